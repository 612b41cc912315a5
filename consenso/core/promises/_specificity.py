"""How specific an action is, on the scale that UPR Info uses for recommendations, 1 to 5, told by its verb.

1 minimal: asks of others, shares, exchanges views; 2 continues what is done; 3 considers; 4 general: strengthens, promotes,
ensures; 5 specific: establishes, adopts, ratifies, builds, gives so many. A number or a named outcome makes the last.
"""

import re

VERSION = 1  # of the rule and its words below: a change of them is a new version
# From the most telling to the least; an example stands above each row, language by language en · es · pt · fr · zh · nl.
_VERBS: tuple[tuple[int, str], ...] = (
    # "continue to hold" · "seguir apoyando" · "continuar a realizar" · "poursuivre" · "继续" · "blijven"
    (
        2,
        (
            r"\b(?:continu\w*|maintain\w*|keep\w*|persever\w*|persist\w*|remain\w*|sustain\w*|seguir\w*|seguimos|mant(?:ener|endr|uv)\w*|prosegui\w*|persever\w*|manter\w*|prossegui\w*|"
            r"poursuiv\w*|maintien\w*|mainteni\w*|blijven|handhaven|voortzetten)\b|继续|保持|维持|坚持"
        ),
    ),
    # "explore the possibility" · "estudiar la conveniencia" · "explorar" · "étudier" · "探讨" · "onderzoeken"
    (
        3,
        (
            r"\b(?:consider\w*|explor\w*|stud(?:y|ies|ying)|examin\w*|analy[sz]\w*|review\w*|discuss\w*|consult\w*|reflect\w*|envisag\w*|assess\w*|evaluat\w*|look into|identify\w*|"
            r"estudiar\w*|estudiarán|analizar\w*|evaluar\w*|revisar\w*|valorar\w*|contemplar\w*|debatir\w*|consultar\w*|estudar\w*|analisar\w*|avaliar\w*|rever|discutir\w*|"
            r"étudi\w*|envisag\w*|réfléch\w*|analys\w*|évalu\w*|passer en revue|onderzoeken|bestuderen|overwegen|bespreken|evalueren)\b|探讨|研究(?!所|中心|人员|机构)|考虑|审议|评估|探索|商讨|磋商"
        ),
    ),
    # "share experience" · "intercambiar datos" · "trocar dados" · "échanger" · "交流" · "uitwisselen"
    (
        1,
        r"\b(?:shar(?:e|es|ing)|exchang\w*|call on|urge|seek assistance|invite others|dialogue|intercambi\w*|compart(?:ir|imos)\w*|trocar\w*|compartilh\w*|partilh\w*|échang\w*|partag\w*|uitwissel\w*|delen)\b|交流|分享|交换|对话",
    ),
    # "build" · "construir" · "conceder" · "construire" · "修建" · "bouwen"
    (
        5,
        (
            r"\b(?:build\w*|construct\w*|establish\w*|set up|setting up|creat(?:e|es|ing)|provid\w*|giv(?:e|es|ing)|grant\w*|offer\w*|donat\w*|contribut\w*|invest(?:s|ing)?|lend|financ\w*|fund(?:s|ing)?|disburs\w*|mobili[sz]\w*|"
            r"hold(?:s|ing)?|host\w*|conven\w*|organi[sz]\w*|meet(?:s|ing)?|launch\w*|open(?:s|ing)?|inaugurat\w*|adopt\w*|sign(?:s|ing)?|ratif\w*|acced\w*|amend\w*|abolish\w*|remov\w*|eliminat\w*|ban(?:s|ning)?|end(?:s|ing)?|"
            r"phas(?:e|ing) out|halv\w*|doubl\w*|tripl\w*|reduc\w*|cut(?:s|ting)?|increas\w*|raise|train(?:s|ing)?|send(?:s|ing)?|dispatch\w*|appoint\w*|designat\w*|publish\w*|submit\w*|report(?:s|ing)?|present(?:s|ing)?|prepar\w*|"
            r"draw up|draft\w*|conclud\w*|complet\w*|implement\w*|enforc\w*|translat\w*|plant(?:s|ing)?|notif\w*|investigat\w*|conduct\w*|develop(?:s|ing)? (?:a|an|the|proposals|guidelines)|deliver\w*|install\w*|welcome up to|monitor\w*|"
            r"constru[iy]\w*|establec\w*|cre(?:ar|ará|arán|aremos|ando)|otorg\w*|conced\w*|ofre[cç]\w*|don(?:ar|ará|arán)|aport\w*|invert\w*|financi\w*|desembols\w*|celebr(?:ar|ará|arán|aremos|ando)|convoc\w*|organiz\w*|reunir\w*|lanz\w*|poner en marcha|pondrán? en marcha|abr(?:ir|irá)\w*|"
            r"inaugur\w*|firm(?:ar|ará)\w*|ratific\w*|adher\w*|elimin\w*|prohib\w*|poner fin|reducir\w*|aument\w*|elev\w*|capacit\w*|form(?:ar|ará|arán)|impartir\w*|envi(?:ar|ará|arán)|design\w*|public\w*|present(?:ar|ará|arán|en|e)|elabor\w*|conclu\w*|complet\w*|ejecut\w*|aplicar\w*|traduc\w*|plantar|notific\w*|recibir\w*|"
            r"estabelec\w*|cri(?:ar|ará|ado|ada)|doar\w*|destinar\w*|realiz\w*|lanç\w*|assin\w*|proib\w*|pôr fim|reduz\w*|aumentar\w*|dobrar|oferec\w*|enviar\w*|apresent\w*|execut\w*|implement\w*|receber\w*|adotar\w*|"
            r"construi\w*|établi\w*|cré(?:er|era|eront|é|ée)|accord\w*|offri\w*|donn\w*|vers(?:er|era)|investi\w*|financ\w*|décaiss\w*|tenir|organis\w*|réuni\w*|lanc\w*|ouvri\w*|sign(?:er|era)|ratifi\w*|adhér\w*|interdi\w*|mettr\w* fin|"
            r"rédui\w*|augment\w*|port(?:er|era)|doubl\w*|form(?:er|era)|dispens\w*|enverr\w*|envoy\w*|désign\w*|publi\w*|présent\w*|élabor\w*|achev\w*|exécut\w*|appliqu\w*|tradui\w*|plant(?:er|era)|notifi\w*|accueill\w*|convoqu\w*|"
            r"bouwen|oprichten|op te richten|opgericht|verstrekken|aanbieden|bijdragen|organiseren|sturen|opstellen|op te stellen|publiceren|ondertekenen|bekrachtigen|verminderen|vrijmaken|uit te bannen|bijeen te roepen)\b|"
            r"建立|建设|建成|设立|成立|提供|捐赠|注资|筹集|拨付|举办|举行|召开|启动|启用|开通|通过(?=《)|签署|批准|加入|取消|禁止|终止|消除|减少|减半|增至|增加|培训|派遣|任命|指定|公布|发布|提交|制定|起草|完成|落实|实施|执行|翻译|植树|通报|接收|修建|资助|援建|翻一番|互设"
        ),
    ),
    # "strengthen" · "fortalecer" · "promover" · "renforcer" · "加强" · "versterken"
    (
        4,
        r"\b(?:strengthen\w*|promot\w*|enhanc\w*|ensur\w*|encourag\w*|facilitat\w*|support\w*|address\w*|accelerat\w*|deepen\w*|cooperat\w*|improv\w*|foster\w*|advanc\w*|work\w*|fortal\w*|promov\w*|impuls\w*|foment\w*|apoy\w*|apoi\w*|mejor\w*|melhor\w*|renforc\w*|promouv\w*|encourag\w*|amélior\w*|favoris\w*|versterk\w*|bevorder\w*)\b|加强|促进|推动|深化|扩大|支持|鼓励|改善|提高",
    ),
)
_COMPILED = tuple((level, re.compile(pattern, re.IGNORECASE)) for level, pattern in _VERBS)
# What softens a promise, said with it.
HEDGES = re.compile(
    r"\b(?:as appropriate|where appropriate|when appropriate|where possible|if possible|as far as possible|as feasible|where feasible|to the extent possible|on a voluntary basis|subject to|within (?:available|existing) resources|"
    r"in accordance with national (?:legislation|circumstances)|taking into account (?:different )?(?:national|domestic) circumstances|as needed|"
    r"según proceda|según corresponda|cuando proceda|conforme proceda|cuando sea (?:posible|adecuado|viable)|en la medida de lo posible|de manera voluntaria|con sujeción a|dentro de los recursos disponibles|de conformidad con la legislación nacional|según sea (?:viable|adecuado)|"
    r"conforme apropriado|quando apropriado|sempre que possível|na medida do possível|de forma voluntária|de acordo com a legislação nacional|"
    r"le cas échéant|s'il y a lieu|s’il y a lieu|dans la mesure du possible|sur une base volontaire|sous réserve de|dans le respect de la législation nationale|"
    r"waar mogelijk|in voorkomend geval|voor zover mogelijk)\b|酌情|视情|尽可能|在自愿基础上|根据各自国情|依照各自法律",
    re.IGNORECASE,
)
NEAR = 60  # code points after the verb that tell what kind of action it is


def specificity_of(action: str, *, is_counted: bool) -> int:
    """Return 1 to 5 for the words of an action; `is_counted`: it says how much. No verb that is known: 4.

    >>> specificity_of("build twelve bridges", is_counted=True), specificity_of("strengthen exchanges", is_counted=False)
    (5, 4)
    >>> specificity_of("explore the use of local currencies", is_counted=False)
    3
    >>> specificity_of("继续举办论坛", is_counted=False)
    2
    """
    if is_counted:
        return 5
    near = action[:NEAR]
    found = [
        (match.start(), level)
        for level, pattern in _COMPILED
        if (match := pattern.search(near)) is not None
    ]
    return min(found)[1] if found else 4
