"""Key areas that a sentence is about, by a vocabulary that is given."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from consenso.core.prose import fold, query_terms

# area → language → words; a word that ends with * stands for all that begin so. Phrases are words with spaces.
Vocabulary = Mapping[str, Mapping[str, Sequence[str]]]

# General topics, for a forum that gives none: the words as they are commonest in plans and declarations.
_TOPICS: dict[str, str] = {
    "politics": """en:political dialogue,summit*,high-level,parliament*,diplomatic,consultations,governance,political part*|es:diálogo político,cumbre*,alto nivel,parlament*,diplomátic*,consultas políticas,gobernanza,partidos políticos|pt:diálogo político,cúpula*,cimeira*,alto nível,parlament*,diplomátic*,consultas políticas,governança,partidos políticos|fr:dialogue politique,sommet*,haut niveau,parlement*,diplomatique*,consultations politiques,gouvernance,partis politiques|zh:政治,高层,议会,外交,磋商,治国理政,政党|nl:politieke dialoog,top,parlement*,diplomat*,politieke""",
    "security": """en:security,terroris*,crime*,police,judicial,justice,corruption,drug*,arms,traffick*,cybersecurity,law enforcement,nuclear,extradit*|es:seguridad ciudadana,terroris*,delincuencia,polic*,judicial*,justicia,corrupción,drogas,armas,tráfico,trata de personas,ciberseguridad,nuclear*|pt:segurança pública,terroris*,criminalidade,crime*,polic*,judicia*,justiça,corrupção,drogas,armas,tráfico,cibersegurança,nuclear*|fr:sécurité,terroris*,criminalité,polic*,judiciaire*,justice,corruption,drogue*,armes,trafic*,cybersécurité,nucléaire*|zh:安全,恐怖,犯罪,警务,司法,反腐,腐败,毒品,武器,网络安全,核|nl:veiligheid,terroris*,criminaliteit,politie,justitie,corruptie,drugs,wapens,cyberveiligheid""",
    "trade": """en:trade,tariff*,investment*,invest,export*,import*,customs,market access,business*,enterprise*,supply chain*,MSMEs,SMEs,WTO,e-commerce|es:comercio,comercial*,arancel*,inversi*,exportaci*,importaci*,aduan*,empresa*,empresarial*,cadenas de suministro,cadenas de valor,mipymes,pymes,OMC|pt:comércio,comerciai*,comercial*,tarif*,investiment*,exportaç*,importaç*,aduan*,alfândeg*,empresa*,empresaria*,cadeias de valor,OMC|fr:commerce,commerci*,tarif*,investissement*,exportation*,importation*,douan*,entreprise*,chaînes de valeur,chaînes d'approvisionnement,OMC|zh:贸易,经贸,关税,投资,出口,进口,海关,市场准入,企业,供应链,产业链,世贸|nl:handel*,tarieven,investering*,export,import,douane,bedrijven,ondernemers*,toeleveringsketens""",
    "finance": """en:financ*,loan*,credit*,bank*,fund*,debt,currenc*,tax*,IMF,monetary|es:financ*,préstamo*,crédito*,banco*,banca,fondo*,deuda,moneda*,fiscal*,tribut*,FMI,monetari*|pt:financ*,empréstimo*,crédito*,banco*,fundo*,dívida,moeda*,fiscal*,tribut*,FMI|fr:financ*,finances,prêt*,crédit*,banque*,fonds,dette,monnaie*,fiscal*,FMI,monétaire*|zh:金融,财政,贷款,信贷,银行,基金,债务,货币,税,融资|nl:financ*,lening*,krediet,bank,banken,fonds,schuld*,munt*,belasting*""",
    "infrastructure": """en:infrastructure,transport*,port*,railway*,road*,bridge*,connectivity,aviation,air routes,air services,shipping,logistics|es:infraestructura*,transporte*,puerto*,ferrocarril*,ferroviari*,carretera*,puente*,conectividad,aére*,marítim*,logístic*|pt:infraestrutura*,transporte*,porto*,ferrovia*,rodovia*,ponte*,conectividade,aére*,marítim*,logístic*|fr:infrastructure*,transport*,port,ports,ferroviaire*,route*,pont*,connectivité,aérien*,maritime*,logistique*|zh:基础设施,交通,港口,铁路,公路,桥梁,互联互通,航空,航线,航运,物流|nl:infrastructuur,vervoer*,haven*,spoor*,brug*,bruggen,verbinding*,luchtvaart*,vluchten,logistiek""",
    "energy": """en:energy,electric*,power,solar,wind,hydrogen,oil,gas,mining,mineral*,coal,renewable*|es:energ*,eléctric*,electricidad,solar,eólic*,hidrógeno,petróleo,gas,minería,miner*,carbón,renovable*|pt:energ*,elétric*,eletricidade,solar,eólic*,hidrogênio,petróleo,gás,mineração,minera*,carvão,renováve*|fr:énerg*,électri*,solaire*,éolien*,hydrogène,pétrole,gaz,minier*,minera*,charbon,renouvelable*|zh:能源,电力,太阳能,风能,氢,石油,天然气,矿,煤,可再生|nl:energie*,elektriciteit,stroom,zon*energie,wind*energie,waterstof,olie,gas,mijnbouw,steenkool,hernieuwbare""",
    "agriculture": """en:agricultur*,farm*,food*,crop*,fisher*,fishing,rural,irrigation,livestock,nutrition|es:agr*cola*,agricultura,agropecuari*,aliment*,cultivo*,pesc*,rural*,riego,ganader*,nutrición|pt:agrícola*,agricultura,agropecuári*,aliment*,cultivo*,pesc*,rurai*,rural,irrigação,pecuári*,nutrição|fr:agricole*,agriculture,aliment*,culture vivrière,pêche*,rura*,irrigation,élevage,nutrition|zh:农业,农产品,农牧,粮食,渔业,捕捞,农村,乡村,灌溉,畜牧,营养|nl:landbouw*,voedsel*,gewas*,visserij,platteland*,irrigatie,veeteelt,voeding""",
    "digital": """en:digital*,technolog*,science,scientific,research*,innovation,internet,cyber*,artificial intelligence,5G,space,satellite*,industr*,data|es:digital*,tecnol*,cienc*,científic*,investigación,investigadores,innovación,internet,ciber*,inteligencia artificial,5G,espacial*,satélite*,industri*,datos|pt:digita*,tecnol*,ciênc*,científic*,cientista*,pesquisa*,inovação,internet,ciber*,inteligência artificial,5G,espacia*,satélite*,industri*,indústri*,dados|fr:numérique*,technolog*,scienc*,scientifique*,recherche*,innovation,internet,cyber*,intelligence artificielle,5G,spatia*,satellite*,industri*,données|zh:数字,科技,技术,科学,研究,创新,互联网,网络,人工智能,5G,航天,卫星,工业,产能,数据|nl:digita*,technolog*,wetenschap*,onderzoek,innovatie,internet,kunstmatige intelligentie,ruimtevaart,satelliet*,industrie*,gegevens""",
    "education": """en:educat*,school*,scholarship*,student*,universit*,training,skills,teacher*,youth|es:educa*,escuela*,escolar*,beca*,estudiant*,universi*,capacitaci*,formación,docente*,jóvenes,juventud|pt:educa*,escola*,bolsa*,estudant*,universi*,capacitação,formação,professor*,jovens,juventude|fr:éducat*,école*,bourse*,étudiant*,universi*,formation*,enseign*,jeunes,jeunesse|zh:教育,学校,奖学金,留学,学生,交换生,大学,培训,教师,青年|nl:onderwijs,school*,studiebeur*,student*,universiteit*,opleiding*,vaardigheden,jongeren""",
    "culture": """en:cultur*,heritage,museum*,art,arts,film*,media,press,tourism,sport*,language*,people-to-people,librar*,exchange programme*|es:cultur*,patrimonio,museo*,arte,artes,cine,medios de comunicación,prensa,turis*,deport*,idioma*,bibliotec*,pueblo a pueblo|pt:cultur*,patrimônio,museu*,arte,artes,cinema,mídia,meios de comunicação,imprensa,turis*,esport*,desport*,língua*,idioma*,bibliotec*|fr:culture,cultures,culturel*,patrimoine,musée*,art,arts,cinéma,médias,presse,touris*,sport*,langue*,biblioth*|zh:文化,遗产,博物馆,艺术,电影,媒体,新闻,旅游,体育,语言,人文,图书馆|nl:cultu*,erfgoed,museum*,kunst*,film,media,pers,toerisme,sport*,taal,talen,bibliothe*""",
    "health": """en:health*,medic*,vaccin*,disease*,hospital*,doctor*,pandemic*,epidemic*,pharmac*,poverty,social protection|es:salud,sanitari*,médic*,medicamento*,vacun*,enfermedad*,hospital*,pandemia*,epidemi*,farmac*,pobreza,protección social|pt:saúde,sanitári*,médic*,medicamento*,vacin*,doença*,hospita*,pandemia*,epidemi*,farmac*,pobreza,proteção social|fr:santé,sanitaire*,médec*,médic*,vaccin*,maladie*,hôpita*,pandémi*,épidémi*,pharma*,pauvreté,protection sociale|zh:卫生,健康,医疗,医生,医院,疫苗,疾病,疫情,医药,减贫,贫困,妇幼|nl:gezondheid*,medisch*,vaccin*,ziekte*,ziekenhui*,arts*,pandemie*,armoede""",
    "environment": """en:climate,environment*,biodivers*,emission*,ocean*,marine,forest*,water,pollution,disaster*,resilien*,early warning,net zero,deforest*,plastic|es:clim*,ambient*,medioambient*,biodivers*,emision*,océano*,marin*,bosque*,forest*,agua*,contamina*,desastre*,catástrofe*,resilien*,alerta temprana,plástic*|pt:clim*,ambient*,biodivers*,emiss*,oceano*,marinh*,floresta*,água*,poluição,desastre*,resiliênc*,alerta precoce,plástic*|fr:climat*,environnement*,biodivers*,émission*,océan*,marin*,forêt*,eau,eaux,pollution,catastrophe*,résilien*,alerte précoce,plastique*|zh:气候,环境,环保,生物多样性,排放,海洋,森林,水资源,水域,污染,灾害,防灾,减灾,韧性,预警,塑料,生态|nl:klimaat*,milieu*,biodivers*,uitstoot,oce*,bos,bossen,water,vervuiling,ramp*,waarschuwing*""",
    "migration": """en:migra*,refugee*,asylum,visa*,border*,stateless*,displaced|es:migra*,refugiad*,asilo,visado*,visa,visas,frontera*,fronteriz*,apátrid*,apatridia,desplazad*|pt:migra*,imigra*,refugiad*,refúgio,asilo,visto*,fronteira*,apátrid*,apatridia,deslocad*|fr:migra*,réfugi*,asile,visa,visas,frontière*,frontali*,apatrid*,déplacé*|zh:移民,难民,庇护,签证,边境,无国籍|nl:migra*,vluchteling*,asiel,visum,visa,grens*,staatlo*""",
    "gender": """en:gender,women,girls,woman|es:género,mujer*,niñas|pt:gênero,género,mulher*,meninas|fr:genre,femme*,filles,sexospécifique*,égalité des sexes|zh:性别,妇女,女童,女性|nl:gender*,vrouw*,meisjes""",
    "development": """en:sustainable development,development goals,development cooperation,least developed,2030 agenda,SDG*,south-south|es:desarrollo sostenible,cooperación para el desarrollo,menos adelantados,agenda 2030,ODS,sur-sur|pt:desenvolvimento sustentável,cooperação para o desenvolvimento,menos desenvolvidos,agenda 2030,ODS,sul-sul|fr:développement durable,coopération pour le développement,moins avancés,programme 2030,ODD,sud-sud|zh:可持续发展,发展合作,最不发达,2030年议程,南南|nl:duurzame ontwikkeling,ontwikkelingssamenwerking,minst ontwikkelde,agenda 2030""",
    "mechanisms": """en:secretariat,working group*,ministerial meeting*,joint committee*,focal point*,follow-up,progress report*,preparatory committee,mechanism*|es:secretaría,grupo* de trabajo,reunión ministerial,comité conjunto,comité preparatorio,punto focal,seguimiento,informe de avance,mecanismo*|pt:secretariado,secretaria,grupo* de trabalho,reunião ministerial,comitê conjunto,comitê preparatório,ponto focal,acompanhamento,relatório de progresso,mecanismo*|fr:secrétariat,groupe* de travail,réunion ministérielle,comité mixte,comité préparatoire,point focal,suivi,rapport d'étape,mécanisme*|zh:秘书处,工作组,部长级会议,联合委员会,筹备委员会,联络点,后续,进展报告,机制|nl:secretariaat,werkgroep*,ministeriële,comité,contactpunt,voortgangsverslag,mechanisme*""",
}


def _parsed(listed: str) -> dict[str, tuple[str, ...]]:
    return {
        language: tuple(words.split(","))
        for language, _, words in (row.partition(":") for row in listed.split("|"))
    }


TOPICS: Vocabulary = {area: _parsed(listed) for area, listed in _TOPICS.items()}


def areas_of(text: str, language: str, vocabulary: Vocabulary = TOPICS) -> tuple[str, ...]:
    """Return the areas of a vocabulary that a sentence is about, those with the most different words first; () for none.

    At most three. `language` is BCP 47; a vocabulary without that language gives none.

    >>> areas_of("We will build a hospital and train doctors.", "en")
    ('health',)
    >>> areas_of("双方将加强能源合作。", "zh-Hans", {"power": {"zh": ["能源"]}})
    ('power',)
    """
    tag = language.partition("-")[0].lower()
    folded = fold(text)
    counts = []
    for place, (area, form) in enumerate(_forms(_frozen(vocabulary), tag)):
        found = {match.group() for match in form.finditer(folded)}
        if found:
            counts.append((-len(found), place, area))
    most = -min(counts)[0] if counts else 0
    return tuple(area for count, _, area in sorted(counts)[:3] if -count * 2 >= most)


def vocabulary_of(
    names: Mapping[str, Mapping[str, str]], *, general: Vocabulary = TOPICS
) -> Vocabulary:
    """Return a vocabulary for areas of which only the names are known, by area and language (BCP 47).

    The telling words of a name, and the words of each general topic that those words belong to.

    >>> made = vocabulary_of({"health-poverty": {"en": "Health and livelihoods"}})
    >>> areas_of("They will build a hospital.", "en", made)
    ('health-poverty',)
    """
    made: dict[str, dict[str, tuple[str, ...]]] = {}
    for area, by_language in names.items():
        topics = {
            topic
            for language, name in by_language.items()
            for topic in areas_of(name, language, general)
        }
        tags = {language.partition("-")[0].lower(): name for language, name in by_language.items()}
        made[area] = {
            tag: (
                *_telling(name, tag),
                *(word for topic in sorted(topics) for word in general[topic].get(tag, ())),
            )
            for tag, name in tags.items()
        }
    return made


def _telling(name: str, tag: str) -> tuple[str, ...]:
    if tag == "zh":
        return tuple(re.findall(r"[\u4e00-\u9fff]{2,}", re.sub("[与和、及]", " ", name)))
    words = [term.word for term in query_terms(name, tag) if len(term.word) > 3]
    return tuple(f"{word[: max(5, len(word) - 2)]}*" for word in words)


Frozen = tuple[tuple[str, tuple[tuple[str, tuple[str, ...]], ...]], ...]


def _frozen(vocabulary: Vocabulary) -> Frozen:
    return tuple(
        (area, tuple((tag, tuple(words)) for tag, words in by_language.items()))
        for area, by_language in vocabulary.items()
    )


@lru_cache(maxsize=64)
def _forms(vocabulary: Frozen, tag: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return each area with one expression for all its words in a language, on folded text."""
    forms = []
    for area, by_language in vocabulary:
        words = next(
            (words for one, words in by_language if one.partition("-")[0].lower() == tag), ()
        )
        if not words:
            continue
        if tag == "zh":
            forms.append((area, re.compile("|".join(re.escape(word) for word in words))))
            continue
        pieces = (re.escape(fold(word)).replace(r"\*", r"\w*") for word in words)
        forms.append((area, re.compile(rf"\b(?:{'|'.join(pieces)})\b")))
    return tuple(forms)
