# ruff: noqa: E501 -- tables of words: one line a language is easier to check than a column
"""
First names as people in six and more languages bear them, and the shapes of Slavic and Turkic surnames.

Written by hand, with ten thousand rarer ones from ``common/names.xz``, and far from complete: a name that is not here is still found by the words around it.
"""

import lzma
import re
from functools import lru_cache
from pathlib import Path

from shanyrak.craft.redacting.letters import LOWER, UPPER

_LATIN = """
will may june april rose joy faith ivy hope grace art dale mark drew grant rob ruby prudence bill wolf luz paz león abril flor sol inés
adebayo adewale ayodele babatunde femi folake segun olu olumide kehinde taiwo yetunde bukola titilayo temitope chidi chinwe chioma emeka ikechukwu kelechi nkechi nnamdi nwachukwu obi uche uchenna ugochukwu adaeze amaka ebere sithole thabo sipho nomsa nomvula zanele bongani lerato themba mandla lindiwe kwame kwasi kwabena akosua akua adwoa abena yaw esi efua wangari wambui muthoni nyambura mwangi njoroge odhiambo anyango akinyi chebet kiprop juma baraka neema zawadi mwajuma tendai tatenda chipo rudo farai abebe tesfaye alem selam hirut dawit yohannes mekdes
mehwish ayesha sana saima nadeem naveed waqas farhan asma bushra shabana parveen rukhsana nasreen zahra zohra navid sohrab parisa shirin farzaneh mahsa reza hossein mohsen amirah hanan hala rania samira nawal wissam bassam ghassan marwan khalil jamal jamila faisal waleed saad sunita anita deepak rajesh mukesh dinesh ganesh mahesh naresh sanjay vijay ajay arun varun kiran asha usha lata gita geeta meena leela kamala vimala saroj pushpa kavita kavitha murugan senthil kumaran selvi tamil malar kannan muthu velu karthik arjun harpreet manpreet jaspreet sukhwinder balwinder baljit kuldeep
min-ji ji-won ji-hoon min-jun seo-yeon soo-jin hyun-woo ha-eun eun-ji yu-jin jung-hee hyun sung jae ling xiao jing hui fang lan hong yan ying yuki haruka kenji hiroshi akiko keiko takeshi naoko thuy hoa anh chau duc trang lan huong hanh ngoc phuong quang tuan hung dung thanh van thảo hương phượng thủy đức dũng tuấn
sigurður þórdís björk guðrún sæunn jón ólafur kristín sigríður einar þorsteinn þór hrafn birna ásta bence bálint zsófi zsolt gergely levente boglárka eszter orsolya ágnes erzsébet ilona magdolna dragan goran dejan nemanja bojana snežana slavica mirjana snezana ljubica tereza zuzana lenka markéta hana ludmila bożena halina jadwiga kazimierz stanisław bogusław
koldo ainhoa itsaso amaia ane garazi gorka unai asier oihane josune edurne xabi xabier jordi montse laia meritxell pau oriol arnau berta uxía brais xoán antía carme iria xóchitl citlali yaretzi yamileth yurleidy yuliana yeison yerson jhon jhonatan brayan maicol wilson wilmer edwin elmer nelson nixon freddy yolanda maritza nancy fanny yeny leidy deisy heidy karina janeth lisbeth lizbeth mayra marleny mirtha nélida hermelinda rosalina eulalia refugio socorro hilario nemesio fermín crisanto eleodoro abundio
moussa bakary assitan kadiatou modibo boubacar cheikh ibrahima souleymane seydou lamine mariama fanta oumou ramata djeneba salimata adama abdoulaye alioune babacar coumba ndeye awa khady rokhaya astou bineta yaye kouassi kouamé akissi adjoa affoué bienvenu dieudonné espérance honorine parfait fortuné innocent
vroni resi toni sepp wastl girgl urs reto regula beatrice ruedi köbi hansruedi hansjörg annelies lieselotte liselotte irmgard kunigunde apollonia crescentia leonie finja mats ole lasse hinnerk fiete elke frauke wiebke antje gesine imke insa heike
oisín siobhán ciarán cathal eoin eoghan sinéad gráinne bríd máire pádraig seán mícheál donncha diarmuid malachy philomena gwenllian gethin ieuan angharad dilys eluned meirion glenys hywel emyr gwilym eirlys mairi eilidh iona hamish alasdair morag torquil
kev gaz baz daz shaz trish debs mick mickey paddy jules lou bex nige tel ted teddy bert alf stan sid winnie dot dottie flo gladys mabel beryl elsie hilda edna olive ethel doris nan nessa angie pam babs sal sally sukie cath kath jess beth tash becca abby abbie immy gabe zach
nacho chelo paco pepe pepa lola caro encarna conchi charo kike quique bego merche nando lucho pancho toño chus maite iker leire asun puri rosario remedios angustias aurelio eleuterio evaristo eustaquio
momo manu titi fred nico seb mimi lulu loulou nono karim rachid youssef malika djamila aïcha solenn yann gwenaëlle apolline rayan soline maïwenn
uli ueli vreni ronny kathi steffi gabi conny rudi sepp hansi heidi mandy sandy enrico jens murat navid roswitha annegret hedwig waltraud ottmar ägidius kuddel hein
aaron abigail adam adrian agnes aidan aisha alan albert alex alexander alexandra alexis alfred alice alison allan allison amanda amelia amy andrea andreas andrew
angela angus anita ann anna anne annette anthony antonia arthur ashley audrey barbara beatrice ben benjamin bernard bernadette beth betty beverley brandon brenda brian bridget bruce
bryan cameron carl carla carol caroline carolyn catherine cathy cecilia charles charlie charlotte cheryl chloe chris christian christina christine christopher claire clara clare
claudia colin connor craig cynthia daisy damian daniel danielle darren dave david dawn dean deborah debbie declan denise dennis derek diana diane dominic donald donna
doreen doris dorothy douglas duncan dylan edith edward edwin eileen elaine eleanor elena elisabeth elizabeth ella ellen ellie elsie emily emma eric erica erin esther
ethan eugene eva evan eve evelyn ewan fiona florence frances francis frank fraser fred frederick gareth gary gavin gemma geoffrey george georgia georgina gerald geraldine gerard
gillian glen glenn gordon graham greg gregory guy gwen hannah harold harriet harry hazel heather helen helena henry holly hugh iain ian imogen irene iris isaac isabel isabella
isla ivan ivy jack jackie jacob jacqueline jake james jamie jane janet janice jason jasmine jean jeff jeffrey jennifer jenny jeremy jerome jessica jessie jill jim jo joan joanna
joanne joe joel john johnny jon jonathan jordan joseph josephine josh joshua joyce juan judith judy julia julian julie june justin karen kate katherine kathleen kathryn kathy katie
keith kelly ken kenneth kerry kevin kieran kim kirsten kirsty kyle laura lauren laurence lawrence leah lee leo leon leonard leslie lewis liam lily linda lindsay lisa liz
logan lois lorna lorraine louis louisa louise lucas lucy luke lydia lynn madeleine maggie malcolm marcus margaret maria marian marie marilyn marion marjorie martha martin mary
mathew matilda matt matthew maureen maurice maxwell megan melanie melissa michael michelle miranda miriam moira molly monica muriel nadia nancy naomi natalie natasha nathan
neil nicholas nick nicola nicole nigel nina noah noel nora norma norman oliver olivia oscar owen pamela pat patricia patrick paul paula pauline penelope penny peter petra
philip phillip philippa phoebe phyllis priya rachel ralph raymond rebecca richard rita robert robin roger roland ronald rory rosalind rosemary rosie ross roy
rupert russell ruth ryan sally sam samantha samuel sandra sara sarah scott sean sebastian shane sharon sheila shirley simon sophia sophie stacey stella stephanie stephen
steve steven stewart stuart sue susan susanna suzanne sylvia tara teresa terence terry thea theodore theresa thomas tim timothy tina toby todd tom tony tracey tracy
trevor ursula valerie vanessa vera veronica vicky vincent vivian vivien walter wanda warren wayne wendy wilfred william yvonne zachary zoe hettie bernie gwendolyn wilhelmina desmond keisha yewande rashida fergus folasade roza hyacinthe gontran awa léontine maëlys firmin noura socorro nélida casimiro conchi melquiades yurena tadeo
aoife niamh siobhan ciara sinead padraig seamus cillian eoin rhys sian carys bronwyn ailsa morag hamish
kwame kofi ama abena akua thandiwe sipho nomvula chidi chinedu ngozi amara ifeoma oluwaseun tunde wanjiku kamau fatou mamadou aminata ousmane ibrahim
raj rajesh sanjay anil sunil amit ravi vikram arjun deepak anjali sunita kavita meera lakshmi arun suresh ramesh harpreet gurpreet manpreet
mohammed mohamed muhammad ahmed ahmad ali hassan hussein omar yusuf mustafa khalid karim samir tariq bilal fatima fatma zainab khadija leila layla yasmin nour noor amina mariam salma hana huda
wei ming xiaoming li mei jun hiroshi yuki keiko takashi kenji haruto sakura minjun jihoon soojin
achim adelheid albrecht alfons alois andre angelika anja anke anneliese annegret annemarie annika antje armin arne arnold astrid august axel bärbel beate bernd bernhard bertram bettina birgit birgitta birte
björn brigitte britta bruno burkhard carmen carola carsten christa christel christiane christoph claus constanze cordula corinna cornelia dagmar daniela detlef detlev dieter dietmar dietrich dirk dörte doris dorothea
eberhard eckart eckhard edeltraud egon elfriede elke elsa emil erhard erich erika erwin ernst eva-maria evelin ewald fabian felix ferdinand finn florian franz franziska frauke friederike friedrich frieda frieder friedhelm fritz gabi
gabriele georg gerd gerda gerhard gerlinde gernot gertrud gisela gottfried götz greta gudrun guido günter günther gunther gustav hannelore hannes hanna hanne hans hans-peter hans-jürgen harald hartmut hedwig heide heidi heike heiko heiner heinrich heinz
helga helge helmut herbert hermann hilde hildegard holger horst hubert hugo ilona ilse ina ines inga inge ingeborg ingo ingrid irmgard irmtraud isolde jakob jan jana janina jens joachim jochen johann johanna johannes jonas jonathan jörg jörn josef
judith julian jürgen jutta kai karin karl karla karl-heinz karlheinz karsten kaspar katarina katharina kathrin katja katrin kerstin kirsten klaas klara klaus konrad konstantin korbinian kristin kurt lars lea lena leonie levin lieselotte lina lothar lotte ludwig
luise lukas lutz maik maja malte manfred manuela marcel marco mareike margarete margit margot margrit marianne marieke marina mario marius markus marlene marlies martina mathias matthias max maximilian mechthild meike melanie michaela mia mirjam monika moritz
nele niklas nils norbert olaf ole oskar oswald otto pascal patrizia peer peter philipp pia rainer ralf raphael regina regine reiner reinhard reinhold renate ricarda roland rolf romy rosa rosemarie rudi rudolf rüdiger ruth sabine sabrina sandra saskia sascha
sebastian siegfried siegrid sigrid silke silvia simone sina sonja sophie stefan stefanie steffen stephan susanne sven svenja swantje tanja theo theodor thekla thilo thorsten till tilman timo tobias torben torsten traudl trude udo ulf uli ulla ulrich ulrike ursel uschi uta ute uwe
valentin verena vera viktor viktoria volker volkmar waldemar waltraud werner wiebke wilfried wilhelm willi winfried wolfgang wolfram yannick
adèle adélaïde adrien agathe agnès aimé alain alban albane alexandre alexia alexis alix aline amandine amélie anaïs anatole andré angèle anne-marie anne-sophie annick annie antoine antoinette apolline armand arnaud aude aurélie aurélien aurore axelle baptiste
barthélemy bastien béatrice benoît bérengère bernadette bérénice bertrand blanche brice brigitte camille capucine carole cécile cédric céline chantal christelle christiane christophe clémence clément clémentine clotilde colette coline constance corentin corinne cyril cyrille damien
danièle daniel danielle delphine denis didier dominique édith édouard éliane élise élisabeth élodie éloïse émile émilie emmanuel emmanuelle éric estelle étienne eugénie évelyne fabien fabienne fabrice fanny félicie fernand florent flore florian francine franck françois françoise frédéric
frédérique gabriel gabrielle gaël gaëlle gaspard gaston geneviève geoffroy georges georgette germaine ghislaine gilbert gilberte gilles ginette gisèle grégoire grégory guillaume guy gwenaëlle hélène henri henriette hervé honoré huguette hugues inès irénée isabelle jacqueline jacques jean jean-baptiste jean-claude
jean-françois jean-jacques jean-louis jean-luc jean-marc jean-marie jean-michel jean-paul jean-philippe jean-pierre jeanne jeannine jérémie jérôme joël joëlle jocelyne jordane josette josiane jules julie julien juliette justine karine laetitia laure laurence laurent léa léon léonie lilian liliane
lionel loïc lou louis-philippe louise luc lucie lucien lucienne ludovic mael maëlle magali manon marc marcel marceline marcelle margaux marguerite marie-claude marie-christine marie-hélène marie-france marie-thérèse marielle marine marion marthe martine mathieu mathilde matthieu maud maxime médéric mélanie
michel michèle micheline mireille monique muriel myriam nadège nadine nathalie nicolas ninon noémie noëlle océane odette odile olivier pascal pascale patrice patricia paulette philippe philippine pierre pierrette quentin raoul raphaël raphaëlle raymonde rémi rémy renaud rené renée rodolphe rolande romain romane
roselyne roxane sabine sacha salomé sandrine sébastien serge séverine simone solange solène sophie stéphane stéphanie suzanne sylvain sylvaine sylvie tancrède théo théophile thérèse thibault thibaut thierry thomas timothée tristan valentin valentine valérie véronique victor vincent viviane xavier yann yannick
yolande yves yvette yvonne zélie
abel adela adolfo adriana agustín aitana aitor alba alberto alejandra alejandro alfonso alfredo alicia almudena álvaro amalia amparo ana ana-maría anabel andrés ángel ángela ángeles angustias aníbal antonio antonia araceli aránzazu arturo asunción aurelio aurora azucena beatriz begoña
belén benito benjamín bernardo berta blanca borja camila camilo candela carlos carlota carmelo carmen carolina catalina cayetano césar clara concepción concha consuelo cristian cristina cristóbal dámaso daniela diego dolores domingo édgar eduardo elisa eloísa elvira emilia emiliano emilio encarnación
enrique ernesto esperanza esteban estefanía ester eugenia eugenio eulalia eusebio eva fabiola fátima federico feliciano felipe fermín fernanda fernando fidel florencia francisca francisco gabriela gerardo gilberto gloria gonzalo graciela gregorio guadalupe guillermo gustavo héctor hernán herminia hilario horacio
hugo ignacio íñigo inés inmaculada irene isaac isabel isidoro isidro ismael itziar iván jacinto jacobo jaime javier jerónimo jesús jimena joaquín joaquina jorge josé jose josefa josefina juana juan-carlos julia julián juliana julio justo laura leandro leticia lidia lorena lorenzo lourdes lucía
luciana luciano luis luisa lupe macarena magdalena maite manuel manuela marcela marcelo marcos margarita maría mariana mariano maricarmen marina mario marisa marisol marta martín mateo matías mauricio máximo mercedes micaela miguel milagros miriam mónica montserrat natalia nicolás nieves noelia nuria octavio
ofelia olga omar óscar pablo paloma patricia paulina pedro pilar rafael raimundo ramiro ramón ramona raquel raúl rebeca remedios ricardo roberto rocío rodrigo rogelio román rosa rosalía rosana rosario roque rubén salvador samuel sandra santiago santos saúl sebastián sergio silvia simón sofía
sol soledad sonia susana tatiana teodoro teresa tomás trinidad valentina valeria vanesa verónica vicente víctor violeta virginia ximena yolanda zacarías
abdullah ahmet ali alper arda asiye aslı ayhan ayla aylin ayşe aydın bahar banu barış berk berna beyza bilge burak burcu bülent can canan cansu cem cemal cemile ceren ceyda cihan çağla çiğdem defne deniz derya dilek doğan ebru ece ekin ela elif emel emine emir emrah emre engin ercan erdal erdem
eren erkan erol ersin esin esra eylem fadime fatih fatma ferhat feride fikret filiz funda furkan gamze gizem gökhan gül gülay gülcan gülşen güler gülten güneş hakan hale halil hamza handan hande hasan hatice havva hülya hüseyin ibrahim ilhan ilker inci ipek irem ismail kaan kadir kemal kerem koray
kübra leyla levent mahmut mehmet melek meltem meral merve mert meryem mesut metin mine murat musa mustafa müge nazan nazlı necla nermin neslihan nesrin nevin nihal nihat nil nilgün nilüfer nur nuray nurcan nuri oğuz okan onur orhan osman ozan ömer özge özgür özlem pelin pınar ramazan recep rıza sadık
sedat seda sedef selçuk selin selim sema semra senem serap serdar serhat serkan serpil sevgi sevil sevim sibel sinan songül suat süleyman sultan şeyma şule tamer taner tolga tuba tuğba tuncay turgut tülay tülin ufuk uğur umut ümit veli volkan yağmur yasemin yasin yavuz yelda yeliz yıldız yılmaz yusuf
zehra zekiye zeki zeynep
adrianna agata agnieszka alicja andrzej aneta aniela antoni arkadiusz artur bartek bartosz bartłomiej beata błażej bogdan bogumiła bogusław bożena cezary czesław dariusz danuta dawid dominik dominika dorota edyta elżbieta ewa ewelina filip franciszek gabriela grażyna grzegorz halina hanna helena henryk hubert
ignacy irena iwona izabela jacek jadwiga jakub jan janina janusz jarosław jerzy joanna jolanta józef józefa julia justyna kacper kamil kamila karol karolina katarzyna kazimierz kinga klaudia konrad krystian krystyna krzysztof leszek lidia łucja łukasz maciej magda magdalena małgorzata marcin marek mariola mariusz
marlena marzena mateusz mieczysław mikołaj milena mirosław monika natalia norbert oliwia patrycja paweł piotr przemysław radosław rafał renata robert roksana roman ryszard sławomir stanisław stanisława stefan sylwester sylwia szymon tadeusz teresa tomasz urszula wacław waldemar wanda wiesława wiesław wiktor wiktoria
witold władysław wojciech zbigniew zdzisław zofia zuzanna zygmunt żaneta
aleksandr aleksandra aleksei alexei alexey alyona anastasia anatoly andrei andrey anton arkady artem artyom bogdan boris daria darya denis dmitri dmitry ekaterina yekaterina elena yelena evgeny yevgeny evgenia galina gennady georgy gleb grigory igor ilya inna irina kirill ksenia larisa leonid lev lyubov
lyudmila ludmila maksim maxim margarita marina mikhail nadezhda natalia natalya nikita nikolai nikolay oksana oleg olga pavel polina roman ruslan sergei sergey semyon stanislav stepan svetlana taisia tamara tatiana tatyana timofey timur vadim valentin valentina valery vasily veronika viktor vitaly vladimir vladislav
vyacheslav yana yaroslav yegor yulia yuri zhanna zinaida andriy bohdan dmytro halyna iryna kateryna mykola mykhailo mykyta nataliia oksana oleh oleksandr oleksii olena pavlo petro serhii solomiia taras tetiana vasyl viktoriia volodymyr yevhen yuliia
aidar aidos aigerim aigul ainur ainura aisulu akmaral alibek alma almas aliya alua anara anuar arman asel assel askar aslan asylbek aybek azamat azat baurzhan bauyrzhan bakhyt bekzat beibit bolat botagoz bulat dana daniyar dariga darkhan dastan dauren dinara dina dias elmira erbol erlan ermek gulmira gulnar gulnara
gulnaz gulsim gulzhan indira kairat kamila kanat karlygash kuanysh kuralay laura lyazzat madina madi malika manat maral marat marzhan medet meruert murat nazgul nazira nurgul nurlan nursultan olzhas rashid raushan rustam rustem sabina saltanat samal sandugash sanzhar sara saule serik shynar sholpan talgat timur togzhan
tokhtar ulan yerbol yerlan yermek zarina zhanar zhanat zhanibek zhanna zhansaya zhazira zhuldyz zulfiya
giulia giuseppe giovanni giorgio francesca alessandro alessandra matteo luca chiara paolo stefano lorenzo marco elena federica simona silvia roberto
sanne pieter willem joost maarten daan femke lieke anouk jeroen bram hendrik marijke anders lars ingrid mette søren birgitta magnus freja astrid signe linnea gunnar håkan pekka antti mikko aino
joão josé paulo pedro ana tiago rui inês beatriz catarina luís miguel nuno teresa vasco duarte afonso
"""
_CYRILLIC = """
зейнеп зейнолла кәмшат қамшат қуат мөлдір рауан рахат сағат томирис тұрсын ұлпан фариза аяулым балжан күләш перизат әлихан әділет адилет арнұр бөпе еламан ерболат ермахан кенже марғұлан нұрбол оспан рамазан саят шерхан ырысгүл бақтыгүл баян сұлу алтынай ақбота ақерке аңсар әлібек әли әмина бағила бегімай бибігүл дәрия досжан ерасыл ерғали ерсін жазгүл жанерке жәния жұлдыз зағипа зылиха қадиша қалима қапыш құлпынай қызжібек мағира мәлік мейрамгүл мүбарак нағима нұргүлім ораз орынбасар рәбиға рыскүл сейтқазы сейіт сәлима тілек ұлбосын халима шәйзада шәмші шарбат шырын ырзагүл
лёша петька колька рая рифат гюзель заур магомед тагир яша лида люся матрёна пахом шура боря генка витька платон генрих рудольф эльдар рамиль гаянэ ашот гарик тигран гиви шота зураб мотя дуня фрося груня нюся тося зина клава капитолина агриппина акулина пелагея евдокия марфа устинья ефросинья варвара степанида фома кузьма игнат трофим прохор архип гаврила никифор емельян савва мирон назар лазарь вильгельм фридрих эрна эмма ирма лидия амалия гульсина флюра фаина рашида наиля асия альфия зульфия лейсан ландыш ильнур айрат азат булат марсель камиль шамиль хадижат патимат зарема заира мадина хава аминат рустам бахтияр дилором дилбар мавлюда нодира шахноза гулчехра саидмурод фарход сухроб джамшед ойбек отабек зафар мирлан нурлан бермет чолпон айчурек жылдыз гульзат рая
лёха леха серёга серега толик бека ксюша ксюха танюха санёк саня димон витёк женёк колян вован гоша жека лёня лёлик шурик валера валерик натаха людок зинка нюра клава фрося глаша дуся тоня маруся инесса зоя флюра айсылу руслана гузель ильдар рустем ринат фарида
серик берик ерик болат канат марат нурик айка гуля дана асель асем айым ерке тоқжан рысты сандуғаш мейрамбек бағила дархан назерке бауыржан сәкен гүлсім зәуре алтынай ерғали мирас серікбол ерсін нұрлан нурлан
агата аделина адриан алан александр александра алексей алена алёна алина алиса алла альберт альбина анастасия анатолий ангелина андрей анжела анна антон антонина аркадий арсений арсен артём артем артур ася белла богдан борис вадим валентин валентина валерий валерия варвара
василий василиса вера вероника виктор виктория виолетта виталий влад владимир владислав владлен всеволод вячеслав галина геннадий георгий герман глеб григорий давид даниил данил даниэль дарья даша денис диана дмитрий дима евгений евгения егор екатерина катя елена лена елизавета лиза ефим жанна захар зинаида зоя
иван игнат игорь илья инга инесса инна иннокентий иосиф ирина ира карина кирилл кира клавдия клара константин костя кристина ксения ксюша лариса лев леонид лидия лилия любовь людмила люба люда макар максим маргарита рита марина мария маша марк марта матвей милана мирон мирослав михаил миша надежда надя наталия наталья наташа никита никифор николай коля нина нонна
оксана олег олеся ольга оля павел паша пётр петр полина прохор раиса регина ренат роберт родион роза роман рома ростислав руслан рустам савва савелий светлана света семён семен серафима сергей сережа серёжа слава снежана софия софья соня станислав степан стас таисия тамара тарас татьяна таня тимофей тимур тихон ульяна федор фёдор филипп эдуард эльвира эльмира эмилия эмма эрик
юлиан юлия юля юрий юра яков ян яна ярослав ярослава
андрій богдан василь віктор вікторія віталій володимир галина ганна григорій дмитро євген євгенія ірина іван ігор катерина костянтин леся любов людмила максим марія мар'яна марічка микита микола михайло надія назар наталія оксана олег олександр олександра олексій олена ольга остап павло петро роман ростислав світлана сергій соломія софія степан тарас тетяна уляна христина юлія юрій ярослав
абай абылай азамат азат айару айбек айгерім айгүл айгуль айдана айдар айдос айжан айна айнара айнур айнұр айнура айсулу айсұлу айша ақмарал ақбота алия әлия алмас алмаз алмагүл алмагуль алтынай алтын алуа амангелді аманжол амина анар анара ануар арай арайлым ардақ арман армангүл аружан асан асанәлі асель әсел асем әсем аскар асқар аслан асхат асылбек асылжан аян аяжан
бағдат бағлан бақыт бахыт бақытжан бахытжан бақытгүл бауыржан баужан бауржан баян бейбіт бейбит бекзат бекжан бекболат берік берик биғанша бибігүл бибигуль болат ботагөз ботагоз бұлбұл булат
ғабит габит ғалия ғалым галым ғалымжан гаухар гүлбаршын гүлжан гүлжанат гүлдана гүлмира гульмира гүлнар гульнар гульнара гүлнара гүлназ гүлсім гульсум гүлшат гулзада гульжан гүлайым
дамир дана данияр дарига дариға дархан дархан дастан дәулет даулет даурен дәурен диас дидар дина динара динмұхамед дулат думан ділназ дінмұхаммед еділ ежен елдар ельдар елдос елжан елена ерасыл ербол ергали ержан ерик ерік еркебұлан еркін еркин ерлан ермек ерсұлтан есен есет ескендір
жазира жамал жамиля жәмила жанар жанара жанат жанболат жаннұр жандос жанел жанерке жания жансая жанұзақ жасұлан жасулан жібек жомарт жулдыз жұлдыз жұмабек зарема зарина зәуре зауре зере зульфия зүлфия зухра ибрагим ілияс ильяс индира қайрат кайрат қайсар қалия камила кәмила қамар қамбар қанат канат қарлығаш карлыгаш қасым касым
құралай куралай қуаныш куаныш қыдыр лаура ләззат ляззат ләйла лейла мағжан мадина мадияр майра мақсат максат малика манас мансұр маржан марат марал медет медина мейрам мейрамгүл меруерт мейірім мирас мира мұрат мурат мұхтар мухтар мұхамед мырзабек
назгүл назгуль назерке назира наргиз нұрай нұрбек нурбек нұрболат нұргүл нургуль нұржан нуржан нұрлан нурлан нұрсұлтан нурсултан нұрсұлу нұртас олжас омар орал оразбек орынбасар өмір пернегүл рабиға раушан рашид рахим рахима ринат рүстем рустем сабина сабыр саида сакен сәкен салтанат самал сандуғаш сандугаш санжар сания сара саяжан
сәуле сауле серік серик сұлтан султан сымбат тағыр тайыр талғат талгат таңшолпан темірлан темирлан тимур тоғжан толқын төлеген толеген тоқтар токтар ұлан улан ұлболсын ұлжан ульжан фарида фатима фарид хадиша хамит шахмұрат шолпан шынар шынғыс чингис ырысты ырыскүл эльмира элмира эрлан юнус якуб ясмина
"""
# First names that are also words or places: on their own they prove nothing.
_WORDS_AS_WELL = """
abril flor inés
mark will grace hope faith joy rose may june april august art bill frank victoria florence charlotte sydney paris jordan
georgia chelsea dean guy rob pat sue jack robin lee max grant drew guy roman christian norman german ross dale dawn
holly ivy iris hazel heather olive penny ruby sol paz rosario dolores pilar soledad consuelo concepción remedios
mercedes milagros nieves esperanza gloria luz cruz reyes santos justo pierre claire france aurore blanche constance
prudence rémi ernst wolf august till stern rosa can deniz barış umut savaş güneş yağmur bahar doğan yıldız sevgi ümit
nil onur güler yılmaz özgür emir sultan melek inci bilge engin derya eylem devrim doğa вера надежда любовь слава роман
лев марк марта герман роза ася лилия света любов надія воля абай арман бақыт бота алтын баян ардақ ару дана думан асан
сұлтан султан болат ерік еркін азат бейбіт өмір қуаныш мейірім самал толқын орал мира ұлан улан арай айна алма зере сара
мира ali eve sky asia ama li mei jun max kai jo lou wei ming ella mia ana mine sema carmen santiago león guadalupe
asunción trinidad innocent parfait fortuné espérance bienvenu honorine refugio socorro wilson nelson freddy hong lan van hung dung ole elke obi yaw esi pau ane fanny velu lasse
тілек ораз рахат сағат қуат шырын жұлдыз орынбасар саят
"""
_AMBIGUOUS = frozenset(_WORDS_AS_WELL.split())

_MORE = lzma.decompress((Path(__file__).parent / "common" / "names.xz").read_bytes()).decode().split("\n")
FIRST_NAMES = frozenset(_LATIN.split()) | frozenset(_CYRILLIC.split()) | frozenset(_MORE)

_CASE_ENDING = re.compile(
    r"(?:['’]s|s|ом|ем|ём|ой|ей|ою|ею|ью|ии|ию|ией|ові|еві|ові|ну|"
    r"ның|нің|дың|дің|тың|тің|ға|ге|қа|ке|ны|ні|ды|ді|ты|ті|да|де|та|те|дан|ден|тан|тен|нан|нен|мен|бен|пен|мын|мін|пын|пін|бын|бін|"
    r"['’](?:ın|in|un|ün|nın|nin|nun|nün|a|e|ya|ye|ı|i|u|ü|yı|yi|yu|yü|da|de|ta|te|dan|den|tan|ten|la|le|yla|yle)|"
    r"а|я|о|е|и|у|ю|ы|і|ї|й|ь|ą|ę|a|y|u|owi|em|ie|i)$"
)
_LAST_VOWELS = frozenset("ыеуюи")  # of "Галины", which no longer ending may spoil
_PUT_BACK = ("", "а", "я", "й", "ь", "ия", "ій", "о", "a", "ek")

_DIMINUTIVE = re.compile(r"([а-я]{3,})(?:к|очк|ечк|еньк|оньк|ушк|юшк)(?:а|и|у|е|ой|ою)")  # "Динарка"
_PATRONYMIC = re.compile(
    rf"[{UPPER}](?:[{LOWER}]*(?:алыч|аныч|иныч)|[{LOWER}]+(?:ович|евич|аныч|алыч|[её]ныч|[её]мыч|ёвич|йович|івн|ївн|овн|евн|ичн|иничн|ovich|evich|ovych|ovna|evna|ivna|ұлы|қызы|улы|кызы|оглы|uly|kyzy|qyzy|ulı))"
    r"(?:(?<=[вч]н)(?:а|ы|е|ой|у|ою|і|ою)|(?<![вч]н)(?:а|у|ем|ом|е|ы|ой|и|ою|ей|і|ичу|ича|ың|дың|ның|ға|ге|на|не|мен|м|мын|мін|n[aı]ng|ны|сы)?)"
)
_CYRILLIC_SURNAME = re.compile(
    rf"[{UPPER}][{LOWER}’'-]+(?:(?:ов|ев|ёв|єв|їв|ин|ын|ін|цын)(?:а|у|ым|ом|е|ой|ою|ых|ы|і|им|ими|ою)?|(?:ск|цк|зьк|ськ)(?:ий|ого|ому|им|ом|ая|ой|ую|ие|их|ій|а|у|ою|і)|енко|(?:чук|щук|ейчук|шин)(?:а|у|ом|е|и|і|ой)?|ян(?:а|у|ом)?|швили|дзе|"
    r"(?:баев|беков|ов|ев|ин)(?:а)?(?:ның|нің|дың|тың|ға|ге|қа|ке|ды|ты|ны|ні|тан|тен|дан|ден|нан|нен|пен|бен|мен|та|да|на|не|ның|мын|пын|мін|тар|лар)?|(?:бай|бек|хан|жан)(?:ұлы|улы|қызы|кызы))"
)
_LATIN_SURNAME = re.compile(
    rf"[{UPPER}][{LOWER}]{{2,}}(?:ov|ova|ev|eva|yev|yeva|iev|ieva|bayev|bayeva|baev|baeva|bekov|bekova|enko|chuk|shvili|dze|sky|skaya|skiy|ski|ska|cki|cka|wicz|ović|oğlu|uly|kyzy|ides|poulos|akis)"
)


@lru_cache(maxsize=8192)
def first_name_in(word: str) -> str:
    """Give the first name a word stands for, also in a Slavic, Turkic or English case; "" for none."""
    lower = word.lower()
    if lower in FIRST_NAMES:
        return lower
    if lower.replace("ё", "е") in FIRST_NAMES:
        return lower.replace("ё", "е")
    if "-" in lower and all(part in FIRST_NAMES for part in lower.split("-")):
        return lower
    if (short := _DIMINUTIVE.fullmatch(lower)) and any(
        short[1] + end in FIRST_NAMES for end in ("", "а", "я")
    ):
        return lower
    if lower[-1:] in _LAST_VOWELS and any(lower[:-1] + back in FIRST_NAMES for back in _PUT_BACK[:5]):
        return next(lower[:-1] + back for back in _PUT_BACK[:5] if lower[:-1] + back in FIRST_NAMES)
    stem = lower
    for _ in range(2):
        shorter = _CASE_ENDING.sub("", stem)
        if shorter == stem or len(shorter) < 3:
            return ""
        stem = shorter
        for back in (
            _PUT_BACK if not stem.isascii() or lower.endswith(("ą", "ę", "i", "owi", "em", "y")) else ("",)
        ):
            if stem + back in FIRST_NAMES:
                return stem + back
    return ""


def is_inflected(word: str) -> bool:
    """Say whether a Cyrillic first name stands in a case in which nobody signs: "спросить Зою"."""
    lower = word.lower()
    return lower[:1] >= "а" and lower[-1:] in _LAST_VOWELS and first_name_in(word) not in {"", lower}


def is_ambiguous(first_name: str) -> bool:
    """Say whether the first name is also a word or a place, so that more than its capital is needed."""
    return first_name in _AMBIGUOUS


@lru_cache(maxsize=8192)
def has_patronymic_shape(word: str) -> bool:
    return bool(_PATRONYMIC.fullmatch(word))


@lru_cache(maxsize=8192)
def has_surname_shape(word: str) -> bool:
    """Say whether the word ends as Slavic and Turkic surnames do, whatever its case."""
    return bool(_CYRILLIC_SURNAME.fullmatch(word) or _LATIN_SURNAME.fullmatch(word))
