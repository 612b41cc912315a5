"""Spanish: the ways to promise, strongest first among those of a kind."""

from consenso.core.promises._rule import Rule

ACTORS = (
    r"partes?|estados?(?: miembros?| partes?)?|miembros|países?(?: miembros?)?|ministr[oa]s?|jefes|gobiernos?|líderes|lados|"
    r"delegaciones|funcionarios|expertos|secretaría|presidencia|foro|comités?|comisión|comisiones|consejo|grupos? de trabajo|grupo|"
    r"bancos?(?: centrales| de desarrollo)?|fondo|institut[oa]s?|instituciones|organismos|autoridades|ministerios?|universidades|empresas|"
    r"coordinadores|equipos?|cancilleres|mandatarios|economías|socios|centros?|academias?|agencias?|puntos? focal(?:es)?"
)
_ACTION = (
    r"esfuerzos|(?:puesta en (?:marcha|práctica)|entrada en funcionamiento)|ejecución|aplicación|implementación|creación|establecimiento|"
    r"fortalecimiento|desarrollo|ampliación|reforma|adopción|ratificación|promoción|construcción|realización|labor de nuestr[oa]s|"
    r"activación|operacionalización|conclusión|reposición|movilización"
)
VALUES = (
    r"(?:l[oa]s? |el )?(?:(?:pleno|firme|plena) )?(?:propósitos|principios?|valores|carta|multilateralismo|diálogo|estado de derecho|"
    r"derecho internacional|paz\b|democracia|amistad|igualdad soberana|respeto)"
)
_BODIES = (
    r"ministr[oa]s?|funcionarios|expertos|secretaría|comités?|comisión|consejo|grupos?|miembros|estados miembros|estados partes|partes|países miembros|"
    r"coordinadores|cancilleres|presidencia|delegaciones|equipos|viceministros|autoridades|representantes|secretari[oa]s? (?:general|ejecutiv[oa]|pro t[ée]mpore)|secretari[oa]|ministerios|negociadores|coordinaci(?:ón|ones)|órganos?|instancias?|mecanismos?"
)
FUTURE_3 = r"(?:[^\W\d_]+(?:ar|er|ir|dr|br|rr)|ir)á(?:n|se|nse)?"
_FUTURE_1 = r"(?:[^\W\d_]+(?:ar|er|ir|dr|br|rr)|ir)emos"
_STATIVE = (
    r"ser|estar|habr|tendr|podr|deber|requerir|necesitar|depender|afectar|enfrentar|sufrir|permanecer|resultar|significar|costar|"
    r"permitir|existir|beneficiar|entrar|constituir|regir|implicar|conducir|agravar|crecer|representar|procurar|esforzar|buscar|alentar|"
    r"querr|quer|esper|consider|sabr|ver[áe]|contar[áe]"
)
# Verbs in the infinitive with which a paragraph of a plan begins.
_PLAIN = r"(?:[^\W\d_]{3,}(?:ar|er|ir)|dar|ir)(?:se|les?|los?|las?)?"
_FINITE = (
    r"es|son|será|serán|exige|exigen|requiere|requieren|constituye|constituyen|permite|permiten|permitirá|contribuye|contribuyen|sigue|siguen|"
    r"supone|implica|sigue siendo|depende|puede|pueden|resulta|reviste|significa|representa|ayuda|fue|ha|han|era"
)

PROMISES = (
    Rule(
        "Las Partes fortalecerán el intercambio.",
        "future",
        rf"\b(?P<verb>(?!{_STATIVE}){FUTURE_3})\b(?! en vigor)",
        "will",
        0.92,
    ),
    Rule(
        "Continuaremos celebrando el Foro.",
        "future-we",
        rf"\b(?P<verb>(?!{_STATIVE}|trabajar|haremos todo lo posible){_FUTURE_1})\b",
        "will",
        0.95,
        "ending",
    ),
    # Nobody is named, but somebody of theirs must act.
    Rule(
        "Se creará un centro conjunto.",
        "future-done",
        rf"\bse (?:le |les )?(?P<verb>constituir(?:á|án)|designar(?:á|án)|(?!{_STATIVE}|ejecutar|basar|sustentar|entender|aplicar|considerar){FUTURE_3})\b",
        "will",
        0.85,
        "any",
    ),
    Rule(
        "Serán creados dos centros de alerta.",
        "future-passive",
        r"\btendr(?:á|án) lugar\b|\bser[áa]n? (?!afectad|necesari|basad|determinad|requerid|las?\b|los\b|el\b|un)[^\W\d_]+[aeiou](?:d|st|ch|rt)[oa]s?\b",
        "will",
        0.8,
        "any",
    ),
    Rule(
        "La Secretaría va a publicar los datos.",
        "going-to",
        r"\b(?:va|van|vamos) a [^\W\d_]{3,}(?:ar|er|ir)\b",
        "will",
        0.75,
    ),
    Rule(
        "Las Partes deberán presentar un informe.",
        "shall",
        r"\b(?:deber(?:á|án|emos)|habr(?:á|án|emos) de)\b(?: [^\W\d_]+mente)? (?!ser\b|estar\b|haber\b|tener\b)[^\W\d_]+(?:ar|er|ir)(?:se)?\b",
        "shall",
        0.9,
    ),
    Rule(
        "Cada Parte designará un punto focal.",
        "shall-each",
        rf"\b(?P<who>cada (?:parte|estado|país)[^.,;]{{0,30}}?|(?:el|la) (?:comité|comisión|secretaría|consejo|grupo)[^.,;]{{0,40}}?) (?:se )?(?P<verb>(?!{_STATIVE}|mantendr){FUTURE_3})\b",
        "shall",
        0.93,
        "none",
    ),
    Rule(
        "Los Estados miembros deben notificar todo brote.",
        "must",
        r"\b(?P<who>estados miembros|estados partes|las partes|cada parte|países miembros|miembros|ambas partes) (?:deben|debe|han de|ha de|están obligad[oa]s a) (?!ser\b|estar\b)[^\W\d_]+(?:ar|er|ir)\b",
        "shall",
        0.75,
        "none",
    ),
    Rule(
        "Los Estados miembros deberían presentar sus informes.",
        "should",
        r"\b(?P<who>estados miembros|estados partes|las partes|cada parte|países miembros|ambas partes) deber[íi]an? (?!ser\b|estar\b)[^\W\d_]+(?:ar|er|ir)\b",
        "encourage",
        0.6,
        "none",
    ),
    Rule(
        "Nos comprometemos a reducir las barreras.",
        "commit-we",
        r"\b(?:nos (?:volvemos a )?comprometemos|nos hemos comprometido|nos obligamos|asumimos el compromiso|adquirimos el compromiso|contraemos el compromiso|prometemos|nos empeñamos)(?:,? [^\W\d_]+)?{aside}? (?:a|con|en|de)\b",
        "commit",
        0.92,
        "ending",
    ),
    Rule(
        "Las Partes se comprometen a facilitar los visados.",
        "commit",
        r"\bse (?:compromete|comprometen|comprometieron|comprometió|obligan|han comprometido|ha comprometido)(?: [^\W\d_]+)?{aside}? (?:a|con|en)\b|\b(?:asumen|asume) el compromiso de\b",
        "commit",
        0.92,
    ),
    Rule(
        "Estamos decididos a poner fin a la pesca ilegal.",
        "committed",
        r"\b(?:estamos|seguimos|permanecemos|continuamos|nos mantenemos)(?: (?:todos|también|firmemente|plenamente|profundamente))* (?:decidid|comprometid|resuelt|determinad|empeñad|dedicad)[oa]s(?: [^\W\d_]+mente)? (?:a|con|en|de)\b(?! {values})",
        "commit",
        0.88,
        "ending",
    ),
    Rule(
        "Las Partes están comprometidas con la plena aplicación del Acuerdo.",
        "committed-they",
        r"\b(?:está|están|sigue|siguen|permanecen)(?: (?:también|firmemente|plenamente))* (?:decidid|comprometid|resuelt|determinad|empeñad)[oa]s? (?:a|con|en)\b(?! {values})",
        "commit",
        0.85,
    ),
    Rule(
        "Reafirmamos nuestro compromiso de erradicar la pobreza.",
        "reaffirm-commitment",
        r"\b(?:reafirm|reiter|renov|renuev|ratific|confirm|expres|manifi?est|mantien|manten|declar|subray|compart|destac|afirm)(?:amos|emos|imos|an|en|aron|ó|a)(?:,? (?:además|también|asimismo|una vez más|conjuntamente),?)*"
        r" (?:nuestr[oa]s?|su|sus|el|la|un|una)(?: (?:firme|pleno|plena|inquebrantable|compartid[oa]|común|sólid[oa]))* (?:compromisos?|determinación|voluntad|decisión|resolución|empeño|intención|disposición|firmeza|objetivos?|metas?|promesas?)"
        r"(?: (?:firme|compartido|compartida|común|conjunto|colectivo|inquebrantable|política|asumido|pleno))*(?: (?:de|con|a|en|para)\b)(?! {values})",
        "commit",
        0.84,
        "ending",
    ),
    Rule(
        "Las Partes acuerdan establecer un grupo de trabajo.",
        "agree",
        r"\b(?:acuerdan|convienen|deciden|resuelven|acordaron|convinieron|decidieron|resolvieron|coincidieron|coinciden|han acordado|han decidido|han convenido)(?: (?:también|además|asimismo))?{aside}? (?:en )?(?!ser\b|que la\b|que el\b)(?:[^\W\d_]{2,}(?:ar|er|ir)(?:se)?\b|que [^.;]{3,80}?(?:rá|rán)\b|:)",
        "agree",
        0.86,
    ),
    Rule(
        "Acordamos adoptar el Plan de Acción.",
        "agree-we",
        r"\b(?:acordamos|convenimos|decidimos|resolvemos|coincidimos|hemos acordado|hemos decidido|hemos convenido)(?: (?:también|además|asimismo))?{aside}? (?:en )?(?:[^\W\d_]{2,}(?:ar|er|ir)(?:se)?\b|que [^.;]{3,80}?(?:rá|rán|remos)\b|lo siguiente|:)",
        "agree",
        0.88,
        "ending",
    ),
    Rule(
        "Se acordó crear una comisión mixta.",
        "it-was-agreed",
        r"\bse (?:acordó|decidió|convino|resolvió|acuerda|decide|conviene|ha acordado|ha decidido|ha convenido)(?: en)? (?:[^\W\d_]{2,}(?:ar|er|ir)(?:se)?\b|que (?!(?:la|el|los|las) [^\W\d_]+ (?:es|son|constituye)\b)[^.;]{5,})",
        "agree",
        0.82,
        "none",
    ),
    Rule(
        "Borea aceptó acoger el centro.",
        "accepts",
        r"\b(?:aceptó|aceptaron|acepta|aceptan|ofreció|ofrecieron|se ofreció a|se ofrecieron a) (?:en )?[^\W\d_]{2,}(?:ar|er|ir)\b",
        "agree",
        0.75,
    ),
    Rule(
        "Los ministros adoptaron el Plan de Acción para los Océanos.",
        "adopted",
        r"\b(?:adoptaron|aprobaron|lanzaron|establecieron|anunciaron|acogieron) (?:el|la|un|una|su) [^.;]{0,60}?(?:plan de acción|plan de trabajo|hoja de ruta|iniciativa|programa|estrategia|fondo|marco|mecanismo|red|grupo de trabajo)\b(?![^.;]*\ben (?:19|20)\d\d)",
        "agree",
        0.58,
        "own",
    ),
    Rule(
        "Decide establecer un comité preparatorio;",
        "decides",
        r"^(?:también |además )?(?:decide|resuelve|acuerda|conviene en|se compromete a)(?: también| además)? [^\W\d_]+(?:ar|er|ir)\b",
        "agree",
        0.88,
        "none",
    ),
    Rule(
        "Lanzamos la Iniciativa para la Salud de los Océanos.",
        "adopt",
        r"\b(?:adoptamos|lanzamos|establecemos|creamos|inauguramos|anunciamos|ponemos en marcha|aprobamos|hacemos nuestro|suscribimos|refrendamos|respaldamos)(?:,? (?:hoy|también|asimismo|por (?:la|el) presente|por este medio),?)? (?:el|la|los|las|un|una|nuestr[oa]|este|esta)\b[^.;]{0,100}?"
        r"\b(?:plan(?:es)?|marco|hoja de ruta|iniciativa|programa|estrategia|fondo|alianza|pacto|agenda|plataforma|mecanismo|red|centro|grupo de trabajo|establecimiento|creación|compromisos)\b",
        "agree",
        0.62,
        "ending",
    ),
    Rule(
        "Tenemos la intención de lanzar un programa.",
        "intend",
        r"\b(?:tenemos (?:la intención de|previsto|el propósito de|planeado)|nos proponemos|prevemos|proponemos|pretendemos|planeamos|aspiramos a|esperamos|nuestra intención es|es nuestr[oa] (?:firme |común )?(?:intención|propósito|objetivo|voluntad)(?= [^\W\d_]+(?:ar|er|ir)\b)|es nuestra intención|estamos (?:dispuest|preparad)[oa]s a|contemplamos|deseamos|queremos(?= [^\W\d_]+(?:ar|er|ir)\b))(?: también| además)?{aside}? "
        r"(?!con\b|la\b|el\b|que se\b|conocer\b)(?:que |a )?[^\W\d_]{3,}",
        "intend",
        0.78,
        "ending",
    ),
    Rule(
        "El Fondo prevé desembolsar 250 millones.",
        "intends",
        r"\b(?:prevé|prevén|se proponen?|planean?|pretenden?|aspiran? a|tienen? (?:la intención de|previsto)|contemplan?) [^\W\d_]+(?:ar|er|ir)\b",
        "intend",
        0.78,
    ),
    Rule(
        "Procuramos perseguir la rendición de cuentas.",
        "seek-we",
        r"\b(?:procuramos|buscamos|procuraremos|buscaremos|intentamos|tratamos de|nos esforzamos por|nos esforzaremos por|haremos todo lo posible (?:por|para)|hacemos todo lo posible (?:por|para)|trabajamos (?:para|por)|trabajaremos [^.;]{0,40}?(?:para|por|en)|velamos por) [^\W\d_]+",
        "endeavour",
        0.72,
        "ending",
    ),
    Rule(
        "Las Partes procurarán ampliar el número de rutas.",
        "seek",
        r"\b(?:procurar(?:án|á)|buscar(?:án|á)|procuran?|buscan|se esforzar(?:án|á) (?:por|en)|intentar(?:án|á)|tratar(?:án|á) de|trabajar(?:án|á) (?:para|por)|harán todo lo posible (?:por|para)) [^\W\d_]+",
        "endeavour",
        0.8,
    ),
    Rule(
        "Seguimos trabajando para reducir la pobreza.",
        "are-doing",
        r"\b(?:seguimos|continuamos|estamos) (?!siendo|haciendo frente|viendo|viviendo|enfrentando|asistiendo)[^\W\d_]+(?:ando|iendo)\b",
        "will",
        0.62,
        "ending",
    ),
    Rule(
        "Encomendamos a nuestros ministros que elaboren una estrategia.",
        "task",
        r"\b(?:hemos (?:instruido|encargado|encomendado|pedido|solicitado|mandatado)|instruyen|encomiendan|encargan|solicitan|mandatan|recomiendan(?= a los estados)|encomendamos|encargamos|instruimos|pedimos|solicitamos|mandatamos|encomendaron|encargaron|instruyeron|pidieron|solicitaron|(?:invitamos|alentamos|exhortamos|instamos)(?= (?:también )?a (?:nuestr|los ministros|los altos func|la secretaría)))(?: también)? (?:a )?"
        rf"(?:(?:nuestr[oa]s|l[oa]s|la|el|al|sus?|altos|todos|respectiv[oa]s|competentes) ){{0,4}}(?:{_BODIES})\b[^.;]{{0,80}}? (?:a|que|para|de|el|la|las|los|[^\W\d_]+(?:ar|er|ir))\b",
        "will",
        0.74,
        "ending",
    ),
    Rule(
        "Solicita a la Secretaría que presente un informe;",
        "requests",
        # La Asamblea solicita a la Comisión que …
        rf"^(?:(?:la|el) (?:asamblea|conferencia|consejo|cumbre|reunión|comisión)[^,;.]{{0,30}}? )?(?:también |además )?(?:solicit[aó]|pid(?:e|ió)|encarg(?:a|ó)|encomend(?:a|ó)|encomienda|instru(?:ye|yó)|invita|insta|exhorta)(?: también| asimismo| además)? (?:a )?(?:(?:l[oa]s|la|el|al|todos|sus) ){{0,3}}(?:{_BODIES})\b(?! en (?:el )?conflicto| del? (?:el )?conflicto)[^.;]{{0,80}}? (?:a|que)\b",
        "shall",
        0.75,
        "none",
    ),
    Rule(
        "Alentamos a los Estados miembros a ratificar el Protocolo.",
        "encourage-we",
        rf"\b(?:alentamos|animamos|incentivamos|fomentamos|impulsamos|invitamos(?= a los (?:estados|países) miembros))(?: también)? (?:a (?:(?:nuestr[oa]s|l[oa]s|sus) ){{1,2}}(?:{_BODIES}|empresas|economías|países)\b|(?:el|la) (?:{_ACTION}))",
        "encourage",
        0.6,
        "ending",
    ),
    Rule(
        "Las Partes alentarán a sus empresas a participar.",
        "encourage",
        r"\b(?:alentar|animar|incentivar|estimular)án? ",
        "encourage",
        0.85,
    ),
    Rule(
        "Se alienta a los Estados miembros a adherirse.",
        "are-encouraged",
        rf"\bse (?:alienta|invita|anima|exhorta|insta) a (?:l[oa]s )?(?:{_BODIES})\b",
        "encourage",
        0.6,
        "none",
    ),
    Rule(
        "Alienta a los Estados miembros a intercambiar información;",
        "encourages",
        rf"^(?:también )?(?:alienta|anima) a (?:(?:l[oa]s|todos) ){{0,2}}(?:{_BODIES})\b",
        "encourage",
        0.62,
        "none",
    ),
    Rule(
        "Apoyamos los esfuerzos por mejorar la salud.",
        "support",
        rf"\b(?:apoyamos|respaldamos|secundamos)(?: [^\W\d_]+mente)? (?:(?:l[oa]s?|el|nuestr[oa]s?|pront[oa]|plen[oa]|rápid[oa]|efectiv[oa]) ){{0,3}}(?:{_ACTION})\b(?! del? (?:secretario general|la unión africana))",
        "support",
        0.56,
        "ending",
    ),
    Rule(
        "Los ministros quedan encargados de elaborar un plan.",
        "is-tasked",
        rf"\b(?P<who>(?:{_BODIES})(?: [^\W\d_]+){{0,2}}) (?:queda|quedan|está|están|es|son|será|serán) (?:encargad|facultad|instruid|mandatad)[oa]s? (?:de|para|a)\b"
        rf"|^se (?:solicita|pide|encarga|encomienda|instruye|recomienda) (?:al?|a l[oa]s?) (?:{_BODIES})\b",
        "will",
        0.75,
        "none",
    ),
    Rule(
        "Borea está dispuesta a construir un puerto.",
        "stand-ready",
        r"\b(?:está|están|se (?:declara|declaran|muestra|muestran)) (?:dispuest|preparad|list)[oa]s? a [^\W\d_]+(?:ar|er|ir)\b",
        "intend",
        0.75,
    ),
    Rule(
        "Ninguna Parte permitirá el uso de su territorio contra otra.",
        "no-party",
        rf"\b(?P<who>ningun[ao]? (?:de las )?(?:partes?|estados?|países?|país|miembros?)[^.,;]{{0,30}}?) (?:podrá [^\W\d_]+(?:ar|er|ir)|(?P<verb>{FUTURE_3}))\b",
        "shall",
        0.85,
        "none",
    ),
    Rule(
        "Las Partes que puedan hacerlo aportarán fondos.",
        "those-that-will",
        rf"^(?P<who>(?:las|los) (?:{ACTORS}) que [^,;]{{3,70}}?) (?P<verb>(?!{_STATIVE}){FUTURE_3})\b",
        "will",
        0.75,
        "none",
    ),
    Rule(
        "Se establece un Comité Conjunto.",
        "is-established",
        r"(?:^|, )(?:por la presente )?(?:se (?:establece|crea|instituye|constituye)|queda (?:constituid|establecid|cread|instituid)[oa]) (?:un|una|el|la) [^.;]{0,40}?\b(?:comité|comisión|grupo|fondo|mecanismo|secretaría|consejo|red|centro|agencia|plataforma|foro)\b",
        "shall",
        0.75,
        "none",
    ),
    Rule(
        "Aprueba el programa de trabajo para 2027;",
        "adopts",
        r"^(?:también |además )?(?:aprueba|adopta|hace suy[oa]s?|refrenda|establece|crea) (?:el|la|los|las|un|una|su)\b[^.;]{0,60}?\b(?:programa|plan|establecimiento|creación|estrategia|marco|hoja de ruta|política|presupuesto|fondo|"
        r"mecanismo|grupo de trabajo|comité|red|centro|alianza|declaración|protocolo|directrices|reglamento|recomendaciones|agenda)\b",
        "agree",
        0.7,
        "none",
    ),
    Rule(
        "Corresponde a la Secretaría organizar la reunión.",
        "falls-to",
        rf"\b(?:corresponde|corresponderá|compete|competerá|incumbe) (?:a (?:la|los|las)|al) (?:(?:respectiv)[oa]s )?(?:{_BODIES})\b[^.;]{{0,40}}? [^\W\d_]+(?:ar|er|ir)\b",
        "shall",
        0.75,
        "none",
    ),
    Rule(
        "Reafirmamos nuestro apoyo a la reforma del Fondo.",
        "reaffirm-support",
        rf"\b(?:reafirm|reiter|expres|renov|manifest|ratific)(?:amos|an|aron|ó) (?:nuestr[oa]|su)(?: [^\W\d_]+)? (?:apoyo|respaldo)(?: [^\W\d_]+)? (?:a|al|para|por)(?: (?:la|el|los|las|una?|pront[oa]|plen[oa])){{0,3}} ?(?:{_ACTION})\b",
        "support",
        0.55,
        "ending",
    ),
    Rule(
        "Impulsar la creación de una red de bibliotecas.",
        "plan",
        # no: Agradecer, Saludar, Reiterar …
        rf"^(?:(?:para|antes de|de aquí a|a más tardar en) (?:el año |fines de )?(?:19|20)\d\d, )?(?!(?:cualquier|mujer|lugar|hogar|taller|poder|deber|mar|bienestar|azar|agradecer|saludar|felicitar|lamentar|condenar|deplorar|"
        rf"expresar|destacar|subrayar|recordar|rechazar|reconocer|acoger con|congratular\w*|aplaudir|manifestar|reiterar(?! (?:el|su) (?:compromiso|mandato))|reafirmar(?! (?:el|su) compromiso)|exhortar a la comunidad)\b)(?:seguir [^\W\d_]+ndo|continuar [^\W\d_]+ndo|no [^\W\d_]+r|{_PLAIN})\b(?=.*[.;]$)(?![^.;]*?\b(?:{_FINITE})\b(?<!que (?:es|ha))(?<!que (?:son|han)))",
        "will",
        0.75,
        "none",
    ),
)
