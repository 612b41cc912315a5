"""Spanish: who promises, by which verbs, and what only looks like it."""

from consenso.core.promises._rule import Grammar, Rule

_ACTORS = (
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
_VALUES = (
    r"(?:l[oa]s? |el )?(?:(?:pleno|firme|plena) )?(?:propósitos|principios?|valores|carta|multilateralismo|diálogo|estado de derecho|"
    r"derecho internacional|paz\b|democracia|amistad|igualdad soberana|respeto)"
)
_BODIES = (
    r"ministr[oa]s?|funcionarios|expertos|secretaría|comités?|comisión|consejo|grupos?|miembros|estados miembros|estados partes|partes|países miembros|"
    r"coordinadores|cancilleres|presidencia|delegaciones|equipos|viceministros|autoridades|representantes|secretario general|ministerios"
)
_FUTURE_3 = r"(?:[^\W\d_]+(?:ar|er|ir|dr|br|rr)|ir)á(?:n|se|nse)?"
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
        rf"\b(?P<verb>(?!{_STATIVE}){_FUTURE_3})\b(?! en vigor)",
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
        rf"\bse (?:le |les )?(?P<verb>(?!{_STATIVE}|ejecutar|basar|sustentar|entender|aplicar|considerar){_FUTURE_3})\b",
        "will",
        0.85,
        "any",
    ),
    Rule(
        "Serán creados dos centros de alerta.",
        "future-passive",
        r"\bser[áa]n? (?!afectad|necesari|basad|determinad|requerid|las?\b|los\b|el\b|un)[^\W\d_]+[aeiou](?:d|st|ch|rt)[oa]s?\b",
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
        r"\bdeber(?:á|án|emos)\b(?: [^\W\d_]+mente)? (?!ser\b|estar\b|haber\b|tener\b)[^\W\d_]+(?:ar|er|ir)(?:se)?\b",
        "shall",
        0.9,
    ),
    Rule(
        "Cada Parte designará un punto focal.",
        "shall-each",
        rf"\b(?:cada (?:parte|estado|país)[^.,;]{{0,30}}?|(?:el|la) (?:comité|comisión|secretaría|consejo|grupo)[^.,;]{{0,40}}?) (?:se )?(?P<verb>(?!{_STATIVE}|mantendr){_FUTURE_3})\b",
        "shall",
        0.93,
        "none",
    ),
    Rule(
        "Los Estados miembros deben notificar todo brote.",
        "must",
        r"\b(?:estados miembros|estados partes|las partes|cada parte|países miembros|miembros|ambas partes) (?:deben|debe|han de|ha de|están obligad[oa]s a) (?!ser\b|estar\b)[^\W\d_]+(?:ar|er|ir)\b",
        "shall",
        0.75,
        "none",
    ),
    Rule(
        "Los Estados miembros deberían presentar sus informes.",
        "should",
        r"\b(?:estados miembros|estados partes|las partes|cada parte|países miembros|ambas partes) deber[íi]an? (?!ser\b|estar\b)[^\W\d_]+(?:ar|er|ir)\b",
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
        r"\b(?:reafirm|reiter|renov|renuev|ratific|confirm|expres|manifest|declar|subray|compart|destac|afirm)(?:amos|imos|an|en|aron|ó|a)(?:,? (?:además|también|asimismo|una vez más|conjuntamente),?)*"
        r" (?:nuestr[oa]s?|su|sus|el|la|un|una)(?: (?:firme|pleno|plena|inquebrantable|compartid[oa]|común|sólid[oa]))* (?:compromisos?|determinación|voluntad|decisión|resolución|empeño|intención|disposición|firmeza)"
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
        r"\b(?:adoptamos|lanzamos|establecemos|creamos|inauguramos|anunciamos|ponemos en marcha|aprobamos|hacemos nuestro|suscribimos|refrendamos|respaldamos)(?: (?:hoy|también|asimismo))? (?:el|la|los|las|un|una|nuestr[oa]|este|esta)\b[^.;]{0,100}?"
        r"\b(?:plan(?:es)?|marco|hoja de ruta|iniciativa|programa|estrategia|fondo|alianza|pacto|agenda|plataforma|mecanismo|red|centro|grupo de trabajo|establecimiento|creación|compromisos)\b",
        "agree",
        0.62,
        "ending",
    ),
    Rule(
        "Tenemos la intención de lanzar un programa.",
        "intend",
        r"\b(?:tenemos (?:la intención de|previsto|el propósito de|planeado)|nos proponemos|prevemos|proponemos|pretendemos|planeamos|aspiramos a|esperamos|nuestra intención es|es nuestra intención|estamos (?:dispuest|preparad)[oa]s a|contemplamos|deseamos|queremos(?= [^\W\d_]+(?:ar|er|ir)\b))(?: también| además)?{aside}? "
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
        r"\b(?:encomendamos|encargamos|instruimos|pedimos|solicitamos|mandatamos|encomendaron|encargaron|instruyeron|pidieron|solicitaron|(?:invitamos|alentamos|exhortamos|instamos)(?= (?:también )?a (?:nuestr|los ministros|los altos func|la secretaría)))(?: también)? (?:a )?"
        rf"(?:(?:nuestr[oa]s|l[oa]s|la|el|al|sus?|altos|todos|respectiv[oa]s|competentes) ){{0,4}}(?:{_BODIES})\b[^.;]{{0,80}}? (?:a|que|para|de|el|la|las|los)\b",
        "will",
        0.74,
        "ending",
    ),
    Rule(
        "Solicita a la Secretaría que presente un informe;",
        "requests",
        rf"^(?:también |además )?(?:solicita|pide|encarga|encomienda|invita|insta|exhorta) (?:a )?(?:(?:l[oa]s|la|el|al|todos|sus) ){{0,3}}(?:{_BODIES})\b[^.;]{{0,80}}? (?:a|que)\b",
        "shall",
        0.75,
        "none",
    ),
    Rule(
        "Alentamos a los Estados miembros a ratificar el Protocolo.",
        "encourage-we",
        rf"\b(?:alentamos|animamos|incentivamos|fomentamos|impulsamos)(?: también)? (?:a (?:(?:nuestr[oa]s|l[oa]s|sus) ){{1,2}}(?:{_BODIES}|empresas|economías|países)\b|(?:el|la) (?:{_ACTION}))",
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
        rf"\bse (?:alienta|invita|anima|exhorta) a (?:l[oa]s )?(?:{_BODIES})\b",
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
        "Corresponde a la Secretaría organizar la reunión.",
        "falls-to",
        rf"\b(?:corresponde|corresponderá|compete|competerá|incumbe) (?:a (?:la|los|las)|al) (?:(?:respectiv)[oa]s )?(?:{_BODIES})\b[^.;]{{0,40}}? [^\W\d_]+(?:ar|er|ir)\b",
        "shall",
        0.75,
        "none",
    ),
    Rule(
        "Impulsar la creación de una red de bibliotecas.",
        "plan",
        rf"^(?:seguir [^\W\d_]+ndo|continuar [^\W\d_]+ndo|no [^\W\d_]+r|{_PLAIN})\b(?=.*[.;]$)(?![^.;]*?\b(?:{_FINITE})\b(?<!que (?:es|ha))(?<!que (?:son|han)))",
        "will",
        0.75,
        "none",
    ),
)

OTHERS = (
    Rule("Principios rectores", "none.title", r"^[^.;:!?]{1,110}$", score=0.1),
    Rule(
        "Hacemos un llamamiento a todas las partes.",
        "none.call",
        r"\b(?:hacemos un llamamiento|llamamos a|instamos|exhortamos|pedimos|urgimos|invitamos|pide|insta|exhorta|invita)\b",
        score=0.2,
    ),
    Rule(
        "Condenamos los atentados.",
        "none.condemnation",
        r"\b(?:conden|lament|deplor|rechaz|repudi|nos oponemos|preocupad)",
        score=0.1,
    ),
    Rule(
        "Acogemos con beneplácito los avances.",
        "none.welcome",
        r"\b(?:acog|celebramos|saludamos|agradec|felicit|aplaud|elogi|encomi|beneplácito|gratitud)",
        score=0.1,
    ),
    Rule(
        "Reconocemos que persisten desigualdades.",
        "none.recognition",
        r"\b(?:reconoc|tom(?:a|amos|an|ando) nota|observ|consider|conscientes|valor|afirm|somos conscientes)",
        score=0.1,
    ),
    Rule(
        "Reafirmamos la importancia del diálogo.",
        "none.stance",
        r"\b(?:reafirm|reiter|subray|destac|recalc|enfatiz|respald|apoy|compartimos|coincid|recordamos)",
        score=0.15,
    ),
    Rule(
        "Esperamos con interés la cumbre.",
        "none.look-forward",
        r"\b(?:esperamos con interés|aguardamos)\b",
        score=0.2,
    ),
    Rule(
        "Es necesario reformar el Fondo.",
        "none.need",
        r"\b(?:necesari|necesidad|necesita|debe|deben|debería|deberían|hay que|hace falta|hacen falta|importante|esencial|exige|requiere)",
        score=0.2,
    ),
    Rule(
        "El Foro fue creado en 2009.",
        "none.past",
        r"\b(?:fue|fueron|ha|han|había|habían|[^\W\d_]{3,}(?:ó|aron|ieron|aba|ían?)|nos reunimos)\b",
        score=0.1,
    ),
    Rule(
        "El mar será más alto.",
        "none.prediction",
        rf"\b(?:{_FUTURE_3}|podría|podrían|permitiría)\b",
        score=0.2,
    ),
    Rule(
        "Los océanos cubren el planeta.",
        "none.description",
        r"\b(?:es|son|está|están|se basa|desempeñan?|cubren|sustenta)\b",
        score=0.1,
    ),
)

SPANISH = Grammar(
    own=rf"\bnosotros(?:, [^;]{{1,80}},)?|\b(?:(?:l[oa]s?|el|ambas|ambos|cada|nuestr[oa]s?|sus?|tod[oa]s|dos|tres|altos|respectiv[oa]s|competentes|[^\W\d_]+) )?(?:{_ACTORS})(?: (?:(?-i:[A-ZÁÉÍÓÚÑ])[^\W\d_]+|de|del|la|las|los|el|aduaneras|nacionales|competentes|miembros|pro tempore|conjunto|mixto|superiores|participantes|centrales|desarrollo|trabajo)){{0,6}}",
    other=(
        r"^(?:y |e |pero |además |asimismo )?(?:(?:el|la|los|las|lo|un|una|unos|unas|est[eao]s?|es[eao]s?|dich[oa]s?|nuestr[oa]s?|sus?|tod[oa]s?|tal(?:es)?|pequeñ[oa]s|much[oa]s|nuev[oa]s?|gran|grandes|presente|mayor) )*"
        r"(?:comercio|cambio|cambios|crisis|pandemia|crecimiento|desafíos?|retos?|transición|recuperación|desarrollo|mundo|economías?(?! miembros)|tecnologías?|éxito|progresos?|situación|impactos?|efectos?|aumento|mar|mares|"
        r"océanos?|clima|emisiones|demanda|inversi(?:ón|ones)|recursos|necesidad(?:es)?|medidas?|acciones|acción|esfuerzos?|cooperación|colaboración|asociación|alianza|declaración|acuerdo|documento|visión|"
        r"vínculos|relaci(?:ón|ones)|paz|estabilidad|seguridad|sistemas?|orden|futuro|riesgos?|amenazas?|plan|enfoque|soluci(?:ón|ones)|principios|valores|objetivos?|metas?|compromisos?|políticas?|reformas?|"
        r"infraestructuras?|energía|mujeres|pueblos?|jóvenes|juventud|generaciones|ciudadanos|trabajadores|migrantes|ciencia|datos|ventanilla|beneficios|resultados?|precios|población|esto|ello|eso|él|ella|ellos|"
        r"región|planeta|turismo|salud|educación|marco|innovación|cumbre|reunión|conferencia|cultivos|temperaturas?|intercambios?|participantes|estudios|que)\b"
    ),
    adverbs=(
        r"también|además|asimismo|igualmente|por tanto|por lo tanto|por ello|así|ahora|hoy|juntos|conjuntamente|nos|se|no|ya|solo|siempre|[^\W\d_]+mente|a tal fin|con ese fin|con tal fin|a estos efectos|"
        r"en este (?:contexto|sentido)|en particular|a su vez|según proceda|cuando proceda"
    ),
    joins=r"(?:^|\b)(?:y|e|o|u|pero|así como|ni)|[;,]",
    inside=r"\b(?:que|cual|cuales|quien|quienes|cuy[oa]s?|si|porque|aunque|para que|donde|cuando|mientras|como|según)\b",
    opens=r"\b(?:acuerdan|convienen en|deciden|acordamos|convenimos en|decidimos|reafirmamos|afirmamos|subrayamos|declaramos|confirmamos|acordaron|decidieron|reiteramos)\b[^.;]{0,30}? que\b",
    ends_clause=r"[,;:–—] |[—]|\b(?:pero|y que) ",
    promises=PROMISES,
    others=OTHERS,
    # "Recordando …," · "Profundamente preocupados por …," · "Nosotros, los Ministros, nos reunimos en …"
    recitals=(
        r"(?:(?:profundamente|gravemente|plenamente|además) )*(?:recordando|reconociendo|reafirmando|observando|destacando|subrayando|conscientes|consciente|convencid[oa]s|preocupad[oa]s|considerando|teniendo (?:presente|en cuenta)|"
        r"habiendo [^\W\d_]+|guiad[oa]s|inspirad[oa]s|acogiendo|tomando nota|deseos[oa]s|decidid[oa]s|expresando|alarmad[oa]s|renovando|reiterando|poniendo de relieve|afirmando|acogiendo)\b"
        r"(?!.*, (?:nos|las partes|ambas|los estados|pretend|acord|decid|reafirm|[^\W\d_]+(?:emos|imos|amos)\b))"
        r"|nosotr[oa]s,? .{0,900}?\b(?:nos (?:hemos reunido|reunimos)|reunid[oa]s|congregad[oa]s)\b(?!.*\b(?:reiteramos|reafirmamos|acordamos|declaramos|nos comprometemos|decidimos)\b)"
    ),
    # What everybody has, and what a text says of itself.
    rights=(
        r"(?:además, |asimismo, )?(?:nadie|a nadie|toda persona|todo individuo|todos los seres humanos|ningun[ao]? (?:persona|disposición|distinción)|nada (?:en|de) (?:el|la|lo)|tampoco se)\b|a (?:los )?efectos (?:del|de la) presente|"
        r"(?:el|la|este|esta) (?:presente )?(?:acuerdo|declaración|tratado|convenio|convención|protocolo|carta|plan|memorando|documento|comunicado) (?:se (?:ejecutará|aplicará|regirá|interpretará|basa)|entrará|será|no |tendrá|es\b|constituye|estará)"
    ),
    pieces={
        "values": _VALUES,
        "aside": r", (?:de conformidad|de acuerdo|en el marco|según|conforme|junto|dentro|como|mediante|en cooperación|en consulta|cuando|si)\b[^,;]{0,90},",
    },
    drops_subject=True,
)
