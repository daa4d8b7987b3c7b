# ruff: noqa: E501 -- tables of words: one line a language is easier to check than a column
"""
Names that schoolbooks, calendars and newspapers know: poets, composers, rulers, saints. Whoever quotes one tells nothing
of anybody. They stay where nothing says that somebody near the writer bears the name ("my neighbour Rosa Luxemburg").
"""

import re

from shanyrak.craft.redacting.inflecting import stem

# Known by this one word, and hardly borne by a neighbour.
_ALONE = """
yupanqui mercedes-sosa atahualpa pessoa camões saramago eça queirós drummond lispector calvino pavese montale ungaretti pasolini leopardi foscolo alfieri carducci pirandello norwid słowacki prus reymont herbert tuwim gombrowicz multatuli vondel erasmus spinoza karacaoğlan mevlana fuzuli nesimi
аввакум плевако низами насими навои фирдоуси хайям руми саади гамзатов айтматов маршак чуковский грибоедов островский бунин куприн блок платонов зощенко тютчев фет баратынский сковорода стус франко коцюбинский котляревский
қажымұқан мұқағали сүйінбай бұхар ақан абылайхан конфуций аристотель сократ платон шекспир сервантес байрон диккенс бальзак дюма верн твен кафка ремарк брехт лорка неруда
eiffel gandhi mandela tutu lumumba nkrumah nyerere sankara soyinka achebe maathai tolstoy tolstoi dostoevsky dostoyevsky dostojewski dostoïevski chekhov tschechow tchekhov chéjov pushkin puschkin pouchkine gogol turgenev gorky gorki bulgakov bulgakow mayakovsky majakowski akhmatova achmatowa tsvetaeva solzhenitsyn solschenizyn soljenitsyne sakharov sacharow sakharov gagarin gagarine lenin stalin trotsky trotzki gorbachev gorbatschow gorbatchev khrushchev yeltsin brezhnev molotov bakunin kropotkin hitler mussolini pinochet goebbels himmler ceausescu
churchill thatcher gladstone disraeli cromwell napoleon napoléon napoleón bonaparte robespierre danton voltaire rousseau diderot montesquieu molière corneille rimbaud verlaine baudelaire apollinaire éluard aragon flaubert balzac stendhal proust camus sartre zola dreyfus jaurès jaures clemenceau gambetta pétain mitterrand chirac sarkozy aznavour brassens brel piaf ferrat lamartine ronsard montaigne racine césaire senghor fanon
goethe schiller hölderlin eichendorff heine brecht böll lessing kleist büchner fontane rilke kafka nietzsche kant hegel marx engels bebel liebknecht luxemburg bonhoeffer niemöller stauffenberg tucholsky kästner adorno arendt bismarck adenauer honecker luther melanchthon zwingli beethoven mozart haydn schubert brahms mendelssohn händel handel wagner verdi puccini rossini vivaldi chopin tchaikovsky tschaikowski shostakovich schostakowitsch rachmaninoff stravinsky debussy ravel bizet berlioz
shakespeare dickens wordsworth coleridge shelley keats byron tennyson orwell chaucer tolkien yeats heaney pankhurst thoreau whitman faulkner hemingway steinbeck
cervantes quevedo góngora unamuno lorca neruda borges cortázar benedetti galeano allende guevara evita perón sandino zapata bolívar vallejo mariátegui rulfo goya picasso velázquez moctezuma cuauhtémoc
dante petrarca boccaccio manzoni gramsci garibaldi mazzini leopardi galilei galileo michelangelo raffaello
mickiewicz szymborska miłosz sienkiewicz piłsudski wałęsa kościuszko kopernik shevchenko schewtschenko chevtchenko tagore confucius konfuzius buddha socrates sokrates socrate sócrates plato platon platón aristotle aristoteles aristote cicero seneca euripides sophocles antigone atatürk nâzım hikmet rumi hafez saadi avicenna
abai abay abaï qunanbay qunanbayuly auezov auesow aouezov auezow aitmatov aitmatow aïtmatov zhambyl dschambul valikhanov walichanow altynsarin zhumabayev baitursynov thiruvalluvar bharathi ambedkar nehru
nazareth bethlehem jerusalem golgotha gethsemane gomorrah babylon babel
пушкин лермонтов гоголь толстой достоевский чехов тургенев некрасов маяковский ахматова цветаева мандельштам пастернак булгаков солженицын сахаров гагарин терешкова горький шолохов есенин бродский высоцкий окуджава галич тютчев грибоедов салтыков-щедрин радищев герцен белинский чернышевский ломоносов менделеев суворов кутузов сталин ленин троцкий хрущёв брежнев андропов горбачёв ельцин громыко дзержинский берия акаев гитлер наполеон шекспир гёте шиллер данте байрон сервантес бетховен моцарт чайковский шостакович рахманинов мусоргский глинка левитан айвазовский шевченко шукшин высоцкого
абай құнанбаев құнанбайұлы кунанбаев ауэзов әуезов жамбыл джамбул шоқан чокан уалиханов валиханов ыбырай алтынсарин шәкәрім шакарим мағжан жұмабаев байтұрсынов байтұрсынұлы дулатов махамбет сәтбаев сатпаев бауыржан момышұлы момыш-улы мәншүк маметова әлия молдағұлова сүйінбай бөгенбай қабанбай абылай аблай төле қазыбек әйтеке кенесары мұқағали мақатаев айтматов манас алпамыс қобыланды асанқайғы бұқар коркыт қорқыт аль-фараби әл-фараби фараби сейфуллин мүсірепов есенберлин олжас сулейменов сүлейменов
"""
# Known by both words; either may be anybody's.
_TOGETHER = """
la fontaine, la bruyère, martín fierro, catherine de sienne, sainte catherine, st anthony, saint anthony, protopop avvakum, протопоп аввакум,  atahualpa yupanqui, san francesco, francesco d'assisi, josé hernández, miguel de unamuno, rosalía de castro, fernando pessoa, josé saramago, zeca afonso, jorge amado, paulo freire, clarice lispector, italo calvino, primo levi, elsa morante, don milani, cyprian norwid, czesław miłosz, wisława szymborska, yaşar kemal, sabahattin ali, orhan veli, ahmed arif, yunus emre, iwan franko, lina kostenko, іван франко, ліна костенко, василь стус, григорій сковорода, александр блок, самуил маршак, корней чуковский, расул гамзатов, ахмет байтұрсынұлы, joost van den vondel, annie schmidt, multatuli eduard, michel de montaigne, nazim hikmet, edgar quinet
martin luther, luther king, rosa luxemburg, rosa parks, nelson mandela, victor hugo, émile zola, emile zola, louise michel, jean jaurès, jean moulin, simone weil, simone veil, lucie aubrac, abbé pierre, l'abbé pierre, charles péguy, général de gaulle, de gaulle, paul éluard, rené char, edith piaf, jacques brel, george sand, marie curie, modibo keïta, thomas sankara, aimé césaire, frantz fanon, léopold senghor, patrice lumumba, kateb yacine
george orwell, oscar wilde, bertrand russell, lord denning, tony benn, tom paine, thomas paine, robert burns, william blake, john lennon, bob dylan, woody guthrie, joe hill, abraham lincoln, john kennedy, mary robinson, daniel o'connell, james connolly, michael collins, bobby sands, ken saro-wiwa, wangari maathai, desmond tutu, steve biko, fela kuti, chinua achebe, wole soyinka, mahatma gandhi, mother teresa, malcolm x, harriet tubman, florence nightingale, queen elizabeth, queen victoria, king charles, prince charles, magna carta
bertolt brecht, heinrich böll, heinrich heine, thomas mann, günter grass, anne frank, sophie scholl, dietrich bonhoeffer, martin niemöller, hannah arendt, käthe kollwitz, wilhelm tell, karl marx, friedrich engels, willy brandt, helmut kohl, angela merkel, gottfried keller, max frisch, rudi dutschke, christa wolf, wolf biermann, der heilige martin, heiliger nikolaus, heilige barbara, hildegard von bingen, franz von assisi
garcía lorca, garcía márquez, gabriel garcía, federico garcía, benito juárez, emiliano zapata, pancho villa, simón bolívar, san martín, pablo neruda, víctor jara, victor jara, violeta parra, salvador allende, che guevara, eva perón, fidel castro, hugo chávez, óscar romero, oscar romero, monseñor romero, rigoberta menchú, chico mendes, césar vallejo, josé martí, antonio machado, miguel hernández, rafael alberti, mercedes sosa, atahualpa yupanqui, túpac amaru, micaela bastidas, bartolina sisa, sor juana, camilo torres, berta cáceres, donato ndongo, don quijote, don quixote, sancho panza
primo levi, antonio gramsci, lech wałęsa, janusz korczak, jan paweł, adam mickiewicz, lesya ukrainka, taras shevchenko
андрей сахаров, виктор цой, владимир высоцкий, лев толстой, антон чехов, мать тереза, мартин лютер, махатма ганди, нельсон мандела, роза люксембург, карл маркс, анна франк, леся украинка, лесі українки, тарас шевченко, михаил булгаков, мухтар ауэзов, мұхтар әуезов, чингиз айтматов, шыңғыс айтматов, олжас сулейменов, бауыржан момышұлы, бауржан момышулы, әлия молдағұлова, мәншүк мәметова, шоқан уәлиханов, төле би, қазыбек би, әйтеке би, абылай хан, кенесары хан, сырым датұлы, райымбек батыр
"""
_STEMS = frozenset(stem(word) for word in _ALONE.split())
# Of these the whole world knows one, and many a street another: only with no first name before them.
_ALSO = """
goya zapata pessoa calvino herbert prus drummond блок франко стус островский бунин платонов фет guevara allende perón vallejo wagner brecht böll kant marx engels luther keats
byron heine chopin franck racine calvin sandino churchill piaf camus luxemburg büchner некрасов суворов
кутузов чехов герцен левитан тургенев булгаков маметова дулатов сатпаев сәтбаев сейфуллин есенберлин мүсірепов сулейменов
сүлейменов мақатаев абай шоқан чокан ыбырай шәкәрім шакарим мағжан бауыржан мәншүк әлия төле олжас
манас махамбет қазыбек кенесары аблай абылай жамбыл әйтеке
"""
_ALSO_BORNE = frozenset(stem(word) for word in _ALSO.split())
_PAIRS = frozenset(
    tuple(stem(word) for word in pair.split()) for pair in re.split(r"[,\n]\s*", _TOGETHER) if pair.strip()
)


_SIZES = sorted({len(pair) for pair in _PAIRS})


_ENDED = re.compile(r"(?<=\w{3})['’][a-zçğıöşü]{1,4}$")  # "Yaşar Kemal'in"


def is_famous(words: list[str]) -> bool:
    """Say whether a name, its words in any case, is one that the world knows."""
    stems = [stem(_ENDED.sub("", word)) for word in words]
    return any(each in _STEMS and (len(stems) == 1 or each not in _ALSO_BORNE) for each in stems) or any(
        tuple(stems[at : at + size]) in _PAIRS for size in _SIZES for at in range(len(stems) - size + 1)
    )
