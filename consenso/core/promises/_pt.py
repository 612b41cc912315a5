"""Portuguese: who promises, by which verbs, and what only looks like it."""

from consenso.core.promises._pt_promises import ACTORS, FUTURE_3, PROMISES, VALUES
from consenso.core.promises._rule import Grammar, Rule

OTHERS = (
    Rule("Princípios orientadores", "none.title", r"^[^.;:!?]{1,110}$", score=0.1),
    Rule(
        "Apelamos a todas as partes.",
        "none.call",
        r"\b(?:apelamos|instamos|exortamos|pedimos|convidamos|pede|insta|exorta|convida|fazemos um apelo)\b",
        score=0.2,
    ),
    Rule(
        "Condenamos os atentados.",
        "none.condemnation",
        r"\b(?:conden|lament|deplor|rejeit|repudi|nos opomos|preocupad)",
        score=0.1,
    ),
    Rule(
        "Saudamos os avanços.",
        "none.welcome",
        r"\b(?:saudamos|acolhe|celebramos|agradec|felicit|aplaud|elogi|congratul|gratidão)",
        score=0.1,
    ),
    Rule(
        "Reconhecemos que persistem desigualdades.",
        "none.recognition",
        r"\b(?:reconhec|tom(?:a|amos|am|ando) nota|observ|consider|conscientes|consciência|valoriz|afirm)",
        score=0.1,
    ),
    Rule(
        "Reafirmamos a importância do diálogo.",
        "none.stance",
        r"\b(?:reafirm|reiter|sublinh|destac|enfatiz|respald|apoi|partilhamos|compartilhamos|concord|recordamos|foi destacad)",
        score=0.15,
    ),
    Rule(
        "Aguardamos com expectativa a cúpula.",
        "none.look-forward",
        r"\b(?:aguardamos|esperamos com)\b",
        score=0.2,
    ),
    Rule(
        "É necessário reformar o Fundo.",
        "none.need",
        r"\b(?:necessári|necessidade|necessita|deve|devem|deveria|deveriam|há que|importante|essencial|exige|requer)",
        score=0.2,
    ),
    Rule(
        "O Foro foi criado em 2009.",
        "none.past",
        r"\b(?:foi|foram|tem sido|têm|havia|haviam|[^\W\d_]{3,}(?:ou|aram|eram|iram|ava|iam?)|reunimo-nos)\b",
        score=0.1,
    ),
    Rule(
        "O mar será mais alto.",
        "none.prediction",
        rf"\b(?:{FUTURE_3}|poderia|poderiam|permitiria)\b",
        score=0.2,
    ),
    Rule(
        "Os oceanos cobrem o planeta.",
        "none.description",
        r"\b(?:é|são|está|estão|baseia-se|desempenham?|cobrem|assenta)\b",
        score=0.1,
    ),
)

PORTUGUESE = Grammar(
    own=rf"\bnós(?:, [^;]{{1,80}},)?|\b(?:(?:[oa]s?|ambas as|ambos os|cada|noss[oa]s?|seus?|suas?|tod[oa]s|duas|dois|três|altos|respectiv[oa]s|competentes|[^\W\d_]+) ){{0,2}}(?:{ACTORS})(?: (?:(?-i:[A-ZÁÉÍÓÚÂÊÔÃÕÇ])[^\W\d_]+|de|do|da|das|dos|aduaneiras|nacionais|competentes|membros|pro tempore|conjunto|misto|superiores|participantes|centrais|desenvolvimento|trabalho)){{0,6}}",
    other=(
        r"^(?:e |mas |além disso )?(?:(?:[oa]s?|uma?|uns|umas|est[ea]s?|ess[ea]s?|dit[oa]s?|referid[oa]s?|noss[oa]s?|seus?|suas?|tod[oa]s?|tal|tais|pequen[oa]s|muit[oa]s|nov[oa]s?|grande|grandes|presente|maior) )*"
        r"(?:comércio|mudanças?|crises?|pandemia|crescimento|desafios?|transição|recuperação|desenvolvimento|mundo|economias?(?! membros)|tecnologias?|êxito|sucesso|progressos?|situação|impactos?|efeitos?|aumento|mar|mares|"
        r"oceanos?|clima|emissões|demanda|investimentos?|recursos|necessidades?|medidas?|ações|ação|esforços?|cooperação|colaboração|associação|parceria|aliança|declaração|acordo|documento|visão|"
        r"vínculos|laços|relaç(?:ão|ões)|paz|estabilidade|segurança|sistemas?|ordem|futuro|riscos?|ameaças?|plano|abordagem|soluç(?:ão|ões)|princípios|valores|objetivos?|metas?|compromissos?|políticas?|reformas?|"
        r"infraestruturas?|energia|mulheres|povos?|jovens|juventude|gerações|cidadãos|trabalhadores|migrantes|ciência|dados|guichê|benefícios|resultados?|preços|população|isto|isso|ele|ela|eles|elas|"
        r"região|planeta|turismo|saúde|educação|quadro|marco|inovação|inteligência|automação|digitalização|cúpula|cimeira|reunião|conferência|culturas|temperaturas?|intercâmbios?|participantes|estudos|que)\b"
    ),
    adverbs=(
        r"também|ainda|igualmente|portanto|assim|agora|hoje|juntos|conjuntamente|se|nos|não|já|sempre|[^\W\d_]+mente|para (?:tal|tanto|esse fim|este fim)|com esse fim|a esse respeito|"
        r"neste contexto|nesse sentido|em particular|por sua vez|conforme apropriado"
    ),
    joins=r"(?:^|\b)(?:e|ou|mas|bem como|nem)|[;,]",
    inside=r"\b(?:que|qual|quais|quem|cuj[oa]s?|se|porque|embora|para que|onde|quando|enquanto|como|segundo)\b",
    opens=r"\b(?:acordam|concordam em|decidem|acordamos|concordamos em|decidimos|reafirmamos|afirmamos|sublinhamos|declaramos|confirmamos|acordaram|decidiram|reiteramos)\b[^.;]{0,30}? que\b",
    ends_clause=r"[,;:–—] |[—]|\b(?:mas|e que) ",
    promises=PROMISES,
    others=OTHERS,
    # "Recordando …," · "Profundamente preocupados com …," · "Nós, os Chefes de Estado, reunimo-nos em …"
    recitals=(
        r"(?:(?:profundamente|gravemente|plenamente|ainda) )*(?:recordando|reconhecendo|reafirmando|observando|destacando|sublinhando|conscientes|consciente|convencid[oa]s|preocupad[oa]s|considerando|tendo (?:presente|em conta|em mente|em vista)|"
        r"guiad[oa]s|inspirad[oa]s|acolhendo|tomando nota|desejos[oa]s|decidid[oa]s|expressando|alarmad[oa]s|renovando|reiterando|ressaltando|afirmando)\b"
        r"(?!.*, (?:nós|nos|as partes|ambas|os estados|pretend|acord|decid|reafirm|[^\W\d_]+(?:emos|imos|amos)\b))"
        r"(?!.*, [^,;]*\b[^\W\d_]+(?:rá|rão|remos)\b.*\.$)"
        r"|nós,? .{0,900}?\b(?:reunimo-nos|nos reunimos|reunid[oa]s|congregad[oa]s)\b(?!.*\b(?:reiteramos|reafirmamos|acordamos|declaramos|comprometemo-nos|decidimos)\b)"
    ),
    # What everybody has, and what a text says of itself.
    rights=(
        r"(?:além disso, )?(?:ninguém|toda pessoa|todo (?:indivíduo|ser humano|homem)|todos os seres humanos|nenhum[a]? (?:pessoa|disposição|distinção)|também não ser|nada (?:no|na) presente)\b|para (?:os )?efeitos d[oa] presente|"
        r"(?:o|a|este|esta) (?:presente )?(?:acordo|declaração|tratado|convenção|protocolo|carta|plano|memorando|documento|comunicado) (?:será|entrará|não |terá|é\b|constitui|aplica-se|baseia-se|reger-se-á)"
    ),
    pieces={
        "values": VALUES,
        "aside": r", (?:de acordo|em conformidade|no âmbito|segundo|conforme|junto|dentro|como|mediante|em cooperação|em consulta|quando|se)\b[^,;]{0,90},",
    },
    drops_subject=True,
)
