"""Portuguese: the ways to promise, strongest first among those of a kind."""

from consenso.core.promises._rule import Rule

ACTORS = (
    r"partes?|estados?(?: membros?| partes?)?|membros|países?(?: membros?)?|ministr[oa]s?|chefes|governos?|líderes|lados|"
    r"delegações|delegação|funcionários|peritos|especialistas|secretariado|secretaria|presidência|foro|fórum|comitês?|comités?|comissão|comissões|conselho|grupos? de trabalho|grupo|"
    r"bancos?(?: centrais| de desenvolvimento)?|fundo|institutos?|instituições|organismos|autoridades|ministérios?|universidades|empresas|"
    r"coordenadores|equipes?|equipas?|chanceleres|mandatários|economias|parceiros|centros?|academias?|agências?|pontos? foca(?:l|is)"
)
_ACTION = (
    r"esforços|(?:entrada em funcionamento|colocação em prática)|execução|aplicação|implementação|criação|estabelecimento|"
    r"fortalecimento|desenvolvimento|ampliação|reforma|adoção|ratificação|promoção|construção|realização|"
    r"ativação|operacionalização|conclusão|reposição|mobilização"
)
VALUES = (
    r"(?:[oa]s? )?(?:(?:pleno|firme|plena) )?(?:propósitos|princípios?|valores|carta|multilateralismo|diálogo|estado de direito|"
    r"direito internacional|paz\b|democracia|amizade|igualdade soberana|respeito)"
)
_BODIES = (
    r"ministr[oa]s?|funcionários|peritos|especialistas|secretariado|secretaria|comitês?|comissão|conselho|grupos?|membros|estados membros|estados partes|partes|países membros|"
    r"coordenadores|chanceleres|presidência|delegações|equipes|equipas|autoridades|representantes|secretári[oa]s?[- ](?:geral|executiv[oa])|secretári[oa]|ministérios|negociadores|coordena(?:ção|ções)|órgãos?|instâncias?|mecanismos?"
)
FUTURE_3 = r"[^\W\d_]*(?:ar|er|ir|or)(?:-(?:se|lhes?|nos)-)?(?:á|ão)"
_FUTURE_1 = r"[^\W\d_]*(?:ar|er|ir|or)(?:-nos-)?emos"
_STATIVE = (
    r"ser|estar|haver|ter[áãe]|poder|dever|requerer|necessitar|depender|afetar|enfrentar|sofrer|permanecer|resultar|significar|custar|"
    r"permitir|existir|beneficiar|entrar|constituir|reger|implicar|conduzir|agravar|crescer|representar|procurar|esforçar|buscar|"
    r"incentivar|encorajar|estimular|quer|esper|consider|saber|ver[áãe]|contar[áãe]|contribuir|verão|trabalharemos"
)
_PLAIN = r"(?:[^\W\d_]{3,}(?:ar|er|ir)|dar|ir|(?:com|dis|im|pro)?por|pôr)(?:-se|-l[oa]s?)?"
_FINITE = (
    r"é|são|será|serão|exige|exigem|requer|requerem|constitui|constituem|permite|permitem|contribui|contribuem|continua sendo|"
    r"supõe|implica|depende|pode|podem|resulta|reveste|significa|representa|ajuda|foi|há|tem|têm|era"
)

PROMISES = (
    Rule(
        "As Partes fortalecerão o intercâmbio.",
        "future",
        rf"\b(?P<verb>(?!{_STATIVE}){FUTURE_3})\b(?! em vigor)",
        "will",
        0.92,
    ),
    Rule(
        "Continuaremos a realizar o Fórum.",
        "future-we",
        rf"\b(?P<verb>(?!{_STATIVE}|faremos todo o possível){_FUTURE_1})\b",
        "will",
        0.95,
        "ending",
    ),
    # Nobody is named, but somebody of theirs must act.
    Rule(
        "Será criado um centro conjunto.",
        "future-passive",
        r"\bter(?:á|ão) lugar\b|\bser(?:á|ão) (?!afetad|necessári|basead|determinad|requerid|regid|executad[oa]s? em conformidade|as?\b|os?\b|um)[^\W\d_]+(?:d|st|t|rt)[oa]s?\b",
        "will",
        0.85,
        "any",
    ),
    Rule(
        "O Secretariado vai publicar os dados.",
        "going-to",
        r"\b(?:vai|vão|vamos|iremos|irá|irão) [^\W\d_]{3,}(?:ar|er|ir)\b",
        "will",
        0.75,
    ),
    Rule(
        "As Partes deverão apresentar um relatório.",
        "shall",
        r"\b(?:dever(?:á|ão|emos)|haver(?:á|ão|emos) de)\b(?: [^\W\d_]+mente)? (?!ser\b|estar\b|haver\b|ter\b)[^\W\d_]+(?:ar|er|ir|or)(?:-se)?\b",
        "shall",
        0.9,
    ),
    Rule(
        "Cada Parte designará um ponto focal.",
        "shall-each",
        rf"\b(?P<who>cada (?:parte|estado|país)[^.,;]{{0,30}}?|[oa] (?:comitê|comité|comissão|secretariado|secretaria|conselho|grupo)[^.,;]{{0,40}}?) (?P<verb>(?!{_STATIVE}|manter){FUTURE_3})\b",
        "shall",
        0.93,
        "none",
    ),
    Rule(
        "Os Estados membros devem notificar qualquer surto.",
        "must",
        r"\b(?P<who>estados membros|estados partes|as partes|cada parte|países membros|membros|ambas as partes|as duas partes) (?:devem|deve|têm de|tem de|são obrigad[oa]s a) (?!ser\b|estar\b)[^\W\d_]+(?:ar|er|ir)\b",
        "shall",
        0.75,
        "none",
    ),
    Rule(
        "Os Estados membros deveriam apresentar os seus relatórios.",
        "should",
        r"\b(?P<who>estados membros|estados partes|as partes|cada parte|países membros|ambas as partes|as duas partes) deveriam? (?!ser\b|estar\b)[^\W\d_]+(?:ar|er|ir)\b",
        "encourage",
        0.6,
        "none",
    ),
    Rule(
        "Comprometemo-nos a reduzir as barreiras.",
        "commit-we",
        r"\b(?:comprometemo-nos|nos comprometemos|assumimos o compromisso|prometemos|empenhamo-nos|nos empenhamos|obrigamo-nos)(?:,? [^\W\d_]+)?{aside}? (?:a|ao|à|com|em|de)\b|\bcomprometemo-nos[^.;]{0,20}:",
        "commit",
        0.92,
        "ending",
    ),
    Rule(
        "As Partes comprometem-se a facilitar os vistos.",
        "commit",
        r"\b(?:comprometem-se|compromete-se|comprometeram-se|comprometeu-se|se comprometem|se compromete|se comprometeram|obrigam?-se|se obrigam?|assumem o compromisso|assume o compromisso)(?: [^\W\d_]+)?{aside}? (?:a|ao|à|com|em|de)\b",
        "commit",
        0.92,
    ),
    Rule(
        "Estamos determinados a pôr fim à pesca ilegal.",
        "committed",
        r"\b(?:estamos|seguimos|permanecemos|continuamos|mantemo-nos)(?: (?:todos|também|firmemente|plenamente|profundamente))* (?:decidid|comprometid|resolvid|determinad|empenhad|dedicad)[oa]s(?: [^\W\d_]+mente)? (?:a|ao|à|com|em|n[oa]s?|de)\b(?! {values})",
        "commit",
        0.88,
        "ending",
    ),
    Rule(
        "As Partes estão empenhadas na plena aplicação do Acordo.",
        "committed-they",
        r"\b(?:está|estão|segue|seguem|permanecem|continua|continuam)(?: (?:também|firmemente|plenamente))* (?:decidid|comprometid|determinad|empenhad)[oa]s? (?:a|ao|à|com|em|n[oa]s?)\b(?! {values})",
        "commit",
        0.85,
    ),
    Rule(
        "Reafirmamos o nosso compromisso de erradicar a pobreza.",
        "reaffirm-commitment",
        r"\b(?:reafirm|reiter|renov|ratific|confirm|express|manifest|mantem|mantêm|declar|sublinh|partilh|compartilh|destac|afirm)(?:amos|imos|os|am|em|aram|ou|a)(?:,? (?:ainda|também|igualmente|uma vez mais|conjuntamente),?)*"
        r" (?:[oa]s? )?(?:noss[oa]s?|seus?|suas?|o|a|um|uma)(?: (?:firme|pleno|plena|inabalável|compartilhad[oa]|comum|sólid[oa]))* (?:compromissos?|determinação|vontade|decisão|resolução|empenho|intenção|disposição|firmeza|objetivos?|metas?|promessas?)"
        r"(?: (?:firme|compartilhado|compartilhada|comum|conjunto|coletivo|inabalável|política|assumido|pleno))*(?: (?:de|com|a|ao|à|em|para)\b)(?! {values})",
        "commit",
        0.84,
        "ending",
    ),
    Rule(
        "As Partes acordam trocar dados.",
        "agree",
        r"\b(?:acordam|concordam|convêm|decidem|resolvem|acordaram|concordaram|decidiram|resolveram|coincidiram em)(?: (?:também|ainda|igualmente))?{aside}? (?:em )?(?!ser\b|que a\b|que o\b)(?:[^\W\d_]{2,}(?:ar|er|ir)(?:-se)?\b|que [^.;]{3,80}?(?:rá|rão)\b|:)",
        "agree",
        0.86,
    ),
    Rule(
        "Acordamos realizar consultas políticas.",
        "agree-we",
        r"\b(?:acordamos|concordamos|convimos|decidimos|resolvemos)(?: (?:também|ainda|igualmente))?{aside}? (?:em )?(?:[^\W\d_]{2,}(?:ar|er|ir)(?:-se)?\b|que [^.;]{3,80}?(?:rá|rão|remos)\b|o seguinte|:)",
        "agree",
        0.88,
        "ending",
    ),
    Rule(
        "Ficou acordado que será criada uma comissão.",
        "it-was-agreed",
        r"\b(?:ficou (?:acordado|decidido|estabelecido)|foi (?:acordado|decidido)|acordou-se|decidiu-se|concordou-se em|resolveu-se) (?:[^\W\d_]{2,}(?:ar|er|ir)(?:-se)?\b|que (?!(?:a|o|as|os) [^\W\d_]+ (?:é|são|constitui)\b)[^.;]{5,})",
        "agree",
        0.82,
        "none",
    ),
    Rule(
        "Bórea aceitou sediar o centro.",
        "accepts",
        r"\b(?:aceitou|aceitaram|aceita|aceitam|ofereceu-se para|ofereceram-se para|prontificou-se a|prontificaram-se a) [^\W\d_]{2,}(?:ar|er|ir)\b",
        "agree",
        0.75,
    ),
    Rule(
        "Os ministros adotaram o Plano de Ação para os Oceanos.",
        "adopted",
        r"\b(?:adotaram|adoptaram|aprovaram|lançaram|estabeleceram|anunciaram) (?:o|a|um|uma|seu|sua) [^.;]{0,60}?(?:plano de ação|plano de trabalho|roteiro|iniciativa|programa|estratégia|fundo|quadro|mecanismo|rede|grupo de trabalho)\b(?![^.;]*\bem (?:19|20)\d\d)",
        "agree",
        0.58,
        "own",
    ),
    Rule(
        "Decide estabelecer um comitê preparatório;",
        "decides",
        r"^(?:também |ainda )?(?:decide|resolve|acorda|compromete-se a)(?: também| ainda)? [^\W\d_]+(?:ar|er|ir)\b",
        "agree",
        0.88,
        "none",
    ),
    Rule(
        "Lançamos a Iniciativa para a Saúde dos Oceanos.",
        "adopt",
        r"\b(?:adotamos|adoptamos|lançamos|estabelecemos|criamos|inauguramos|anunciamos|aprovamos|subscrevemos|endossamos)(?:,? (?:hoje|também|pel[oa] presente|por este meio),?)? (?:[oa]s?|uma?|noss[oa]|este|esta)\b[^.;]{0,100}?"
        r"\b(?:planos?|quadro|marco|roteiro|iniciativa|programa|estratégia|fundo|parceria|aliança|pacto|agenda|plataforma|mecanismo|rede|centro|grupo de trabalho|estabelecimento|criação|compromissos)\b",
        "agree",
        0.62,
        "ending",
    ),
    Rule(
        "Temos a intenção de lançar um programa.",
        "intend",
        r"\b(?:temos (?:a intenção de|o propósito de|previsto)|propomo-nos(?: a)?|prevemos|propomos|pretendemos|planejamos|planeamos|tencionamos|almejamos|aspiramos a|esperamos|nossa intenção é|é (?:a |o )?noss[oa] (?:firme |comum )?(?:intenção|propósito|objetivo|vontade)(?= [^\W\d_]+(?:ar|er|ir|ôr)\b)|estamos (?:dispost|preparad|pront)[oa]s a|desejamos|queremos(?= [^\W\d_]+(?:ar|er|ir)\b))(?: também| ainda)?{aside}? "
        r"(?!com\b|a\b|o\b|que se\b)(?:que |a )?[^\W\d_]{3,}",
        "intend",
        0.78,
        "ending",
    ),
    Rule(
        "O Fundo prevê desembolsar 250 milhões.",
        "intends",
        r"\b(?:prevê|preveem|propõem-se a|propõe-se a|planejam?|planeiam?|pretendem?|tencionam?|aspiram? a|têm a intenção de|tem a intenção de) [^\W\d_]+(?:ar|er|ir)\b",
        "intend",
        0.78,
    ),
    Rule(
        "Procuramos promover a segurança.",
        "seek-we",
        r"\b(?:procuramos|buscamos|procuraremos|buscaremos|tentamos|esforçamo-nos por|esforçar-nos-emos por|faremos todo o possível (?:por|para)|trabalhamos (?:para|por)|trabalharemos [^.;]{0,40}?(?:para|por|em)|zelamos por) [^\W\d_]+",
        "endeavour",
        0.72,
        "ending",
    ),
    Rule(
        "As Partes procurarão ampliar o número de rotas.",
        "seek",
        r"\b(?:procurarão|procurará|buscarão|buscará|procuram|buscam|esforçar-se-ão por|se esforçarão (?:por|para)|tentarão|trabalharão (?:para|por)|farão todo o possível (?:por|para)) [^\W\d_]+",
        "endeavour",
        0.8,
    ),
    Rule(
        "Seguimos trabalhando para reduzir a pobreza.",
        "are-doing",
        r"\b(?:seguimos|continuamos|estamos) (?!sendo|enfrentando|vendo|vivendo|assistindo)(?:[^\W\d_]+(?:ando|endo|indo)\b|a (?!enfrentar|ver|viver|apelar|exortar)[^\W\d_]{3,}(?:ar|er|ir)\b)",
        "will",
        0.62,
        "ending",
    ),
    Rule(
        "Encarregamos os nossos ministros de elaborar uma estratégia.",
        "task",
        r"\b(?:mandatam|instruem|encarregam|incumbem|solicitam|recomendaram|recomendam(?= aos estados)|encarregamos|incumbimos|instruímos|pedimos|solicitamos|mandatamos|encarregaram|incumbiram|instruíram|orientaram|mandataram|determinaram|solicitaram|pediram|(?:convidamos|encorajamos|exortamos|instamos)(?= (?:também )?(?:(?:a?os|às) )?(?:noss|ministros|altos func)))(?: também)? "
        rf"(?:(?:a?o|aos?|à|às|as|os|noss[oa]s|seus?|suas?|altos|todos|respectiv[oa]s|competentes) ){{0,4}}(?:{_BODIES})\b[^.;]{{0,80}}? (?:a|que|para|de|d[oa]s?|o|os|as)\b",
        "will",
        0.74,
        "ending",
    ),
    Rule(
        "Solicita ao Secretariado que apresente um relatório;",
        "requests",
        # A Assembleia solicita à Comissão que …
        rf"^(?:[ao] (?:assembleia|conferência|conselho|cúpula|cimeira|reunião|comissão)[^,;.]{{0,30}}? )?(?:também |ainda )?(?:solicit(?:a|ou)|pede|pediu|encarreg(?:a|ou)|incumb(?:e|iu)|instru(?:i|iu)|mandat(?:a|ou)|convida|insta|exorta)(?: também| ainda| igualmente)? (?:(?:ao?|aos|à|às|as|os|o|todos|seus) ){{0,3}}(?:{_BODIES})\b(?! em conflito| (?:no|do) conflito)[^.;]{{0,80}}? (?:a|que|de)\b",
        "shall",
        0.75,
        "none",
    ),
    Rule(
        "Encorajamos os Estados membros a ratificar o Protocolo.",
        "encourage-we",
        rf"\b(?:encorajamos|incentivamos|estimulamos|fomentamos|convidamos(?= os (?:estados|países) membros))(?: também)? (?:(?:(?:noss[oa]s|os|as|seus|suas) ){{1,2}}(?:{_BODIES}|empresas|economias|países)\b|[oa] (?:{_ACTION}))",
        "encourage",
        0.6,
        "ending",
    ),
    Rule(
        "As Partes incentivarão as suas empresas a participar.",
        "encourage",
        r"\b(?:encorajar|incentivar|estimular)(?:á|ão) ",
        "encourage",
        0.85,
    ),
    Rule(
        "Os Estados membros são incentivados a aderir à Convenção.",
        "are-encouraged",
        rf"\b(?P<who>{_BODIES}) (?:são|estão) (?:incentivad|encorajad|convidad)[oa]s a\b",
        "encourage",
        0.6,
        "none",
    ),
    Rule(
        "Encoraja os Estados membros a trocar informações;",
        "encourages",
        rf"^(?:também )?(?:encoraja|incentiva|estimula) (?:(?:os|as|todos) ){{0,2}}(?:{_BODIES})\b",
        "encourage",
        0.62,
        "none",
    ),
    Rule(
        "Apoiamos os esforços para melhorar a saúde.",
        "support",
        rf"\b(?:apoiamos|respaldamos|secundamos)(?: [^\W\d_]+mente)? (?:(?:[oa]s?|noss[oa]s?|pront[oa]|plen[oa]|rápid[oa]|efetiv[oa]) ){{0,3}}(?:{_ACTION})\b(?! do secretário-geral)",
        "support",
        0.56,
        "ending",
    ),
    Rule(
        "Os ministros ficam encarregados de elaborar um plano.",
        "is-tasked",
        rf"\b(?P<who>(?:{_BODIES})(?: [^\W\d_]+){{0,2}}) (?:fica|ficam|está|estão|é|são|será|serão) (?:encarregad|incumbid|instruíd|mandatad)[oa]s? (?:de|para|a)\b"
        rf"|^(?:solicita|pede|encarrega|recomenda)-se (?:aos?|às?|os?|as?) (?:{_BODIES})\b",
        "will",
        0.75,
        "none",
    ),
    Rule(
        "Bórea está disposta a construir um porto.",
        "stand-ready",
        r"\b(?:está|estão|declara-se|declaram-se|se declaram?) (?:dispost|preparad|pront)[oa]s? a [^\W\d_]+(?:ar|er|ir|or)\b",
        "intend",
        0.75,
    ),
    Rule(
        "Nenhuma Parte permitirá o uso do seu território contra outra.",
        "no-party",
        rf"\b(?P<who>nenhum[a]? (?:das )?(?:partes?|estados?|países|país|membros?)[^.,;]{{0,30}}?) (?:poderá [^\W\d_]+(?:ar|er|ir)|(?P<verb>{FUTURE_3}))\b",
        "shall",
        0.85,
        "none",
    ),
    Rule(
        "As Partes que puderem fazê-lo prestarão apoio.",
        "those-that-will",
        rf"^(?P<who>(?:as|os) (?:{ACTORS}) que [^,;]{{3,70}}?) (?P<verb>(?!{_STATIVE}){FUTURE_3})\b",
        "will",
        0.75,
        "none",
    ),
    Rule(
        "É instituído um Comité Conjunto.",
        "is-established",
        r"(?:^|, )(?:(?:é|fica) (?:instituíd|criad|estabelecid|constituíd)[oa]|(?:institui|cria|estabelece|constitui)-se) (?:um|uma|o|a) [^.;]{0,40}?\b(?:comit[êé]|comissão|grupo|fundo|mecanismo|secretariado|conselho|rede|centro|agência|plataforma|fórum)\b",
        "shall",
        0.75,
        "none",
    ),
    Rule(
        "Aprova o programa de trabalho para 2027;",
        "adopts",
        r"^(?:também |ainda )?(?:aprova|adota|adopta|endossa|estabelece|cria) (?:o|a|os|as|um|uma|seu|sua)\b[^.;]{0,60}?\b(?:programa|plano|estabelecimento|criação|estratégia|quadro|marco|roteiro|política|orçamento|fundo|"
        r"mecanismo|grupo de trabalho|comitê|rede|centro|aliança|declaração|protocolo|diretrizes|regulamento|recomendações|agenda)\b",
        "agree",
        0.7,
        "none",
    ),
    Rule(
        "Cabe ao Secretariado organizar a reunião.",
        "falls-to",
        rf"\b(?:cabe|caberá|compete|competirá|incumbe) (?:ao?s?|às?) (?:(?:respectiv|noss)[oa]s )?(?:{_BODIES})\b[^.;]{{0,40}}? [^\W\d_]+(?:ar|er|ir)\b",
        "shall",
        0.75,
        "none",
    ),
    Rule(
        "Propõe-se que cada Estado apresente um relatório.",
        "is-proposed",
        r"\b(?:propõe-se|prevê-se|decide-se|acorda-se) (?!(?:que )?(?:o comércio|a economia|o pib|o crescimento|a demanda))(?:que )?",
        "agree",
        0.6,
        "none",
    ),
    Rule(
        "Reafirmamos o nosso apoio à reforma do Fundo.",
        "reaffirm-support",
        rf"\b(?:reafirm|reiter|express|renov|manifest|ratific)(?:amos|am|aram|ou) (?:o )?(?:nosso|seu)(?: [^\W\d_]+)? (?:apoio|respaldo)(?: [^\W\d_]+)? (?:a|ao|à|para|pela|pelo)(?: (?:a|o|as|os|uma?|pront[oa]|plen[oa])){{0,3}} ?(?:{_ACTION})\b",
        "support",
        0.55,
        "ending",
    ),
    Rule(
        "Apoiar a criação de uma rede de bibliotecas.",
        "plan",
        # não: Agradecer, Saudar, Reiterar …
        rf"^(?:até (?:o ano de |ao final de )?(?:19|20)\d\d, )?(?!(?:qualquer|mulher|lugar|lar|poder|dever|mar|bem-estar|agradecer|saudar|felicitar|lamentar|condenar|deplorar|expressar|destacar|sublinhar|recordar|rejeitar|"
        rf"reconhecer|acolher com|congratular\w*|aplaudir|manifestar|reiterar(?! o (?:seu )?compromisso)|reafirmar(?! o (?:seu )?compromisso)|exortar a comunidade)\b)(?:continuar a [^\W\d_]+r|seguir [^\W\d_]+ndo|não [^\W\d_]+r|{_PLAIN})\b(?=.*[.;]$)(?![^.;]*?\b(?:{_FINITE})\b)",
        "will",
        0.75,
        "none",
    ),
)
