"""English: the ways to promise, strongest first among those of a kind."""

from consenso.core.promises._en_words import ACTION, ACTORS, BODIES, HELD, OURS
from consenso.core.promises._rule import Rule

PROMISES = (
    Rule(
        "We will build a port.",
        "will",
        r"\b(?:will|[’']ll)(?:,? (?:also|further|continue|not|now|then|thus|therefore|jointly|together|each|actively|never|\w+ly),?)*{aside}?"
        r"(?: to| and\b[^,;]{0,30})? (?P<verb>(?!be\b|never\b|not\b|have\b|forget\b|remember\b|honou?r\b|miss\b|need\b|require\b|face\b|remain\b(?! (?:actively |fully |closely |strongly )?(?:committed|engaged|seized|focus+ed|united|vigilant|determined|dedicated|involved))|become\b|benefit\b|depend\b|suffer\b|"
        r"mean\b|determine\b|play\b|lead to\b|result\b|cost\b|guide\b|proceed\b|worsen\b|affect\b|enter into force)\w+)",
        "will",
        0.95,
    ),
    # A further action, in the progressive form.
    Rule(
        "We will be expanding our cooperation.",
        "will-be-doing",
        r"\bwill (?:also )?be \w+ing\b",
        "will",
        0.85,
    ),
    # Nobody is named, but somebody of theirs must act.
    Rule(
        "A joint centre will be established by 2027.",
        "will-be-done",
        rf"\b(?:is|are) to be (?:{HELD})\b|\b(?:will|shall)(?: (?:also|further|then|\w+ly))* (?:be (?:also |jointly |\w+ly )?(?:{HELD})\b|take place\b)",
        "will",
        0.85,
        "any",
    ),
    Rule(
        "The Parties are to hold talks in May.",
        "are-to",
        r"\b(?:are|is) to (?!be\b|the\b|a\b|which\b)\w+",
        "will",
        0.7,
    ),
    Rule(
        "Each Party shall designate a focal point.",
        "shall",
        r"\bshall(?: (?:also|further|not|jointly|each|\w+ly))*{aside}? (?P<verb>(?!be\b|have\b|endeavou?r|seek\b|strive\b|enter into force|apply\b|constitute\b|mean\b|prejudice\b|remain\b|affect\b|encourage\b|cease\b)\w+)",
        "shall",
        0.95,
    ),
    Rule(
        "Member States must notify any outbreak.",
        "must",
        r"(?P<who>member states|states parties|(?:the |each )?parties|(?:each )?party|members|member countries|both sides) (?:must|are required to|are obliged to)(?: \w+ly)? (?!be\b|have\b)\w+",
        "shall",
        0.75,
        "none",
    ),
    Rule(
        "Member States should submit their reports by May.",
        "should",
        r"(?P<who>member states|states parties|contracting parties|the parties|each party|both sides|the two sides|(?:[\w-]+(?: and)? ){0,3}authorities|(?:advanced|deficit|surplus|member|developed|(?-i:[A-Z]\w*)) (?:[\w-]+ ){0,2}?(?:countries|members|economies))(?:, [^,;]{0,90},)? should(?: \w+ly)? (?!be\b|have\b)\w+",
        "encourage",
        0.6,
        "none",
    ),
    Rule(
        "We commit to reducing food waste.",
        "commit",
        r"\b(?:re)?(?:commit|commits|committing|(?<=we )committed|(?<=sides )committed|(?<=leaders )committed|(?<=ministers )committed|(?<=parties )committed|(?<=members )committed|(?<=countries )committed|(?<=governments )committed|(?<=presidents )committed|(?:have|has)(?: each| all)? committed(?! \$))(?: (?:both|also|each|ourselves|themselves|itself|fully|firmly|now|further|together))*{aside}? to\b",
        "commit",
        0.92,
    ),
    Rule(
        "We pledge to respond to drought, and undertake to report.",
        "pledge",
        r"(?<!the )(?<!our )(?<!a )\b(?:pledge|pledges(?! to (?:a|an|the)\b)|undertake|undertakes|undertook(?= to)|resolved(?= to)|pledged(?= to)|promise|promises|vow|vows|resolve|resolves|have resolved|recommit|recommits|dedicate|dedicates)"
        r"(?: (?:ourselves|themselves|also|further|hereby|fully))*{aside}? (?:not )?(?:to|that|our|their|cooperation|support|assistance|funding)\b",
        "commit",
        0.92,
    ),
    Rule(
        "We remain firmly committed to the implementation of the Agreement.",
        "committed",
        r"\b(?:are|is|remain|remains|stay|stand)(?: (?:all|also|both|further|firmly|strongly|deeply|fully|collectively|jointly|together|equally|still|now|today|steadfastly|"
        r"each|resolutely))* (?:committed|dedicated|determined|resolved|devoted)(?: (?:to|on)\b(?! {values})| that we will)",
        "commit",
        0.88,
    ),
    Rule(
        "We reaffirm our commitment to halve emissions.",
        "reaffirm-commitment",
        r"\b(?:re-?affirm|re-?iterate|renew|affirm|confirm|re-?state|re-?confirm|underscore|underline|emphasi[sz]e|stress|share|redouble|extend|re-?emphasi[sz]e|reinforce|"
        r"are united in|stand united in|are steadfast in|declare|express)(?:s|ed|ing(?= our))?(?: (?:our|a|the|their|its|once again|also|again|further|\w+ly|shared|strong|joint|full|firm|"
        r"unwavering|steadfast|common|collective|continued|longstanding|respective|existing|historic|resolute|mutual|developed|country))*"
        r" (?:commitments?|determination|resolve|pledges?|intention|dedication|will(?:ingness)?|readiness|resolution|goals?|targets?|objectives?|aim)"
        r"(?: (?:made|agreed)\b[^,;]{0,40})?(?: (?:to|of|on|that|until|by|made)\b)(?! {values})",
        "commit",
        0.82,
    ),
    Rule(
        "We set a collective goal of ending hunger by 2030.",
        "set-goal",
        r"\b(?:set|share|adopt|agree on|agree to|endorse|reaffirm) (?:a|the|an|our|two|new)(?: [\w-]+){0,4} (?:goal|target|aim|objective)s?(?: of\b| to\b)",
        "agree",
        0.75,
    ),
    Rule(
        "The two sides agreed to set up a working group.",
        "agree",
        r"\b(?:agree|agrees|agreed|decide|decides|decided|concur|consent|determine)(?: (?:also|hereby|further|unanimously|today))*"
        r"(?: to:? (?!the need|the importance|disagree)| on (?:\w+ing\b|(?:a|an|the|further) (?:[\w-]+ )?(?:set|package|series|list|plan|programme|framework|timetable|road ?map|measures|steps|mechanism|arrangement)\b|the (?:establishment|creation|launch|setting up|following (?:actions|measures)))|"
        r" that [^.;]{3,90}?\b(?:will|shall|should|would)\b| the focus of our|(?: on)? (?:a|an|the|this) (?:[\w-]+ ){0,4}?(?:agenda|action plan|programme|package|strategy|road ?map)\b)",
        "agree",
        0.85,
    ),
    Rule(
        "Decides to establish a preparatory committee;",
        "decides",
        r"^(?:also |further |hereby )?(?:decides|resolves|agrees|undertakes|commits)(?: also| further)? (?:to|that)\b",
        "agree",
        0.88,
        "none",
    ),
    Rule(
        "We adopt the Plan of Action 2027–2030.",
        "adopt",
        r"\b(?:adopt|adopts|endorse|endorses|launch|launches|establish|establishes|inaugurate|initiate|announce|announces|create|approve)(?: (?:today|hereby|also))*"
        r" (?:the|a|an|our|this|today)\b[^.;]{0,120}?\b(?:plans?|frameworks?|roadmap|road map|initiatives?|programme?|strategy|strategies|fund|partnership|package|compact|"
        r"principles|agenda|platform|mechanism|network|centre|center|establishment|creation|declaration|commitments?|recommendations|policy options|actions|working group|task ?force|dialogue)\b",
        "agree",
        0.62,
    ),
    Rule(
        "We intend to cooperate closely.",
        "intend",
        r"(?<!our )(?<!the )(?<!their )(?<!its )(?<!an )(?<!common )\b(?:intend|intends|intended|plan|plans|propose|aim|aims|aspire|hope|expect|expects|prepare|look|looks|want|wants|wish|wishes)(?: (?:also|further|jointly))*{aside}? to (?!(?:further )?(?!bring)\w+ing\b|(?:the|a|an|our)\b)\w+",
        "intend",
        0.78,
    ),
    Rule(
        "The Parties aim at concluding the talks by 2028.",
        "aim-at",
        r"\b(?:aim|aims) (?:at|for) (?:\w+ing\b|(?:a|an|the)\b)",
        "intend",
        0.72,
    ),
    Rule(
        "It is our intention to launch a programme.",
        "our-intention",
        r"\b(?:it is our (?:firm |common |shared )?(?:intention|aim|goal|determination|resolve)|our (?:intention|aim|goal|objective|target) is)(?: also)? to\b",
        "intend",
        0.75,
        "none",
    ),
    Rule(
        "We stand ready to provide assistance.",
        "stand-ready",
        r"\b(?:stand|stands|are|is|remain) (?:ready|prepared|willing) to\b",
        "intend",
        0.75,
    ),
    Rule(
        "We seek to forge new links.",
        "seek",
        r"\b(?:seek|seeks|strive|strives|endeavou?r|endeavou?rs|work|make every effort|do our utmost|shall endeavou?r|shall seek|shall strive)(?: (?:also|together|actively|\w+ly|further))*"
        r" (?:to\b(?! the| a\b)|towards?\b)",
        "endeavour",
        0.7,
    ),
    Rule(
        "We strive for cooperative action.",
        "strive-for",
        r"\b(?:strive|strives) for\b(?! (?:a|an) (?:region|world))",
        "endeavour",
        0.6,
    ),
    Rule(
        "We continue to strengthen our cooperation.",
        "continue-to",
        r"\b(?:continue|continues|keep|keeps) (?:to (?!call|urge|believe|recogni[sz]e|stress|face|reaffirm|support the|be\b|condemn|have\b|affect|pose|oppose|bear|confront|catalyze|evolve)\w+|(?!to\b)\w+ing\b)",
        "will",
        0.7,
    ),
    Rule(
        "We are working closely to link our tools.",
        "are-doing",
        r"\b(?:are|is) (?:also |now |actively |further |each |together |\w+ly )*(?:working|stepping|taking steps|developing|building|committing|deepening|expanding|scaling|increasing|providing|making available|"
        r"strengthening|implementing|considering|mobili[sz]ing|advancing|establishing|exploring|preparing|launching|accelerating|hosting|convening|organi[sz]ing|setting up|contributing|allocating)\b",
        "will",
        0.62,
    ),
    Rule(
        "We are intensifying our efforts.",
        "we-are-doing",
        r"\bare (?:also |now |actively |further |each |together |jointly |\w+ly )*(?!facing|witnessing|living|experiencing|seeing|calling|looking|going|meeting|gathering|following|suffering|concerned|being|having|"
        r"becoming|watching|urging|celebrating|marking|convening to|struggling|confronting|entering|emerging|witness)[a-z]+ing\b (?:our|the|a|an|new|further|additional|to|with|on|towards?)\b",
        "will",
        0.6,
        "own",
    ),
    Rule(
        "It was agreed that a commission would be set up.",
        "it-was-agreed",
        r"\bit (?:was|is|has been) (?:also |further |thus )?(?:agreed|decided|resolved) (?:to|that [^.;]{0,120}?\b(?:would|will|should|shall)\b)",
        "agree",
        0.8,
        "none",
    ),
    Rule(
        "Ministers adopted the Action Plan on Oceans.",
        "adopted",
        r"\b(?:have |has )?(?:today |also |just )*(?:adopted|endorsed|launched|announced|approved|established) (?:the|a|an|our|this) [^.;]{0,80}?\b(?:action plan|plan of action|work ?plan|plan(?! was| has)|framework|roadmap|road map|initiative|programme|strategy|fund|partnership|"
        r"compact|agenda|platform|mechanism|network|centre|working group|task ?force|commitments?)\b(?![^.;]*\bin (?:19|20)\d\d)",
        "agree",
        0.58,
        "own",
    ),
    Rule(
        "Aurelia pledged an additional 20 million euros.",
        "pledged",
        r"(?<!have )(?<!has )(?<!collectively )(?<!already )\bpledged (?:an? |to |up to |additional |further |US|\$|€|EUR|£|\d)(?![^.;]*\b(?:since|in (?:19|20)\d\d)\b)",
        "commit",
        0.72,
    ),
    Rule(
        "Borea has agreed to host the training centre.",
        "has-agreed",
        r"\b(?:has|have) (?:also |further )?(?:agreed|decided|resolved|undertaken|offered|volunteered|accepted) to\b",
        "agree",
        0.82,
    ),
    Rule(
        "Aurelia offered to host the next meeting.",
        "offers",
        r"(?<!was )(?<!were )(?<!have )(?<!has )\b(?:offers?|offered|volunteers|volunteered) to (?!be\b)\w+(?![^.;]*\bin (?:19|20)[01]\d\b)",
        "agree",
        0.7,
    ),
    # What was said at the meeting, told afterwards: they affirmed that they would …
    Rule(
        "They decided that the Committee would follow up.",
        "they-decided",
        r"\b(?P<who>they|leaders|ministers|heads of (?:state|government)[\w ]{0,25}|the (?:two |both )?(?:sides|parties))(?: (?:also|further|both|all|then))* (?:agreed|decided|resolved|affirmed|confirmed|reaffirmed|declared|pledged|undertook|directed|requested|instructed)(?: (?:also|further))?"
        r" (?:that [^.;]{3,90}? be \w+ed\b|that [^.;]{0,90}?\b(?:would|will|shall)\b(?! be (?:a|an|the|able|essential|necessary|important)\b)|to (?!the\b)\w+)",
        "agree",
        0.75,
        "none",
    ),
    Rule(
        "Parties that are able to do so will provide support.",
        "those-that-will",
        rf"^(?P<who>(?:the |all |those )?(?:[\w-]+ )?(?:{ACTORS}) (?:that|which|who) [^,;]{{3,70}}?) (?P<verb>(?:will|shall) (?!be\b|have\b|need\b|face\b|suffer\b|benefit\b|continue to (?:face|suffer)\b)\w+)",
        "will",
        0.75,
        "none",
    ),
    Rule(
        "Adopts the programme of work for 2027;",
        "adopts",
        r"^(?:also |further |hereby )?(?:adopts|approves|endorses|launches|establishes|creates) (?:the|a|an|its|this)\b[^.;]{0,60}?\b(?:programme|plan|establishment|creation|strategy|framework|road ?map|policy|budget|fund|"
        r"mechanism|working group|task ?force|committee|network|centre|partnership|declaration|protocol|guidelines|rules|terms of reference|recommendations?|agenda)\b",
        "agree",
        0.7,
        "none",
    ),
    Rule(
        "We welcomed the treaty and committed to its implementation.",
        "and-committed",
        r"\b(?:welcomed|noted|agreed|reaffirmed|reiterated|recalled|supported|endorsed|discussed|reviewed|recogni[sz]ed|acknowledged|underscored|underlined|emphasi[sz]ed|stressed|commended)\b[^.;]{0,160}? and (?P<verb>committed to)\b(?! {values})",
        "commit",
        0.8,
        "own",
    ),
    Rule(
        "We remain focused on reducing unemployment.",
        "focused-on",
        r"\b(?:remains?|are|is) focus+ed on \w+ing\b",
        "intend",
        0.62,
    ),
    Rule(
        "We promote the research and use of clean energy.",
        "promote",
        r"\b(?:promote|facilitate|advance|pursue)s? (?=[\w’'-]+)(?!peace\b)",
        "will",
        0.55,
        "own",
    ),
    Rule(
        "We task our ministers to prepare a road map.",
        "task",
        rf"\b(?!\w+ [^.;]{{0,30}}(?:of the United Nations|UN Secretary))(?!(?:call|ask|invite|request)\w* (?:up)?(?:on )?(?:all|the|both)? ?(?:\w+ )?(?:warring|conflicting|opposing|concerned|relevant)? ?parties\b)(?:(?:have|has) (?:also )?)?(?:(?:task|instruct|direct|request|ask|entrust)(?:s|ed)?|(?:mandate|charge|invite)[sd]?|calls? (?:up)?on|looks? to)(?: also| further)? {OURS}\b"
        r"(?! (?:in|to) (?:the|conflict))(?:[^.;]{0,60}?) (?:to|with)\b",
        "will",
        0.72,
    ),
    Rule(
        "The Secretariat is tasked with preparing a road map.",
        "is-tasked",
        rf"\b(?P<who>(?:the )?(?:[\w-]+ ){{0,2}}?(?:{BODIES})) (?:is|are) (?:hereby )?(?:tasked|instructed|mandated|requested|asked|charged|invited|entrusted|directed) (?:to|with)\b",
        "will",
        0.75,
        "none",
    ),
    Rule(
        "Requests the Secretariat to report to it;",
        "requests",
        rf"^(?:also |further )?(?:requests|instructs|directs|mandates|tasks|invites|asks|calls upon|urges) {OURS}\b(?! (?:to|in) (?:the |an? )?(?:armed )?conflict)[^.;]{{0,60}}? (?:to|that)\b",
        "shall",
        0.75,
        "none",
    ),
    Rule(
        "We encourage members to ratify the Protocol.",
        "encourage",
        r"\bencourages? (?:the |all |our |its |other )?(?:(?:member |participating |APEC |ASEAN |G20 |G7 )*(?:members?|member states|economies|parties|sides|enterprises|ministers)\b[^.;]{0,40}? to\b"
        rf"|(?:[\w-]+ ){{0,3}}?(?:{ACTION}|\w+ing\b))",
        "encourage",
        0.58,
        "own",
    ),
    Rule(
        "Member States are encouraged to accede to the Convention.",
        "are-encouraged",
        r"\b(?P<who>members|member states|economies|parties|enterprises|institutions) are (?:encouraged|invited|called upon) to\b",
        "encourage",
        0.6,
        "none",
    ),
    Rule(
        "Encourages Member States to exchange information;",
        "encourages",
        rf"^(?:also |further )?encourages {OURS}\b[^.;]{{0,60}}? to\b",
        "encourage",
        0.6,
        "none",
    ),
    Rule(
        "The Parties shall encourage their firms to take part.",
        "shall-encourage",
        r"\b(?:shall|will) (?:also |further |actively )?(?:encourage|support)\b",
        "encourage",
        0.85,
    ),
    Rule(
        "We support efforts to improve health services.",
        "support",
        rf"\bsupports? (?:(?!of\b)[^,;.]{{1,25}} ){{0,3}}?(?:{ACTION})\b",
        "support",
        0.56,
        "own",
    ),
    Rule(
        "Strengthen exchanges between the academies.",
        "plan",
        r"^(?:(?:by|until|before|from) (?:the end of )?(?:19|20)\d\d(?: at the latest)?, )?(?:(?!family|only|early|italy|supply|assembly)\w+ly )?(?!to [^.;]*, (?:we|the|our|both|it|they|this|all|each|an?|several|important|significant|(?-i:[A-Z]))\b)(?:to |further |jointly |actively |also |not )?(?:{plain}|{noun}(?! (?:of|for|in|is|are|was|were|has|have|will|should|continues?|remains?|between|by|from|on|to|and (?!\w+ (?:the|our|more|a)))\b)"
        r"(?!(?: (?!that|which|who)[\w-]+){1,6} (?:is|are|was|were|has|have|requires?|remains?|will|should|must|can)\b))\b(?=.*[.;]$)",
        "will",
        0.75,
        "none",
    ),
    Rule(
        "We reaffirm our support for the reform of the Fund.",
        "reaffirm-support",
        r"\b(?:re-?affirm|re-?iterate|stress|express|affirm|confirm|renew)(?:s|ed)? (?:our|their|its)(?: [\w-]+){0,2} support for (?:the )?(?:[\w-]+ ){0,3}?(?:implementation|execution|reforms?|establishment|operationali[sz]ation|"
        r"mobili[sz](?:ing|ation)|adoption|ratification|completion|conclusion|expansion|strengthening|development of|replenishment|adaptation action)\b",
        "support",
        0.55,
        "own",
    ),
    Rule(
        "We extend our standstill commitment until 2030.",
        "extend-commitment",
        r"\b(?:extend|renew|prolong)s?\b[^.;]{0,60} (?:our|the|their) (?:[\w-]+ ){0,2}(?:commitments?|pledges?|moratorium|standstill)\b",
        "commit",
        0.75,
        "own",
    ),
    Rule(
        "We stand by our commitments to support these partners.",
        "stand-by",
        r"\bstands? by (?:our|their|its|the) (?:[\w-]+ ){0,3}commitments?\b",
        "commit",
        0.7,
    ),
)
