"""English: who promises, by which verbs, and what only looks like it."""

from consenso.core.promises._en_promises import PROMISES
from consenso.core.promises._en_words import ACTORS, MODIFIERS, PLAIN, PLAIN_OR_NOUN, VALUES
from consenso.core.promises._rule import Grammar, Rule

OTHERS = (
    Rule("Guiding principles", "none.title", r"^[^.;:!?]{1,90}$", score=0.1),
    Rule(
        "We call on all parties to lay down their arms.",
        "none.call",
        r"\b(?:call(?:s|ed)? (?:up)?(?:on|for)|urges?|appeals? to|invites?|exhort|asks?)\b",
        score=0.2,
    ),
    Rule(
        "We condemn the attacks.",
        "none.condemnation",
        r"\b(?:condemn|denounce|deplore|regret|oppose|reject|are (?:deeply |gravely |seriously )?concerned)",
        score=0.1,
    ),
    Rule(
        "We welcome the progress made.",
        "none.welcome",
        r"\b(?:welcom|commend|applaud|praise|congratulat|thank|appreciat|pay tribute|grateful|celebrat|express\w* (?:our )?(?:gratitude|thanks))",
        score=0.1,
    ),
    Rule(
        "We recognise that inequalities remain.",
        "none.recognition",
        r"\b(?:recogni[sz]|acknowledg|not(?:e|es|ed|ing)\b|tak(?:e|es|ing) note|are (?:aware|mindful|conscious|convinced)|believe|consider|value the|affirm)",
        score=0.1,
    ),
    Rule(
        "We reaffirm the importance of dialogue.",
        "none.stance",
        r"\b(?:re-?affirm|re-?iterat|underscor|underlin|emphasi[sz]|stress|highlight|share a vision|uphold|support|stand in solidarity|agree)",
        score=0.15,
    ),
    Rule(
        "We look forward to the summit of 2028.",
        "none.look-forward",
        r"\blook(?:s|ed)? forward\b",
        score=0.2,
    ),
    Rule(
        "There is an urgent need to reform the Fund.",
        "none.need",
        r"\b(?:need(?:s|ed)?|necessary|essential|important|must|should|requires?|crucial|vital|critical)\b",
        score=0.2,
    ),
    Rule(
        "Aurelia announced a gift in 2023.",
        "none.past",
        r"\b(?:was|were|has|have|had|\w{3,}ed|met|held|built|made|took|gave|grew)\b",
        score=0.1,
    ),
    Rule(
        "Rising seas will flood the islands.",
        "none.prediction",
        r"\b(?:will|would|could|may|might)\b",
        score=0.2,
    ),
    Rule(
        "Peace is a condition of development.",
        "none.description",
        r"\b(?:is|are|play|plays|rests?|remains?|covers?|cover)\b",
        score=0.1,
    ),
)

ENGLISH = Grammar(
    own=(
        rf"\bwe(?: all| both| each| jointly| together|[,;]? the [^,;]{{1,80}},|, [^,;]{{1,80}},)?|"
        rf"\b(?:{MODIFIERS} ){{0,7}}(?:{ACTORS})(?:(?:,|,? and|,? or) (?:{MODIFIERS} ){{0,4}}(?:{ACTORS}))*"
    ),
    other=(
        r"^(?:[^,;]{0,30}\b(?:half|thirds?|quarter|most|many|millions|billions|per cent|percent|share|number) of )?(?:(?!of\b|in\b|for\b|to\b|on\b|with\b|between\b|from\b)[^ ]+ ){0,5}?(?:it|this|these|those|they|there|he|she|changes?|cris[ie]s|pandemics?|growth|challenges?|"
        r"transition|recovery|developments?|world|economy|technolog(?:y|ies)|success|progress|situation|impacts?|effects?|rise|seas?|climate|emissions|demand|investments?|"
        r"resources|needs?|measures?|actions?|efforts?|cooperation|collaboration|partnership|declaration|statement|agreement|document|vision|ties|relations?(?:hip)?|"
        r"peace|stability|security|systems?|order|future|frontiers|risks?|threats?|plan|approach|solutions?|principles|values|goals?|targets?|commitments?|polic(?:y|ies)|reforms?|"
        r"infrastructure|energy|women|people|peoples|youth|generations|citizens|workers|migration|science|data|window|benefits?|results?|outcomes?|prices?|population|"
        r"nothing|which|alliance|pathways|implementation|trade|market|markets|capital|islands|inequalit(?:y|ies)|gender|region|planet|loss|tourism|health|education|framework|"
        r"innovation|compact|meeting|crops|intelligence|automation|digitali[sz]ation|small economies|oceans?|temperatures?|exchanges?|speakers?|participants?)"
        r"(?: (?:of|in|for|to|from|on|with|between|that|by|at|into|among|and|across|around|under|worldwide)\b.*)?$"
    ),
    adverbs=(
        r"also|further|therefore|hereby|thus|then|now|today|together|jointly|each|both|again|once|furthermore|moreover|accordingly|consequently|subsequently|"
        r"(?!family|assembly|supply|italy|july)\w+ly|in (?:turn|particular|addition|this regard|this context|doing so|the long term)|as such|to this end|for our part|continue(?: to)?|always|likewise|"
        r"as appropriate|where appropriate|as members of [^,]{1,60}|including [^,]{1,60}|at the same time|as g7 members"
    ),
    joins=r"(?:^|\b)(?:and|but|or|as well as)(?: so)?(?: to)?|[;,]",
    inside=(
        r"\b(?:which|who|whom|whose|whether|so that|if|because|unless|how|that(?! (?:end|regard|purpose|aim|effect|respect|context|spirit|basis|sense|time|light)))\b|"
        r"\b(?:to|as|when|while|where|until|before|after|once|although|though|than|what|whereas|should)\W*$"
    ),
    opens=r"\b(?:agree|agreed|reaffirm(?:ed)?|affirm(?:ed)?|stress(?:ed)?|declared?|decide[sd]?|resolved?|confirm(?:ed)?|announced?|reiterated?|emphasi[sz]e)\b[^.;]{0,30}? that\b",
    ends_clause=r"[,;:–—] |[—]|^(?:and|but) |\b(?:but|yet) ",
    promises=PROMISES,
    others=OTHERS,
    # "Recalling …," · "RECOGNIZING …;" · "Deeply concerned by …," · "We, the leaders, met in …" but not "Recognising …, we will …"
    recitals=(
        r"(?:(?:further|also|deeply|gravely|seriously|fully|keenly) )*(?:recalling|recogni[sz]ing|reaffirming|noting|acknowledging|emphasi[sz]ing|stressing|mindful|conscious|aware|"
        r"convinced|concerned|considering|bearing in mind|having \w+|guided|inspired|welcoming|underlining|underscoring|affirming|reiterating|desiring|determined|taking into account|"
        r"expressing|appreciating|believing|alarmed|encouraged|renewing|highlighting|building on)\b(?!.*, (?:the )?(?:we|both|parties|member)\b)(?!.*\bwe (?:will|commit|intend|are|agree))(?!.*, [^,;]*\b(?:will|shall)\b.*\.$)"
        r"|in (?:19|20)\d\d,? (?:we|leaders|ministers|heads of \w+|the parties) (?:agreed|resolved|adopted|pledged|committed|decided|launched|established)\b"
        r"|we(?: ?[,–—(-][^;]{0,600}?|,? the [^;]{0,600}? )? ?(?:have |had )?(?:met|meet|gather(?:ed)?|convened?|assembled)\b (?:in|on|at|to|for|together|by)\b(?<!we will)(?!.*\b(?:reiterate|reaffirm|agreed?|commit|pledge|recommit|declare)\b)"
    ),
    # What everybody has, and what a text says of itself.
    rights=(
        r"(?:furthermore, |moreover, )?(?:no one|nobody|everyone|everybody|all human beings|every (?:person|child|individual|human being)|no (?:distinction|person|individual|provision)|nothing in th)\b|nor shall\b|"
        r"for the purposes? of (?:this|the present)\b|(?:this|the present) (?:agreement|declaration|treaty|convention|protocol|charter|plan|memorandum|document|statement|communiqu[ée]) (?:shall|will|does|is|has|enters?|may)\b"
    ),
    pieces={
        "values": VALUES,
        "plain": PLAIN,
        "noun": PLAIN_OR_NOUN,
        # "We commit, as members of the Group, to …"
        "aside": r",? (?:in (?:accordance|line|cooperation|consultation|partnership)|individually|collectively|jointly|as|where|consistent with|subject to|within|through|together with|if|therefore|however|thus)\b[^,;]{0,90},",
    },
)
