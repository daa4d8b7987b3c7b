# ruff: noqa: E501 - word lists and patterns are read across, not down
"""
The words by which people who write appeals show what a line is.

Data, not rules: each table names one meaning and lists its words in the thirteen languages we read.
``word*`` stands for every word that begins so (Slavic, Turkic and Arabic endings). All lower case.
A word may carry several meanings; ``meanings(word)`` gives them as one ``M`` set.
Source: labels and phrases met in appeals of Amnesty, OMCT, FIDH, AHRC, CWI, LabourStart and others.
"""

from functools import lru_cache


class M:
    """
    What one word may mean in an appeal: bits of one int.

    Plain ints, not an IntFlag: a text asks some ten thousand times, and an enum's operators cost a third of the reading.
    """

    PHONE = 1 << 0
    FAX = 1 << 1
    EMAIL = 1 << 2
    WEB = 1 << 3
    TELEX = 1 << 4
    LABEL_ONLY = 1 << 5  # a label by itself, not also a verb of the sentence
    SALUTATION = 1 << 6
    DEAR = 1 << 7
    ROLE = 1 << 8
    ORG = 1 << 9
    OWN_ORG = 1 << 10
    HONOUR = 1 << 11
    STREET = 1 << 12
    BOX = 1 << 13
    SEND = 1 << 14
    THING = 1 << 15
    ASK = 1 << 16
    COPY = 1 << 17
    SUPPORT = 1 << 18
    INFO = 1 << 19
    DONATE = 1 << 20
    FUNCTION = 1 << 21
    MONTH = 1 << 22
    JOIN = 1 << 23
    TO = 1 << 24
    SIGNED = 1 << 25
    NUMBERWORD = 1 << 26
    SPOKEN = 1 << 27  # he, she, they, we, you: a sentence, not an address
    PARTICLE = 1 << 28
    MUST = 1 << 29
    HINT = 1 << 31  # a word worth a closer look for "more information", "let us know"
    RISK = 1 << 32  # what is done to people at risk
    BACK = 1 << 33  # perhaps a wish to hear what readers did
    SUBJECT = 1 << 30


TABLES: dict[int, str] = {
    M.PHONE: """
        pabx epabx epbx epbax eabx
        telef fon fone toll-free freephone tollfree tty tdd pho res resi telefonu telefony telefoner puhelin telefonszám telefonul mobil tlf.
        tel tel. tels telephone telephones telephoning tele phone phones phoning ph call calls calling ring cell cellphone mobile mob hotline
        switchboard voice landline telefon telefonnummer telefonnummern telefonisch handy mobil anruf anrufe anrufen ruf fernsprecher
        téléphonez téléphonons telefonieren telefoniert telefonieret telefoneen telefonen telefoneie telefone-lhe telefonea telefoneen llámenle llámenlo
        téléphone téléphones telephone tél tél. téléphoner appeler appelez portable standard
        teléfono teléfonos conmutador centralita pbx tfno tlf telf tlfno fono móvil celular llamar llame llamen llama
        telefone telefones telemóvel tel/fax ligue ligar
        telefono telefoni centralino cellulare cell. chiamare chiamate telefonare telefonate
        telefoon telefoonnummer telefoonnummers bel bellen
        telefonu* telefonlar* cep gsm santral arayın telefony telefonów telefonem telefonní
        тел тел. телефон* моб моб. звоните звонить звонок телефону
        هاتف الهاتف تلفون تلفن تليفون موبايل جوال همراه اتصل تماس шақырыңыз
        ruft dzwońcie zadzwońcie zadzwoń dzwonić telefonujcie volejte zavolejte zavolat telefonujte llamad llámalos marque marquen liguem telefonem ligar joindre joignez
        belt позвоните позвонить звоним телефонуйте дзвоніть подзвоніть зателефонуйте telefonları telefondan telefonla
        whatsapp sms
        handset phoned voicemail viber durchwahl fernruf handynummer mobiltelefon mobilnummer notruf rufnummer telefonnr telefonzentrale vorwahl indicatif
        téléphonique téléphoniques celulares llamada llamadas llámele llámeles telefónica telefónico telefónicas telefónicos ligação ligações ramal telefonema
        telefonemas telefônico telefonar chiama chiamata recapito telefona telefonata telefonica telefonico telefonici utenza doorkiesnummer mobiel mobiele
        telefonische telefoneer telefoontje telefoontjes toestel arayıp çağrı dahili добавочный звонка звонки звонков мобильный мобильного набирайте позвони
        дзвінок дзвінки мобільний подзвони қоңырау ұялы хабарласыңыз هواتف الجوال محمول نقال اتصلوا موبایل komórka telefoniczny ringa""",
    M.FAX: """
        faxnummern telefaxnummern
        faxt faxez faxear faxar gefaxt facs telecopy telecopier faksem faksy faxem faxu faksin         protestfax protestfaxe faxprotest faxproteste fax faxes faxed faxing facsimile telefax telefaxes faxe faxnummer fax-nr faxnr telefaxnummer télécopie télécopieur telecopie
        belgegeçer belgeç faxen faks faksı faksu faksimile факс* fakslar فاكس الفاكس فکس نمابر دورنگار telefaks fax.
        faxnumber telefacsimile faxgerät faxnachricht faxnachrichten telefaxe telefaxnr télécopies téléfax télécopieurs facsímil facsímile faxeen telecópia
        faxate faxare telefacs faksla faksa faxı т/ф فاكسات ناسوخ faxer""",
    M.EMAIL: """
        e-post epost e-postadress e-postadresse e-posti sähköposti e-pošta e-pochta e-mailcím drótposta imeyl
        pec
        protestmail protestmails protest-mails email emails e-mail e-mails mail e-mailadres mailen mailto emailadresse e-mail-adresse mailadresse courriel courriels mél mel
        électronique correio correo correos electrónico eletrônico elettronica posta e-posta eposta elektronik имейл мейл емейл
        емайл e-mailen электронная электронный электронной почта почты почте пошта пошти пошту электрондық поштасы البريد الإلكتروني بريد ایمیل
        рассылка emailing adresse-mail""",
    M.WEB: """
        web website websites webseite webpage web-page web-site site homepage internet online url internetseite kontaktformular webformular
        formular formulaire formulario formulário modulo sito sitio página pagina веб-сайт сайт сайта сайте сайту сайты веб вебсайт
        webform form webformulier sitesi formu الموقع موقع وبسایت تارنما сайты""",
    M.TELEX: "telex telexes télex telegram telegrams telegramme telegraph telegramm telegrama twitter facebook instagram skype телеграмма телекс",
    M.LABEL_ONLY: """
        pabx epabx epbx epbax eabx
        e-post epost sähköposti e-pošta e-mailcím telefonszám puhelin telefonnummer
        pec
        faxnummer telefonnummer telefaxnummer faxnr fax-nr tel-nr telefon-nr fax-no tel-no fon fone telef correio
        toll-free freephone tollfree tty tdd pho res resi телефон телефоны телефонам телефону telefonu tel tel. tels voice telephone phone ph tél tél. telefon telefono teléfono telefone téléphone telefoon тел тел. fax telefax faks факс email
        e-mail mail courriel mél correo e-posta eposta web website webseite هاتف فاكس تلفن فکس نمابر fax. tlf telf tfno mob моб cell facs switchboard centralino conmutador centralita pbx
        facsimile web-page webpage homepage сайт url mobile hotline""",
    M.SALUTATION: "salutation salutations anrede saludo tratamiento saluto hitap обращение звернення үндеу",
    M.DEAR: """
        dear estimado estimada estimados estimadas señor señora excelentísimo distinguido lieber liebe geehrter geehrte geehrten caro cara
        caros prezado prezada senhor senhora egregio gentile illustrissimo monsieur madame geachte beste sayın sayin уважаемый уважаемая
        уважаемые шановний шановна шановні құрметті глубокоуважаемый excellency highness majesty""",
    M.ROLE: """
        giudici premier minister ministra ministrowi ministrem ministru prezydent prezydenta prezydentowi prezes prezesa dyrektor dyrektora dyrektorowi burmistrz burmistrza wojewoda wojewody
        starosta prokurator prokuratora rzecznik marszałek ambasador ambasadora komendant naczelnik ředitel ředitele ministr starosta primátor prezident velvyslanec
        statsminister justitieminister minister talman ambassadör landshövding generaldirektör statsråd borgmester ordfører pääministeri ministeri miniszter miniszterelnök elnök igazgató nagykövet
        ministru președinte președintele primar primarul primăria ambasador director prim-ministru ministre alcalde predsjednik predsednik ministar direktor gradonačelnik veleposlanik
        presiden menteri gubernur bupati kepala duta
        gov atty president vice-president minister ministers prime-minister prime chancellor secretary secretary-general undersecretary ambassador
        ambassadress consul consul-general governor mayor lord-mayor prosecutor procurator procuror prokuror attorney attorney-general general-secretary
        director director-general directors commissioner commander chief chairman chairwoman chairperson chair head judge justice magistrate
        ombudsman ombudsperson sheriff warden superintendent inspector speaker rapporteur leader king queen emir sultan premier deputy
        commandant registrar officer ceo attache attaché counsellor counselor envoy administrator rector dean akim akimu hokim senator spokesman
        ig dgp igp dig collector presiding supervisor manager vice
        präsident präsidentin ministerpräsident ministerpräsidentin bundeskanzler bundeskanzlerin bundespräsident ministerin
        staatsminister staatsministerin innenminister innenministerin außenminister außenministerin justizminister justizministerin
        botschafter botschafterin bürgermeister bürgermeisterin oberbürgermeister oberbürgermeisterin generalstaatsanwalt staatsanwalt
        gouverneur parteisekretär direktor direktorin leiter leiterin staatssekretär staatssekretärin landrat landrätin senatorin richterin richter
        präsidenten generalsekretär generalsekretärin vorsitzender vorsitzende beauftragte beauftragter
        président présidente ministre ministres préfet préfète maire procureur procureure ambassadeur ambassadrice directeur directrice
        secrétaire gouverneure garde chef juge médiateur défenseur commissaire premier gouverneur
        presidente presidenta ministro ministra fiscal alcalde alcaldesa intendente gobernador gobernadora embajador embajadora juez jueza
        defensor defensora procurador procuradora directora secretario secretaria jefe canciller comandante comisario intendenta
        governador governadora prefeito prefeita embaixador embaixadora juiz juíza secretário secretária diretor diretora chanceler delegado
        presidenza sindaco sindaca prefetto ambasciatore ambasciatrice giudice direttore direttrice segretario questore procuratore
        ministro-presidente burgemeester ambassadrice minister-president staatssecretaris voorzitter directeur-generaal premier
        cumhurbaşkanı başbakan bakan bakanı vali valisi başsavcı başsavcısı savcı başkan başkanı büyükelçi büyükelçisi müdürü belediye kaymakam
        президент* министр* премьер-министр* премьер* прокурор* губернатор* мэр* аким* посол послу посла начальник* председател* директор*
        генеральн* судь* уполномоченн* омбудсмен* руководител* секретар* глава главе комиссар* генпрокурор* консул*
        міністр* прем’єр* голова голові мер меру міському губернатор* посла омбудсман* керівник* уповноважен*
        әкім* министрі министріне президенті прокуроры төраға* елші* бастығы
        الرئيس رئيس وزير النائب المدعي سفير السفير محافظ مدير قاضي والي ملك أمير
        رئیس‌جمهور رئیس وزیر دادستان سفیر استاندار شهردار رهبر مدیر
        alderman bailiff chieftain clerk coroner comptroller controller councillor councilor congressman congresswoman delegate headmaster headteacher marshal
        nuncio parliamentarian patriarch prefect provost representative sergeant trustee cfo coo archbishop abgeordneter abgeordnete beigeordneter dezernent
        dezernentin dekan dekanin geschäftsführer geschäftsführerin intendant intendantin innensenator innensenatorin kanzler kanzlerin landesvater
        landeshauptmann landeshauptfrau polizeichef rektor rektorin regierungschef sprecher sprecherin stadtrat stadträtin vizekanzler ministerialrat konsul
        konsulin generalkonsul generalkonsulin bundesrat bundesrätin regierungsrat stellvertreter verwalter kommandant oberst staatschef chefin präses
        landesbischof bischof erzbischof archevêque adjoint adjointe bâtonnier bourgmestre conseiller conseillère consule chancelier chancelière défenseure
        délégué déléguée député députée doyen doyenne évêque gardien inspecteur inspectrice maïeur pdg proviseur recteur rectrice roi reine représentant
        représentante sénateur sénatrice syndic wali waly alcaide administrador administradora apoderado asesor asesora cacique capitán comandanta comisionado
        comisionada cónsul concejal concejala consejero consejera contralor contralora coordinador decano decana delegada diputado diputada edil encargado
        encargada gerente juzgador lehendakari magistrado magistrada mandatario obispo arzobispo personero personera rectora regidor regidora relator relatora
        representante reina sargento senador senadora síndico subdirector subsecretario subsecretaria superintendente teniente vicepresidente vicepresidenta
        viceministro viceministra chefe comissário comissária conselheiro conselheira cônsul corregedor coronel deputado deputada desembargador desembargadora
        ouvidor ouvidora promotor promotora provedor provedora reitor reitora vereador vereadora bispo arcebispo embaixatriz assessore assessora
        amministratore cancelliere capitano commissario commissaria console consigliere consigliera deputato deputata dirigente governatore governatrice
        ispettore magistrato maresciallo onorevole podestà presidentessa procuratrice provveditore questora regina rettore rettrice segretaria sottosegretario
        sottosegretaria sovrintendente senatore senatrice vescovo arcivescovo vicesindaco commissaris commissaresse deken gedeputeerde hoofdcommissaris
        hoofdofficier kabinetschef kamerlid koning koningin officier rechter schepen secretaris voorzitster wethouder wethoudster bestuurder bisschop
        aartsbisschop bakanına başkanına başbakana cumhurbaşkanına valisine savcısına kaymakamı müdür müdürüne rektör rektörü milletvekili sekreter sekreteri
        elçi konsolos başkonsolos komutan komutanı hakim hâkim yargıç denetçisi muhtar müsteşar müsteşarı temsilcisi атташе депутат депутату военком
        замминистра заместитель заведующий канцлер комендант командир командующий король королева посланник представитель префект ректор ректору сенатор
        советник управляющий хаким епископ архиепископ патриарх полпред атаман шериф инспектор прем'єр суддя судді заступник командувач комісар представник
        радник бастық уәкіл басшысы жетекшісі орынбасары الوزير حاكم المدير قنصل القنصل عمدة أمين الأمين القاضي الملك مفوض المفوض نقيب مأمور وكيل المستشار
        فرماندار قاضی نماینده فرمانده مدیرعامل سرپرست معاون wicepremier wójt sołtys dziekan sędzia poseł posłanka rzeczniczka dyrektorka kanclerz prezydentka
        ordförande borgmästare kommunstyrelsens polismästare åklagare riksåklagare domare generalsekreterare verkställande direktør direktör formand
        fylkesmann adviser leitung referentin patron constable principal treasurer convener convenor pope responsável responsabile responsable""",
    M.ORG: """
        correctional facility изолятор* милици* полици* овд гувд умвд ministerstwo ministerstwa kancelaria urząd urzędu prokuratura sąd komenda ambasada konsulat lasów starostwo ministerstvo úřad vláda velvyslanectví soud věznice
        departementet regeringen ministeriet ambassaden riksdagen kriminalvården styrelsen ministeriö suurlähetystö minisztérium nagykövetség kormány
        ministerul guvernul ambasada parlamentul prefectura ministeri ajuntament ministarstvo vlada veleposlanstvo ambasada kementerian kedutaan kejaksaan
        vertretung vertretungen konsulat légation legation rappresentanza représentation office ministry department dept embassy consulate mission commission committee council court parliament congress senate assembly
        hmp hmyoi jva secretariat bureau agency directorate administration authority police prison penitentiary jail headquarters
        government cabinet presidency presidential residence akimat municipality municipal city-hall prefecture tribunal institute bank
        company corporation ltd limited plc inc gmbh bv b.v b.v. n.v. ооо оао зао ag kg spa s.p.a s.p.a. ltda llc corp grupo gruppo groupe group foundation unit service services procuratorate
        chancellery house palace centre center chamber board bldg high-commission commissariat delegation university hospital
        ministerium innenministerium justizministerium staatsministerium außenministerium bundesministerium botschaft konsulat generalkonsulat
        staatskanzlei bundeskanzleramt kanzlei amt landesamt bundesamt gericht staatsanwaltschaft generalstaatsanwaltschaft polizei
        polizeipräsidium regierung landtag bundestag senatsverwaltung behörde ausländerbehörde rathaus stadtverwaltung
        ministère ambassade consulat préfecture mairie commissariat palais cour gouvernement sénat assemblée présidence parquet cabinet
        direction secrétariat
        ministerio embajada consulado fiscalía secretaría congreso senado cámara corte palacio gobierno presidencia defensoría procuraduría
        comisión unidad policía cárcel prisión alcaldía municipalidad ayuntamiento despacho oficina dirección juzgado
        ministério embaixada consulado procuradoria câmara governo presidência secretaria polícia prefeitura gabinete defensoria
        ministero ambasciata consolato procura camera governo presidenza polizia prefettura comune municipio questura palazzo carcere
        ministerie ambassade gemeente regering parlement politie gevangenis openbaar
        bakanlığ* başkanlığ* cumhurbaşkanlığ* büyükelçiliğ* elçiliğ* konsolosluğ* valiliğ* belediyes* savcılığ* başsavcılığ* emniyet
        müdürlüğ* meclis* mahkemes* cezaev* hapishane*
        министерств* посольств* консульств* прокуратур* администраци* акимат* правительств* суд суда управлени* департамент* комисси* комитет*
        канцеляри* верховн* отдел* отделени* сизо колони* мэри* дума думу следственн* увд умвд фсин уфсин гуфсин мвд фсб минюст генпрокуратур* резиденци*
        міністерств* адміністраці* уряд* рада ради управлінн* офіс* генпрокуратур*
        әкімдік* министрлігі прокуратурасы елшілігі басқармасы соты үкімет*
        وزارة سفارة رئاسة مكتب محكمة النيابة ديوان قصر مجلس سجن لجنة
        وزارت سفارت دفتر دادگاه قوه زندان مجلس نهاد
        archdiocese chancery constabulary councils courthouse customs garrison inspectorate institution judiciary legislature magistracy majlis ministries
        ombuds politburo precinct probation prosecution registry society solicitors sheriff’s treasury airline airlines airport abteilung abgeordnetenhaus
        arbeitsagentur bezirksregierung bundesanwaltschaft bundespolizei bundesrat bürgerschaft fraktion gefängnis generalbundesanwalt gesandtschaft
        hochschule innensenat klinik konzern landesregierung magistrat parlament senat stadtwerke tierheim universität verlag vorstand zoll agence archevêché
        banque caisse chambre chancellerie compagnie conseil directoire département établissement évêché gendarmerie hôpital inspection institut laboratoire
        municipalité rectorat université wilaya administración agencia arzobispado asamblea audiencia banco cabildo cancillería comandancia comisaría
        comisariado compañía concejo consejo consellería conselleria consejería contraloría corregimiento corporación cuartel delegación departamento
        diputación diócesis ejército facultad gobernación instituto intendencia legislatura magistratura obispado oficialía parlamento penitenciaría
        personería rectorado representación subsecretaría superintendencia universidad vicaría vicepresidencia zoológico administração agência arquidiocese
        assembleia chancelaria comarca comissão companhia conselho corregedoria delegacia diretoria direção exército faculdade fundação ouvidoria palácio
        penitenciária presídio promotoria provedoria reitoria subprefeitura superintendência universidade agenzia amministrazione arcivescovado assemblea
        azienda banca capitaneria commissione compagnia comitato consiglio diocesi dipartimento direzione fondazione giunta istituto legazione nunziatura
        ospedale partito provveditorato segreteria senato soprintendenza stabilimento tribunale ufficio università vescovado afdeling commissariaat consulaat
        directie fractie gemeentehuis gemeenteraad gerechtshof kamer kanselarij maatschappij onderneming politiebureau provincie raad rechtbank secretariaat
        senaat stadhuis stadsbestuur universiteit vertegenwoordiging başbakanlık adliye adliyesi baro barosu büyükelçilik genelkurmay hastanesi jandarma
        kaymakamlık kaymakamlığı komisyon komisyonu konsolosluk kurul kurulu müdürlük rektörlük rektörlüğü savcılık şirket şirketi tbmm temsilciliği
        üniversite üniversitesi valilik yargıtay danıştay агентство академия ассамблея банк больница ведомство генконсульство госдума губернаторство диспансер
        епархия завод зоопарк инспекция институт коллегия комбинат концерн корпорация магистрат мажилис маслихат палата парламент представительство префектура
        ректорат роспотребнадзор роскомнадзор росгвардия сенат тюрьма управа университет учреждение фабрика холдинг відділ кабінет колонія комісія комітет
        компанія мерія облрада поліція представництво ратуша секретаріат тюрма університет установа в’язниця агенттігі әкімдігі әкімшілігі банкі басқарма
        елшілік консулдық кәсіпорын мажілісі мәслихат мәслихаты мекеме мекемесі министрлік орталығы парламенті сенаты түрме университеті zaместитель station
        church club clinic farm publisher factory division federation diocese college warehouse brewery shipyard refinery navy corps region kanton""",
    M.OWN_ORG: """
        programme aid international association society trust watch action forum
        campaign network coalition movement solidarity defence defense support appeals supporters friends collective federation alliance
        newsletter editor webmaster spokesperson portavoce kampagne netzwerk bündnis komitee comité comite comitato coordinamento collectif
        campaña red coordinadora asociación associazione association associação verein kampanya кампани* комитет* движени* observatory amnesty
        press""",
    M.HONOUR: """
        rep sen alderwoman imam msgr cmdr congressman congresswoman assemblyman assemblywoman assemblymember councilman councilwoman councilmember councillor councilor alderman mr mr. mrs mrs. ms ms. dr dr. prof prof. professor h.e. he. hon hon. honourable honorable excellency exzellenz excellence excelencia excelência eccellenza sir madam madame lord lady general
        gen gen. col col. colonel lt lt. lieutenant maj maj. major brig brigadier capt captain admiral judge sheikh ayatollah hojatoleslam
        hojjatoleslam sayed sayyid shri smt thiru datuk dato tan dato’ datuk’ h.h. princess prince king rev bishop senator president
        herr herrn frau hr. fr. m. mm. mme mlle monsieur madame sr sr. sra sra. señor señora don doña lic lic. ing ing. licenciado abog abg
        gral excmo excma ilmo ilma exmo exma senhor senhora sig sig. signor signora dott dott. dott.ssa dottor on. onorevole avv spett spett.le
        dhr dhr. mevr mevr. mevrouw meneer heer drs ir mr.dr bay bayan sayın господин* господину госпож* г-н г-ну г-жа г-же пан пану пані мырза
        السيد السيدة سعادة معالي فخامة جناب آقای خانم آیت‌الله حجت‌الاسلام
        amb cllr comrade cpl dame esq father hajj haji hrh insp maulana messrs miss monsignor mullah mx pastor provost rabbi reverend sgt sheik sister supt
        ustad engr exz fräulein freiherr pfarrer pater pfr abbé docteur éminence maître maréchal mesdames messieurs mgr mmes père sœur vve arq capitán cnel
        cmte compañero contador coronel doctor doctora dra excelentísima excelentísimo excmos gral. hno hna ilustre ilustrísimo ingeniero ingeniera lcda lcdo
        licda licenciada lics maestro maestra monseñor mtra mtro padre profa profesor profesora sres sras srta señores señorita teniente tte dres capitão
        comendador dona doutor doutora engenheira engenheiro excelentíssimo excelentíssima exmos ilustríssimo ilustríssima meritíssimo s.exa senhores senhoras
        srs tenente desembargador avv.to dott.sse dottoressa dr.ssa eccellentissimo eminenza geom ill.mo monsignore prof.ssa sigg signorina egr baron barones
        excellentie jhr jonkheer kolonel luitenant majoor mej mejuffrouw mw weledelgeboren avukat doç hoca hocaefendi hanım hanımefendi bey beyefendi efendi
        uzm ekselansları tümgeneral albay гражданин генерал генералу доктор капитан майор подполковник полковник полковнику профессор святейшество
        превосходительство лейтенант добродій пане панові професор қарт мырзаға ханым ханымға الأستاذ الأستاذة الدكتور الدكتورة الشيخ اللواء العميد العقيد
        القاضي المستشار دكتور سماحة الفريق دکتر سردار سید شیخ مهندس سرکار pan pani panu szanowny inż płk fru fröken kapten""",
    M.STREET: """
        ulica ulicy ul. al. aleje plac pl. ulice náměstí třída gatan vägen torget gade vej gate vei katu tie utca út tér strada bulevardul piața ulica trg
        street str str. st st. road rd rd. avenue ave ave. av av. av. blvd blvd. boulevard lane ln drive dr drive square sq place pl pl. plaza
        court gate gates garden gardens terrace crescent highway hwy way park row quay mall circle building bldg floor room suite house tower
        block complex compound district province region postcode zip marg bhavan bhawan nagar colony sector jalan jl jln lorong taman soi
        bulvarı caddesi cad cad. sokak sokağı sok sok. mahallesi mah mah. istana köşkü sarayı konağı midan maidan madinat bhaban camp fort thanon lu jie road, embankment drive, nw ne sw se
        straße strasse platz allee weg gasse ring ufer damm chaussee haus
        rue place bd boul chemin quai cours impasse cedex square route allée étage bâtiment
        calle c/ avenida avda avda. carrera cra cra. diagonal edificio piso apartado colonia col paseo plaza esq esquina casa barrio aldea
        rua praça largo travessa alameda andar bloco edifício esplanada sala quadra lote
        via viale piazza piazzale corso largo vicolo lungotevere
        straat laan plein gracht kade weg singel dreef
        cad cad. caddesi sok sok. sokak sokağı mah mah. mahallesi bulvarı bulv bulvar meydanı kat
        ул ул. улица улицы пр пр. пр-т пр-кт проспект* пер пер. переулок площадь пл пл. бульвар* бул наб наб. набережн* шоссе д. дом корп
        стр область обл обл. край район р-н мкр мкр. микрорайон г. гор. квартал кв
        вул вул. вулиця пров провулок майдан буд міста м.
        көшесі даңғылы үй қаласы ауданы облысы шағын
        pl ploshad ploschad ulitsa ul ul. prospekt prospect mikr mkr mikroraion dom
        شارع ميدان طريق حي مبنى خیابان میدان بلوار کوچه کوی پلاک
        alley annex annexe arcade boulevards byway causeway cottage crossroads esplanade estate expressway flat fl heights junction mansions mews mezzanine
        motorway parade parkway pde pike promenade quadrant rte sqr sq. tce terr turnpike viaduct villas wharf wing apt apartment unit sadan bagh chowk gali
        gully sarani vihar tehsil taluk green grove hill autobahn bahnhof brücke graben kai markt passage pfad stiege stockwerk steig zeile etage allées bât
        bâtiments cité escalier faubourg fg hameau immeuble imm parvis pont résidence sentier zone zi bld bvd autopista bulevar bloque callejón calzada camino
        carretera ciudadela conjunto depto edif fraccionamiento glorieta jirón km kilómetro malecón manzana mz oficina ofic parque pasaje pje plazoleta
        polígono prolongación puente rambla ronda torre urb urbanización vereda zona bairro beco br estrada jardim jd ladeira lgo pça praceta quinta qd rod
        rodovia r. setor sl subsolo térreo vila viaduto borgo cascina contrada fondamenta galleria località loc lungomare p.zza p.za piano rampa rione salita
        sestiere traversa v.le villa baan brink burcht dijk kanaal lei plantsoen straatweg verdieping apartmanı blok blv cadde daire hanı köyü köy ilçesi
        mevkii meydan mh sitesi yolu аллея владение городок деревня здание каб кабинет каб. комната ком комн корпус лит литер линия оф офис павильон площадка
        поселок посёлок пос проезд село с. спуск строение тракт тупик хутор эт этаж будинок кімн кімната офіс площа поверх проїзд просп смт узвіз аудан ауыл
        ауылы даңғыл көше мөлтекаудан қала облыс орамы шағынаудан دوار ساحة طابق عمارة منطقة طبقه ساختمان چهارراه بزرگراه شهرک osiedle rondo skwer piętro gata
        gränd torg allé plads stræde""",
    M.BOX: """
        freepost antwoordnummer gpo pmb bag apdo apdo. skrytka postfack postboks postilokero postafiók skrzynka box p.o. po postbox pob postfach bp b.p. apartado casilla caixa casella postbus posta-kutusu а/я boîte
        pobox p.o.b boks bus. casier skr lokero а/с skrzynki""",
    M.SEND: """
        touch contacter contactez contactons contacte joignez appelons écrivons envoyons adressons intervenez interpellez saisissez alertez inondez bombardez protestez télégraphiez
        kontaktiert kontaktieren kontaktiere wendet wenden interveniert intervenieren anzurufen anzuschreiben bombardiert überschüttet faxen mailen
        contactar contacten contacta dirijan dirija diríjanse remitan remita protesten escribid inunden comuníquese comuníquense llámenlos llámelos
        contate contatar contatem contactem ligue liguem ligar telefone telefonem escrevam encaminhe encaminhem protestem dirijam
        contattare contattate contatta chiamare chiamate telefonare telefonate protestate rivolgetevi rivolgersi inondate tempestate
        contacteer benader protesteer belt richt allarmeer gönderelim yazalım arayalım arayınız iletiniz ulaştırın çekin
        позвоните позвонить звонить телефонируйте телеграфируйте высылайте посылайте пошлите дзвоніть подзвоніть зателефонуйте шліть
        telefonujcie zadzwońcie wysyłajmy piszmy ślijcie kierujcie skontaktujcie volejte zavolejte telefonujte faxujte mailujte protestujte obracejte obraťte kontaktujte
        ringa mejla maila kontakta soita soittakaa hívják sunați telefonați contactați truqueu contacteu nazovite zovite hubungi telepon
        téléphonez téléphoner telefoniert telefonieren telefoneen telefonen
        télécopier télécopiez faxer faxez llamar llamen llame llamá llamad denunciar denuncien denuncie
        wysyłanie wysyłajcie wysłać wyślij wyślijcie pisać piszcie napisz napiszcie apel apele protestujcie dzwońcie zadzwoń kierować adresy
        pište napište napsat posílejte pošlete zašlete skriv skicka skriva ring protestera send skrive skriver sende kirjoita kirjoittakaa lähettäkää írjanak írjatok írj küldjön küldjetek
        scrieți scrie trimite trimiteți escriviu enviar envieu pišite pošaljite pošlite šaljite γράψτε στείλτε tulis kirim kirimkan
        send sending sent write writing email e-mail fax call phone contact contacting protest protests appeal appeals address addresses tell
        bombard direct directed addressed forward forwarded post mail submit urge lobby ring telephone contacts reach reached recipients targets
        erreichen erreicht erreichbar faxt mailt ruft schreibt schreiben schreibe schicken schickt senden sendet appelladressen appelle protestschreiben adressen adresse richten richtet angerufen anrufen angefaxt anfaxen anschreiben angeschrieben
        protestiert protestieren anschriften kontakt protestbriefe protestbrief protestmails protestfaxe protestnoten
        écrire écrivez envoyer envoyez adresser adressez appelez écris envoie adresses appels destinataires protestations
        llame llamen llamar enviad* envíen* escríb* enviá* calling phoning faxing emailing enviar envíe envíen envía envia envien escribir escriba escriban escribe dirigir diríjase dirigirse direcciones mandar manda mande
        manden destinatarios llamamientos remitir
        envie enviem enviar escreva escrevam escrever mande mandem endereços endereço destinatários
        scriviamo scrivano inviamo mandiamo scrivere scrivete scrivi inviare inviate invia spedire mandare mandate indirizzi indirizzare destinatari appelli
        stuur mail mailen schrijf schrijven stuur schreibt escríbele escríbanle escríbale escribirle scrivetegli scrivigli scrivetele stuurt sturen bel bellen adressen
        yazın yazınız gönderin gönderiniz adresleri faks gönderilecek iletin arayın
        пишите писать напишите отправ* направ* присыла* шлите звоните адрес* обращ* протест* обратитесь
        пишіть надсилайте надішліть направляйте звертайтеся напишіть телефонуйте зверне*
        жазыңыз* жіберіңіз* хат* мекенжай*
        أرسلوا ارسلوا اكتبوا إرسال ارسال يرجى اكتب عناوين بفرستید بنویسید ارسال
        flood inundate pester swamp telegraph schick schreib wende verschicken verschickt zuschicken zusenden einsenden rufe anmailen adressieren adressiert
        übermitteln protestiere expédiez interpeller mailez transmettez transmettre bombarder saturer adressés adressées envoyées envoyés intervenir protester
        avisen comunicarse envíele envíese faxear mandá mandad protestar telefonear envíelo comunique encaminhar faxar inundar remeter remeta telefonar
        manifestem bombardate chiama faxate indirizzate inoltrare inoltrate inondare intervenire protestare rivolgere spedite telefona trasmettere benaderen
        bestook bombarderen contacteren overspoel protesteren schrijft telefoneren versturen verstuur verzend verzenden zenden zend bildirin çekiniz fakslayın
        gönder iletelim ulaşın yollayın yollayalım бомбардируйте высылать вышлите написать обратиться передать передайте послать посылать связаться свяжитесь
        слать висилайте зверніться надсилати написати писати скеруйте жазыңдар жолдаңыз жолдаңыздар хабарласыңыз жіберу жазу أرسل ابعثوا اتصلوا وجهوا توجيه
        خاطبوا مخاطبة راسلوا pisz wysyłaj protestuj skontaktuj dzwoń zwróćcie faxa sänd ringe""",
    M.THING: """
        protestas protestos proteste protesten protesti proteste protesty протесты протести protesta pronunciamientos comunicados postales correos faxen faksy maily telefonáty
        listy listów listu listem apeli dopisy dopis brev levél leveleket scrisori scrisoare cartes pisma pismo faksy surat
        letter letters fax faxes email emails message messages card cards postcard postcards protest protests appeal appeals telegram telegrams
        petition statement statements briefe brief schreiben protestbriefe protestbrief protestmails protestfaxe protestschreiben lettre lettres cartas carta mensagem mensagens mensajes lettere
        lettera brieven mektup mektuplar письм* лист листи сообщени* хат хаттар رسائل نامه copies
        complaint complaints correspondence petitions phonecall phonecalls telexes submission mail anschreiben appell appelle beschwerde eingabe einspruch
        faxe karten mails nachricht nachrichten postkarte protestnote telegramm telegramme appellbrief appellbriefe zuschriften appel appels courrier
        courriers courriel courriels dépêche missive pétition protestations protestation télégramme télégrammes télécopies apelación apelaciones comunicación
        comunicaciones correspondencia llamamiento llamamientos mensaje misiva misivas petición peticiones pronunciamiento reclamo reclamos solicitud tarjetas
        telegrama telegramas apelo apelos cartões correspondência moção moções ofício ofícios postais protesto requerimento petição petições appello appelli
        cartoline messaggi messaggio missiva petizione petizioni telegramma telegrammi comunicato bericht berichten kaarten kaartjes oproep petitie petities
        protestbrieven schrijven telegrammen verzoekschrift bildiri dilekçe dilekçeler fakslar kartpostal mektubu mesaj mesajlar mesajı protestolar telgraf
        telgraflar апелляции жалоба жалобы запрос заявление заявления обращение обращения открытки петиции петиция послание послания протест телеграмма
        телеграммы телеграмм ходатайство ходатайства факсы звернення листа листівки петиція петиції повідомлення скарги телеграми арыз арыздар жолдау
        наразылық өтініш өтініштер хабарлама шағым шағымдар برقيات برقية خطاب خطابات رسالة شكوى عريضة مناشدات نداء نداءات پیام درخواست شکایت عریضه تومار
        اعتراض""",
    M.ASK: """
        drängen ersuchen appellieren rufen priez appelez pressez esortate invitate apele apelem apelen peço-lhe peço-lhes peço-vos exorto-o exorto-a exorto-os insto-o insto-a просьбой требованием призывом
        voulons domandiamo domandate
        demandez-* exigez-* priez-* réclamez-* dites-* rappelez-* piden exigen reclaman chiedono esigono pedem exigem
        solicit* exig* exij* exhort* forder* verlang* chied* esig* sollecit* verzoek* istiyor* ediyor* etemiz етеміз
        implore appealing urged insist rog* supli* pedindo* exigindo* chiedendo* prego preghiamo inviti prie venho

        demand demands demanding urge urges urging ask asks asking call calling insist insisting request requesting press pressing implore
        beg begging plead pleading appeal encourage encouraging remind want hope trust expect express expressing tell telling condemn call calls protest
        esorto esortiamo apelo apelamos llamado appello pedirle pedirles попросить просить prier auffordern appreciate appelle pido pide pidamos pídale pídales insto pede invito invitiamo spoor настаиваю закликаю өтінемін نطلب أطلب نناشد می‌خواهم خواهشمندم pídele pídeles pedidle pedidles exígele exígeles exigidle exigidles ínstale ínstalo ínstalos instadle dile diles díganle díganles dígale dígales solicítale solicítenle ruego ruégale rueguen aprémiale aprémialo apremie apremien
        prions rogamos ordene pidiéndole pidiéndoles exigiéndole exigiéndoles solicitándole instándolo instándolos instándole peçam-lhe peça-lhe peça-lhes peçam-lhes exija-lhes appelliere ersuchen ersuche aufzufordern convinced dringe
        fordern bitte fordert fordere forderung forderungen verlangen verlangt bitten bittet appellieren
        demander demandez demandant demandons exiger exigez exigeant exigeons exhorter exhortez appeler réclamer demande
        exigir exija exijan exigiendo exigimos pedir pida pidan pidiendo pedimos solicitar solicite soliciten solicitando solicitamos instar
        inste insten instando instamos exhortar exija exhortamos exigid
        exigir exijam exija pedir peço exijo peça peçam pedindo pedimos solicitar solicitamos exigimos exigindo exigem instamos
        chiedere chiedete chiedendo chiediamo chiedo esigere esigiamo sollecitare invitare pretendiamo chiedi
        eis eisen eist vraag vragen verzoek verzoeken roep dring
        talep isteyin istiyoruz istiyorum edin ediniz ederim ediyoruz çağırıyoruz
        требуйте требовать требуем требую требуя требовани* просим прошу призыва* призвать призовите потребовать просите потребуйте
        вимагайте вимагати вимагаємо вимагаю вимог* закликаємо закликайте прошу просимо
        талап* сұраймыз сұраймын өтінеміз
        نطالب طالبوا المطالبة أطالب بخواهید می‌خواهیم خواستار""",
    M.MUST: "must should shall has have need needs",
    M.COPY: """
        kopiera kopion cci cco ccn kopię kopie kopii kopię kopii kopia kopior kopi kópia másolat copie copii kopiju kopija tembusan wiadomości do_wiadomości
        durchschrift durchschlag connaissance conhecimento
        copied copy copies cc cc. bcc c.c. ccs cc’d kopie kopien abschrift ampliation copie copias cópia cópias copia copie conoscenza conocimiento
        kopya kopyası kopyasını bilgi копи* копі* көшірме* нسخة نسخة نسخ رونوشت kopieën cc:""",
    M.SUPPORT: " unterstützungsschreiben unterstützerschreiben solidaridad messaggi groet støttebrev støttebreve stödbrev выражайте выразите grüße greetings saludos saluti salutations groeten приветы sostenere soutenir apoyar apoiar encourage solidarności solidaritu stöd solidaritet szolidaritás solidaritate mailing comfort solidaritätsadressen solidaritäts* solidariteits* steunbetuiging* солідарн* solidarity support supporting solidaritätsadressen solidarität soutien solidarité solidaridad apoyo apoio solidariedade solidarietà sostegno solidariteit dayanışma солидарност* поддержк* солідарн* підтримк* تضامن همبستگی encouragement",
    M.INFO: """
        informacji informacje informací informace információ informații informacije informasjon upplysningar
        information informationen infos info informations información informação informações informazioni inlichtingen informatie bilgi
        информаци* інформаці* details unsubscribe subscribe questions inquiries enquiries subscription newsletter feedback fragen
        renseignement auskunft auskünfte infoline вопрос* contáctenos contáctanos conosco adesões
        rückfragen renseignements iscriversi معلومات اطلاعات""",
    M.DONATE: "cheque cheques checks chèque chèques donate donation donations paypal patreon iban spenden spendenkonto spende don dons donativos donación doações doação donazioni donazione bağış пожертв* donatie giften account konto",
    M.FUNCTION: """
        is are was were has have had will would can could may might please that which who whom because if when while since after before they
        their them we our us you your i my it its this these those been being do does did not no there here as so but than then
        ist sind war waren hat haben wird werden dass nicht auch wir sie ich ihr euch unser bitte wenn weil noch oder mit sich
        est sont était ont été sera nous vous ils elles qui que ne pas leur votre notre s’il plaît veuillez avec
        es son está están ha han fue fueron será que no nosotros ustedes su sus se por favor usted como más pero
        é são está foi foram será que não nós vocês ele ela eles você seu sua por favor mas mais
        è sono era hanno sarà che non noi voi loro si prego vi ci
        zijn was waren heeft hebben wordt worden dat niet wij jullie ze ook om alstublieft deze
        ve bir bu için olarak olan değil lütfen ile çok daha gibi
        что не мы вы они это был была были как его её их также просим пожалуйста я и который которые нас вас
        що не ми ви вони це був була були як його її їх також будь ласка і та
        және бұл біз сіз олар үшін емес
        أن من هذا هذه التي الذي إلى على که این است را برای از و""",
    M.SPOKEN: "we you they i he she us them him her our your their wir ihr sie nous vous ils elles nosotros ustedes noi voi мы вы они ми ви вони біз сіз",
    M.JOIN: "or and oder und ou et o y e ed of en veya ve или и або та або және немесе أو و یا - & also as well",
    M.TO: "to at an à au aux a al alla allo all’ all ao à de naar в на до для к кому إلى به para für via by on unter",
    M.SIGNED: """
        sincerely regards faithfully truly respectfully solidarity spirit gratefully grüßen grüße grüssen hochachtungsvoll cordialement
        salutations respectueusement atentamente saludos cordialmente atenciosamente saluti distinti hoogachtend groeten saygılarımla
        saygılarımızla уважением повагой құрметпен احترام""",
    M.NUMBERWORD: "no no. nos nos. number numbers nr nr. num nummer nummern numéro numéros número números numero numeri nummers numarası № номер* n° nº direct office home work general",
    M.PARTICLE: "al el de del della di da dos das do van von der den bin ibn ben la le les y e abu abd ul ur and of the for und et",
    M.RISK: """
        arrest* detain* detention jail* imprison* prison prisoner prisoners custody sentenc* tortur* kidnap* abduct* disappear* threat* attack* beat* kill* murder* freed
        releas* trial charged seized verhaft* gefangen* inhaftier* abgeschob* abschieb* entführ* arrêt* détenu* emprisonn* menac* deten* encarcel*
        preso presa presos amenaz* desapar* prigion* arrestat* gevangen* gearresteer* tutuk* gözalt* hapis арест* задерж* заключ* осужд* приговор*
        похищ* заарешт* ув’язн* затрим* қамау* ұстал* اعتقال سجن بازداشت زندان""",
    M.BACK: """
        unser unsere unserer notre nuestro nuestra inform notify tell let report send copy keep forward any bcc cc informier* weiterleiten weiterleitung communiquer transmettre reply replies response responses answer answers teilt tenez-nous informez* infórme* informen informe informateci
        reporte reporten reportar сообщите повідомте bilgilendirin faites-le faites-nous""",
    M.HINT: """
        savoir saperne saber erfahren weten узнать дізнатися ayrıntılı adesioni aderire adhesiones adhérer signer endorse
        nostra fale conosco
        ours erreichen erreichbar contacted contactar joindre joint
        наш notre unsere unser nuestro nuestra nostro nosso onze envoyez-nous écrivez-nous contactez-nous mandateci inviateci scriveteci envíanos envíennos escríbenos escríbanos więcej szczegóły kontaktowa osoba více kontaktní mera yderligere lisätietoja további mai multe više kontakt
        contact subscribe unsubscribe join person press emergency updates details interviews media our hotline enquiries inquiries contatti contato
        contatos kontakt contacto contactos call email e-mail mail reach visit removed remove posted issued published signed webmaster editor about learn read
        follow assinam signatory signatories signataires firmantes unterzeichner* unterzeichnende* firmatari контакты iletişim подробн* справк* контактн* свяжитесь пишите more further additional weitere nähere mehr más mayor plus mais maiores maggiori ulteriori
        meer
        sign cosign co-sign unterzeichnen unterschreiben firmar firmare subscrever sottoscrivere contacts presse prensa imprensa stampa pers médias medias pressekontakt presseanfragen прессы сми
        للمزيد اطلاعات نمونه prisoner’s prisoner's daha""",
    M.SUBJECT: "subject re betreff betr objet asunto assunto oggetto onderwerp konu тема тақырыбы الموضوع موضوع",
    M.MONTH: "",
}


# As a typewriter without them writes accents, and as it spells the umlauts of German.
BARE = str.maketrans(
    "áàâãäåāçćčéèêëěėíìîïñńňóòôõöőøúùûüűýÿşšśğžźżłřťďß", "aaaaaaaccceeeeeeiiiinnnooooooouuuuuyysssgzzzlrtds"
)
SPELLED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "å": "aa", "ø": "oe", "æ": "ae"})


def _tables() -> tuple[dict[str, int], dict[str, int]]:
    whole: dict[str, int] = {}
    stems: dict[str, int] = {}
    for meaning, words in TABLES.items():
        for word in words.split():
            kind, key = (stems, word[:-1]) if word.endswith("*") else (whole, word)
            kind[key] = kind.get(key, 0) | meaning
    for kind in (whole, stems):
        for key, meaning in list(kind.items()):
            for bare in (key.translate(BARE), key.translate(SPELLED)):
                if len(bare) >= 5 and bare not in kind and bare.isascii():
                    kind[bare] = meaning
    return whole, stems


# German and Dutch put whole titles into one word: "Vorstandsvorsitzender", "Landwirtschaftsministerium".
COMPOUNDS = tuple(
    (ending, meaning)
    for meaning, endings in (
        (
            M.ORG,
            "ministerium ministeriums ministerie botschaft konsulat behörde staatsanwaltschaft gericht direktion amt amtes verwaltung präsidium kanzlei anstalt gesellschaft",
        ),
        (
            M.ROLE,
            "minister ministerin ministers präsident präsidentin präsidenten vorsitzender vorsitzende vorsitzenden direktor direktorin leiter leiterin bürgermeister bürgermeisterin anwalt anwältin beauftragter beauftragte sekretär sekretärin burgemeester voorzitter directeur",
        ),
        (M.FAX, "fax faxe faxen"),
        (M.EMAIL, "mail mails"),
        (M.STREET, "straße strasse allee gasse platz straat laan gatan vägen gata utca"),
    )
    for ending in endings.split()
)
# "Yeouido-dong", "Chiyoda-ku": how Korea and Japan name quarters and wards.
QUARTERS = frozenset(["dong", "myon", "myeon", "eup", "gun", "ku", "gu", "chome", "machi", "cho"])
_WHOLE, _STEMS = _tables()
_LONGEST_STEM = max(map(len, _STEMS))
NOTHING = 0


# Spanish, Italian and Portuguese hang "it" and "them" onto the verb: "enviarla", "scrivergli", "enviá-lo".
PRONOUNS = (
    "-los",
    "-las",
    "-lhe",
    "-lo",
    "-la",
    "selas",
    "selos",
    "sela",
    "selo",
    "las",
    "los",
    "les",
    "gli",
    "la",
    "lo",
    "le",
    "li",
    "se",
)
ACCENTS = str.maketrans("áéíóú", "aeiou")


def _with_pronoun(word: str) -> int:
    """Say what a verb means to which a pronoun was hung; nothing but what verbs of sending and asking can mean."""
    for ending in PRONOUNS:
        if not word.endswith(ending):
            continue
        bare = word[: -len(ending)]
        if len(bare) < 5:
            continue
        for form in (bare, bare.translate(ACCENTS), bare + "e", bare.translate(ACCENTS) + "r"):
            if found := _WHOLE.get(form, NOTHING) & (M.SEND | M.ASK):
                return found
    return NOTHING


@lru_cache(maxsize=16384)
def meanings(word: str) -> int:
    """Say what a lower-case word may mean; 0 for a word of no table. ``l'``, ``dell’`` before it are cut."""
    if word == "tel-aviv":
        return NOTHING
    found = _WHOLE.get(word, NOTHING)
    for size in range(3, min(len(word), _LONGEST_STEM) + 1):
        found |= _STEMS.get(word[:size], NOTHING)
    if not found and len(word) > 7:
        found = _with_pronoun(word)
    if not found and len(word) > 3:
        for mark in "'’":
            head, cut, tail = word.partition(mark)
            if cut and head and len(tail) <= 2:
                return meanings(head)
            if cut and tail and len(head) <= 4:
                return meanings(tail)
        if len(word) > 8:
            found |= next((meaning for ending, meaning in COMPOUNDS if word.endswith(ending)), NOTHING)
        if "-" in word:
            for part in word.split("-"):
                found |= _WHOLE.get(part, NOTHING) & (M.PHONE | M.FAX | M.ROLE | M.ORG | M.LABEL_ONLY)
            if word.rpartition("-")[2] in QUARTERS:
                found |= M.STREET
    return found
