"""Spanish: who promises, by which verbs, and what only looks like it."""

from consenso.core.promises._es_promises import ACTORS, FUTURE_3, PROMISES, VALUES
from consenso.core.promises._rule import Grammar, Rule

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
        rf"\b(?:{FUTURE_3}|podría|podrían|permitiría)\b",
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
    own=rf"\bnosotros(?:, [^;]{{1,80}},)?|\b(?:(?:l[oa]s?|el|ambas|ambos|cada|nuestr[oa]s?|sus?|tod[oa]s|dos|tres|altos|respectiv[oa]s|competentes|[^\W\d_]+) )?(?:{ACTORS})(?: (?:(?-i:[A-ZÁÉÍÓÚÑ])[^\W\d_]+|de|del|la|las|los|el|aduaneras|nacionales|competentes|miembros|pro tempore|conjunto|mixto|superiores|participantes|centrales|desarrollo|trabajo)){{0,6}}",
    other=(
        r"^(?:y |e |pero |además |asimismo )?(?:(?:el|la|los|las|lo|un|una|unos|unas|est[eao]s?|es[eao]s?|dich[oa]s?|nuestr[oa]s?|sus?|tod[oa]s?|tal(?:es)?|pequeñ[oa]s|much[oa]s|nuev[oa]s?|gran|grandes|presente|mayor) )*"
        r"(?:comercio|cambio|cambios|crisis|pandemia|crecimiento|desafíos?|retos?|transición|recuperación|desarrollo|mundo|economías?(?! miembros)|tecnologías?|éxito|progresos?|situación|impactos?|efectos?|aumento|mar|mares|"
        r"océanos?|clima|emisiones|demanda|inversi(?:ón|ones)|recursos|necesidad(?:es)?|medidas?|acciones|acción|esfuerzos?|cooperación|colaboración|asociación|alianza|declaración|acuerdo|documento|visión|"
        r"vínculos|relaci(?:ón|ones)|paz|estabilidad|seguridad|sistemas?|orden|futuro|riesgos?|amenazas?|plan|enfoque|soluci(?:ón|ones)|principios|valores|objetivos?|metas?|compromisos?|políticas?|reformas?|"
        r"infraestructuras?|energía|mujeres|pueblos?|jóvenes|juventud|generaciones|ciudadanos|trabajadores|migrantes|ciencia|datos|ventanilla|beneficios|resultados?|precios|población|esto|ello|eso|él|ella|ellos|"
        r"región|planeta|turismo|salud|educación|marco|innovación|inteligencia|automatización|digitalización|cumbre|reunión|conferencia|cultivos|temperaturas?|intercambios?|participantes|estudios|que)\b"
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
        r"(?!.*, [^,;]*\b[^\W\d_]+(?:rá|rán|remos)\b.*\.$)"
        r"|nosotr[oa]s,? .{0,900}?\b(?:nos (?:hemos reunido|reunimos)|reunid[oa]s|congregad[oa]s)\b(?!.*\b(?:reiteramos|reafirmamos|acordamos|declaramos|nos comprometemos|decidimos)\b)"
    ),
    # What everybody has, and what a text says of itself.
    rights=(
        r"(?:además, |asimismo, )?(?:nadie|a nadie|toda persona|todo individuo|todos los seres humanos|ningun[ao]? (?:persona|disposición|distinción)|nada (?:en|de) (?:el|la|lo)|tampoco se)\b|a (?:los )?efectos (?:del|de la) presente|"
        r"(?:el|la|este|esta) (?:presente )?(?:acuerdo|declaración|tratado|convenio|convención|protocolo|carta|plan|memorando|documento|comunicado) (?:se (?:ejecutará|aplicará|regirá|interpretará|basa)|entrará|será|no |tendrá|es\b|constituye|estará)"
    ),
    pieces={
        "values": VALUES,
        "aside": r", (?:de conformidad|de acuerdo|en el marco|según|conforme|junto|dentro|como|mediante|en cooperación|en consulta|cuando|si)\b[^,;]{0,90},",
    },
    drops_subject=True,
)
