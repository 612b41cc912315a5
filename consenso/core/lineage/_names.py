"""The names in a text that every language version must have: states, and the organisations that declarations name most."""

import re
from dataclasses import dataclass
from functools import lru_cache

from babel import Locale

from consenso.core.locale import locale_of, territory_name

# What a state is called beside the name of the tables: code, then what stands in texts.
_ALSO: dict[str, str] = {
    "en": """US=United States of America|United States|U.S.|USA;GB=United Kingdom|UK;RU=Russian Federation|Russia;KR=Republic of Korea|South Korea;
        KP=Democratic People’s Republic of Korea|DPRK|North Korea;CN=People’s Republic of China|China;BO=Plurinational State of Bolivia|Bolivia;
        VE=Bolivarian Republic of Venezuela|Venezuela;MM=Myanmar;LA=Lao People’s Democratic Republic|Laos;VN=Viet Nam|Vietnam;
        FM=Federated States of Micronesia|Micronesia;BS=Bahamas;GM=Gambia;IR=Iran;SY=Syria;TZ=Tanzania;CZ=Czechia|Czech Republic;
        TR=Türkiye|Turkey;SZ=Eswatini;CI=Côte d’Ivoire|Ivory Coast;CV=Cabo Verde|Cape Verde;TL=Timor-Leste;MD=Moldova;BN=Brunei;
        CD=Democratic Republic of the Congo;PS=Palestine;KN=Saint Kitts and Nevis;LC=Saint Lucia;VC=Saint Vincent and the Grenadines;
        AG=Antigua and Barbuda;TT=Trinidad and Tobago;ST=Sao Tome and Principe;BA=Bosnia and Herzegovina;NL=Netherlands""",
    "es": """US=Estados Unidos de América|Estados Unidos|EE. UU.|EE.UU.;GB=Reino Unido;RU=Federación de Rusia|Rusia;KR=República de Corea|Corea del Sur;
        KP=República Popular Democrática de Corea|Corea del Norte;CN=República Popular China|China;VN=Viet Nam|Vietnam;BS=Bahamas;BZ=Belice;
        CI=Costa de Marfil|Côte d’Ivoire;CZ=Chequia|República Checa;TR=Türkiye|Turquía;CV=Cabo Verde;PS=Palestina;KN=San Cristóbal y Nieves|Saint Kitts y Nevis;
        LC=Santa Lucía;VC=San Vicente y las Granadinas;NL=Países Bajos;MX=Estados Unidos Mexicanos|México;HT=Haití;KE=Kenya|Kenia;ZW=Zimbabwe|Zimbabue;
        TT=Trinidad y Tabago|Trinidad y Tobago;AG=Antigua y Barbuda;BO=Bolivia;VE=Venezuela""",
    "pt": """US=Estados Unidos da América|Estados Unidos|EUA;GB=Reino Unido;RU=Federação da Rússia|Rússia;KR=República da Coreia|Coreia do Sul;
        KP=República Popular Democrática da Coreia|Coreia do Norte;CN=República Popular da China|China;VN=Vietnã|Vietname;BS=Bahamas;CZ=Tchéquia|República Tcheca;
        TR=Turquia|Türkiye;CV=Cabo Verde;PS=Palestina;KN=São Cristóvão e Névis|São Cristóvão e Nevis;LC=Santa Lúcia;VC=São Vicente e Granadinas;
        NL=Países Baixos|Holanda;MX=Estados Unidos Mexicanos|México;IR=Irã|Irão;KE=Quênia|Quénia;MZ=Moçambique;TT=Trinidad e Tobago|Trindade e Tobago;
        AG=Antígua e Barbuda;GT=Guatemala;CL=Chile;CO=Colômbia;BO=Bolívia;VE=Venezuela""",
    "fr": """US=États-Unis d’Amérique|États-Unis|Etats-Unis;GB=Royaume-Uni;RU=Fédération de Russie|Russie;KR=République de Corée|Corée du Sud;
        KP=République populaire démocratique de Corée|RPDC|Corée du Nord;CN=République populaire de Chine|Chine;VN=Viet Nam|Vietnam;BS=Bahamas;
        CZ=Tchéquie|République tchèque;TR=Türkiye|Turquie;CV=Cabo Verde|Cap-Vert;PS=Palestine;KN=Saint-Kitts-et-Nevis|Saint-Christophe-et-Niévès;
        LC=Sainte-Lucie;VC=Saint-Vincent-et-les-Grenadines;NL=Pays-Bas;MX=États-Unis du Mexique|Etats-Unis du Mexique|États-Unis mexicains|Mexique;
        BY=Bélarus|Biélorussie;MD=Moldova|Moldavie;TT=Trinité-et-Tobago;AG=Antigua-et-Barbuda;BO=Bolivie;VE=Venezuela""",
    "nl": """US=Verenigde Staten van Amerika|Verenigde Staten|VS;GB=Verenigd Koninkrijk|VK;RU=Russische Federatie|Rusland;KR=Republiek Korea|Zuid-Korea;
        KP=Democratische Volksrepubliek Korea|Noord-Korea;CN=Volksrepubliek China|China;BS=Bahama’s;CZ=Tsjechië;TR=Turkije|Türkiye;CV=Kaapverdië;
        PS=Palestina;LC=Saint Lucia;NL=Nederland;MX=Verenigde Mexicaanse Staten|Mexico;TT=Trinidad en Tobago;AG=Antigua en Barbuda;BO=Bolivia;VE=Venezuela""",
    "zh": """US=美利坚合众国|美国;GB=英国|联合王国;RU=俄罗斯联邦|俄罗斯;KR=大韩民国|韩国;KP=朝鲜民主主义人民共和国|朝鲜;CN=中华人民共和国|中国;VN=越南;LA=老挝;
        VE=委内瑞拉;BO=玻利维亚;TZ=坦桑尼亚;CI=科特迪瓦;TT=特立尼达和多巴哥;LC=圣卢西亚;VC=圣文森特和格林纳丁斯;AG=安提瓜和巴布达;KN=圣基茨和尼维斯;
        CD=刚果民主共和国;PS=巴勒斯坦;BA=波斯尼亚和黑塞哥维那|波黑;NL=荷兰;MX=墨西哥合众国|墨西哥;BR=巴西;AR=阿根廷""",
}
# Names in which the name of a state stands without being meant.
_NOT_A_STATE = {
    "en": "United States dollars|U\\.S\\. dollars|New Mexico|Gulf of Mexico|Panama Canal|Jordan River|South China Sea|East China Sea|East and South China Seas",
    "es": "[Dd]ólares de (?:los )?Estados Unidos|Golfo de México|canal de Panamá|mar de China",
    "pt": "[Dd]ólares dos Estados Unidos|Golfo do México|canal do Panamá|mar da China",
    "fr": "dollars des États-Unis|Golfe du Mexique|canal de Panama|mer de Chine",
    "nl": "Golf van Mexico|Panamakanaal|Chinese Zee",
    "zh": "发展中国家|发展中国|其中国|沿海地区|近海地区|印度洋|内蒙古|马里亚纳|墨西哥湾|巴拿马运河|非洲中国家|中国家",
}
# Organisations and instruments: in English, Spanish, Portuguese, French, Dutch, Chinese; beside them acronyms of any language.
_BODIES: tuple[tuple[str, str], ...] = (
    (
        "UN",
        "United Nations|UN|Naciones Unidas|ONU|Nações Unidas|Nations [Uu]nies|Verenigde Naties|VN|联合国",
    ),
    (
        "WHO",
        "World Health Organi[sz]ation|WHO|Organización Mundial de la Salud|OMS|Organização Mundial d[ae] Saúde|Organisation mondiale de la [Ss]anté|Wereldgezondheidsorganisatie|世界卫生组织|世卫组织",
    ),
    (
        "WTO",
        "World Trade Organi[sz]ation|WTO|Organización Mundial del Comercio|OMC|Organização Mundial d[eo] Comércio|Organisation mondiale du [Cc]ommerce|Wereldhandelsorganisatie|世界贸易组织|世贸组织",
    ),
    (
        "IMF",
        "International Monetary Fund|IMF|Fondo Monetario Internacional|FMI|Fundo Monetário Internacional|Fonds monétaire international|Internationaal Monetair Fonds|国际货币基金组织",
    ),
    ("World Bank", "World Bank|Banco Mundial|Banque mondiale|Wereldbank|世界银行|世行"),
    (
        "ILO",
        "International Labou?r Organi[sz]ation|ILO|Organización Internacional del Trabajo|OIT|Organização Internacional do Trabalho|Organisation internationale du [Tt]ravail|Internationale Arbeidsorganisatie|IAO|国际劳工组织|劳工组织",
    ),
    (
        "FAO",
        "Food and Agriculture Organi[sz]ation|FAO|粮食及农业组织|粮农组织|para la Alimentación y la Agricultura|para a Alimentação e a Agricultura|pour l[’']alimentation et l[’']agriculture|Voedsel- en Landbouworganisatie",
    ),
    ("UNESCO", "UNESCO|Unesco|教科文组织"),
    ("UNICEF", "UNICEF|Unicef|儿童基金会"),
    (
        "IAEA",
        "International Atomic Energy Agency|IAEA|OIEA|AIEA|Organismo Internacional de Energía Atómica|Agência Internacional de Energia Atômica|Agence internationale de l[’']énergie atomique|Internationaal Atoomenergieagentschap|国际原子能机构|原子能机构",
    ),
    (
        "OECD",
        "OECD|OCDE|Organi[sz]ation for Economic Co-?operation and Development|OESO|经济合作与发展组织|经合组织",
    ),
    (
        "EU",
        "European Union|EU|Unión Europea|UE|União Europeia|Union européenne|Europese Unie|欧洲联盟|欧盟",
    ),
    (
        "AU",
        "African Union|Unión Africana|União Africana|Union africaine|Afrikaanse Unie|非洲联盟|非盟",
    ),
    ("ASEAN", "ASEAN|Association of Southeast Asian Nations|ANSEA|ANASE|东南亚国家联盟|东盟"),
    (
        "CELAC",
        "CELAC|Celac|Community of Latin American and Caribbean States|Comunidad de Estados Latinoamericanos y Caribeños|Comunidade de Estados Latino-Americanos e Caribenhos|Communauté des États d[’']Amérique latine et des Caraïbes|Gemeenschap van Latijns-Amerikaanse en Caribische Staten|拉美和加勒比国家共同体|拉共体|中拉",
    ),
    ("CARICOM", "CARICOM|Caricom|Caribbean Community|Comunidad del Caribe|加勒比共同体"),
    ("MERCOSUR", "MERCOSUR|Mercosur|MERCOSUL|Mercosul|南方共同市场|南共市"),
    (
        "OAS",
        "Organi[sz]ation of American States|OAS|Organización de los Estados Americanos|OEA|Organização dos Estados Americanos|Organisation des États américains|Organisatie van Amerikaanse Staten|OAS|美洲国家组织",
    ),
    (
        "ECLAC",
        "ECLAC|CEPAL|CEPALC|Economic Commission for Latin America and the Caribbean|拉加经委会|拉美经委会|拉丁美洲和加勒比经济委员会",
    ),
    ("APEC", "APEC|Asia-Pacific Economic Cooperation|亚太经合组织|亚太经济合作组织"),
    ("G20", "G-?20|Group of Twenty|Grupo de los Veinte|二十国集团"),
    (
        "G77",
        "G-?77|Group of 77|Grupo de los 77|Grupo dos 77|Groupe des 77|Groep van 77|77国集团|七十七国集团",
    ),
    ("G7", "G-?7(?!\\d)|Group of Seven|Grupo de los Siete|Grupo dos Sete|七国集团"),
    ("NATO", "NATO|OTAN|NAVO|北约|北大西洋公约组织"),
    ("IPCC", "IPCC|GIEC|Intergovernmental Panel on Climate Change|政府间气候变化专门委员会"),
    (
        "UNFCCC",
        "UNFCCC|CMNUCC|UNFCCC|CQNUMC|CCNUCC|Framework Convention on Climate Change|Convención Marco de las Naciones Unidas sobre el Cambio Climático|Convenção-Quadro|Convention-cadre des Nations Unies sur les changements climatiques|Raamverdrag|气候变化框架公约",
    ),
    (
        "UNCLOS",
        "UNCLOS|CONVEMAR|CNUDM|CNUDMAR|Convention on the Law of the Sea|Convención de las Naciones Unidas sobre el Derecho del Mar|Convenção das Nações Unidas sobre o Direito do Mar|Convention des Nations Unies sur le droit de la mer|Zeerechtverdrag|海洋法公约",
    ),
    (
        "Paris Agreement",
        "Paris Agreement|Acuerdo de París|Acordo de Paris|[Aa]ccord de Paris|Overeenkomst van Parijs|Akkoord van Parijs|Klimaatakkoord van Parijs|巴黎协定",
    ),
    (
        "2030 Agenda",
        "2030 Agenda|Agenda 2030|Programme (?:de développement durable à l[’']horizon )?2030|[Pp]rogramme de développement durable à l[’']horizon 2030|2030年(?:可持续发展)?议程|2030 年可持续发展议程",
    ),
    (
        "Security Council",
        "Security Council|UNSCRs?|UNSC|Consejo de Seguridad|Conselho de Segurança|Conseil de sécurité|Veiligheidsraad|安全理事会|安理会",
    ),
    (
        "General Assembly",
        "General Assembly|Asamblea General|Assembl[eé]ia Geral|Assemblée générale|Algemene Vergadering|联合国大会|联大|大会",
    ),
)
_COMPILED = tuple(
    (name, re.compile(rf"(?<![A-Za-z])(?:{forms})(?![A-Za-z])")) for name, forms in _BODIES
)
# A word that begins like a state's name is that state by another word: chinos, brésilien, 中方.
_STEM = 4
_BY_ANOTHER_WORD = {
    "CN": "中方|中拉|中非|中欧|中国|华",
    "US": "美方|American|estadounidense|norte-american|américain|Amerikaan|美",
    "GB": "British|británic|britânic|britannique|Brits|英",
    "NL": "Dutch|neerland|holand|néerland|荷",
    "DE": "German|aleman|alem|allemand|Duits|德",
    "CH": "Swiss|suiz|suiç|suisse|Zwitser|瑞士",
    "KP": "Korea|Corea|Coreia|Corée|朝鲜|DPRK|RPDC",
    "KR": "Korea|Corea|Coreia|Corée|朝鲜半岛|韩",
    "MM": "Birman|Birmani|Burm|Myanmar|缅",
    "ES": "Spanish|español|espanhol|espagnol|Spaans|西班牙",
    "JP": "Japan|japon|日",
}


@dataclass(frozen=True, slots=True)
class Name:
    """A name that is meant in a text: a state's code (ISO 3166-1) or a body's short name, and where it stands first."""

    key: str
    start: int
    end: int
    is_state: bool


@lru_cache(maxsize=8)
def _states(language: str) -> tuple[re.Pattern[str], dict[str, str]]:
    """Return what finds the names of states in a language, the longest first, and the code of each name."""
    tag = language.partition("-")[0]
    codes: dict[str, str] = {}
    for code in map(str, Locale.parse(locale_of(language)).territories):
        if re.fullmatch("[A-WYZ][A-Z]", code) and code not in ("EU", "EZ", "UN", "QO", "ZZ"):
            codes.setdefault(territory_name(code, language).replace("'", "’"), code)
    for row in re.split(r";\s*", _ALSO.get(tag, "")):
        code, _, names = row.partition("=")
        codes.update({name: code for name in names.split("|") if name})
    ordered = sorted(codes, key=len, reverse=True)
    edge = ("", "") if tag == "zh" else (r"(?<![^\W_])", r"(?![^\W_])")
    apart = [re.escape(name).replace("’", "['’]") for name in ordered]
    return re.compile(f"{edge[0]}(?:{'|'.join(apart)}){edge[1]}"), codes


def names_of(text: str, language: str) -> dict[str, Name]:
    """Return the states and bodies that a text names, by key, each where it stands first; {} for none.

    >>> list(names_of("Brazil and the Republic of Korea thank the World Health Organization.", "en"))
    ['BR', 'KR', 'WHO']
    >>> list(names_of("发展中国家同巴西和世卫组织合作。", "zh-Hans"))
    ['BR', 'WHO']
    """
    tag = language.partition("-")[0]
    plain = text
    if tag in _NOT_A_STATE:
        plain = re.sub(_NOT_A_STATE[tag], lambda found: "\0" * len(found.group()), text)
    finder, codes = _states(language)
    found: dict[str, Name] = {}
    for match in finder.finditer(plain):
        code = codes.get(match.group()) or codes[match.group().replace("'", "’")]
        found.setdefault(code, Name(code, match.start(), match.end(), is_state=True))
    for key, pattern in _COMPILED:
        if body := pattern.search(text):
            found.setdefault(key, Name(key, body.start(), body.end(), is_state=False))
    return found


def is_meant(name: Name, text: str, language: str) -> bool:
    """Return whether a text means a state or body by some other word: its people, its adjective, one sign of its name.

    >>> is_meant(Name("CN", 0, 5, True), "los ministros chinos", "es")
    True
    """
    if not name.is_state:
        return name.key == "G20" and "G-20" in text
    if name.key in _BY_ANOTHER_WORD and re.search(_BY_ANOTHER_WORD[name.key], text):
        return True
    called = territory_name(name.key, language)
    if language.startswith("zh"):
        return called in text or called.rstrip("国") in text
    stem = called.casefold()[: max(_STEM, len(called) // 2)]
    return re.search(rf"(?<![^\W_]){re.escape(stem)}", text.casefold()) is not None
