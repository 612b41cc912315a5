"""English: the words that the ways to promise are made of."""

# Heads of subjects that speak or act for those whose text it is.
ACTORS = (
    r"sides|part(?:y|ies)|members?|(?:member )?states?|leaders|ministers?|heads of (?:state|government|delegation)|governments?|"
    r"countries|economies|partners|delegations?|officials|experts|sherpas|secretariats?|presidency|chairs?|coordinators|"
    r"forum|committees?|commissions?|councils?|(?:working|steering|expert|contact|core) groups?|task ?forces?|banks?|funds?|institut(?:es?|ions?)|agenc(?:y|ies)|"
    r"authorities|ministr(?:y|ies)|departments?|universities|enterprises|companies|organi[sz]ations?|of us|focal points?|"
    r"centres?|centers?|academ(?:y|ies)|services|teams?|bodies|assembly|donors|fellowship|programme?s?|DFIs"
)
MODIFIERS = (
    r"(?:the|both|all|each|every|our|their|its|respective|relevant|competent|two|three|four|contracting|participating|signatory|"
    r"member|developed|developing|partner|national|central|customs|foreign|senior|joint|pro|tempore|and|of|development|"
    r"political|health|finance|multilateral|bilateral|trade|(?-i:[A-Z][\w’'.&-]*))"
)
# What a promise can be about, where only a noun says it.
ACTION = (
    r"efforts?(?! (?:of|by)\b)|implementation|execution|establishment|creation|development|operationali[sz]ation|expansion|"
    r"(?:necessary )?reforms?|launch|adoption|ratification|replenishment|extension|promotion|strengthening|building|launching|moving|"
    r"completion|deployment|mobili[sz]ation|mobili[sz]ing|universali[sz]ation|participation|activation|start|use of|"
    r"initiatives? (?:to|that|for)|transitions?|programme?s? (?:to|that|for)|projects? (?:to|that|for)|measures to|policies that|"
    r"commitments to|expanding|opportunities|fostering|increasing|improving|reducing|developing|creating|further work"
)
# What is upheld, not done.
VALUES = (
    r"(?:the )?(?:(?:shared|common|fundamental|core|basic|full|strict|general) )*(?:principles?|purposes|values|multilateralism|"
    r"charter|rule of law|rules-based|international law|peace(?:,| and| in\b)|democracy|dialogue|sovereignty|partnership|"
    r"friendship|free and fair|equality of|open societies|quadrilateral|bilateral relations|a free and open)"
)
HELD = (
    r"established|created|set up|held|convened|launched|made|given|provided|offered|trained|built|opened|put in|carried out|"
    r"conducted|organi[sz]ed|formed|paid|allocated|used|devoted|extended|strengthened|expanded|increased|reduced|developed|"
    r"published|submitted|reviewed|reported|invited|granted|supported|promoted|encouraged|introduced|taken|prepared|adopted|"
    r"signed|completed|concluded|exchanged|accorded|mobili[sz]ed|financed|funded|installed|delivered|distributed|sent|added|"
    r"appointed|designated|translated|monitored|evaluated|shared|stepped up|phased out|eliminated|constructed|invested|"
    r"imposed|levied|applied to|lifted|circulated|examined|implemented(?! in accordance)|explored|improved|enhanced|facilitated|maintained|set|donated|doubled|halved|raised"
)
BODIES = (
    r"ministers?|officials|experts|sherpas|secretariats?|committees?|commissions?|councils?|working groups?|task ?forces?|"
    r"members?|member states|economies|parties|coordinators|advisers|negotiators|organs|panels?|bodies|sub-?committees?|chairs?|presidency|presidents?|delegations|institutions|"
    r"secretary-general|executive secretary|director-general|governors|ambassadors|focal points?|group"
)
OURS = rf"(?:(?:the|our|all|each|its|their|relevant|respective|competent|(?-i:[A-Z][\w’'.&-]*)|(?!other|others|major|neighbou?ring|outside|external|third|international|donor|humanitarian|private)[a-z]+(?: and)?) ){{0,4}}?(?:{BODIES})"
# Verbs in the plain form with which a paragraph of a plan begins: "Strengthen …", "Continue to hold …".
PLAIN = (
    r"accelerate|accede|adopt|advance|align|allocate|apply|appoint|arrange|assess|assist|attract|avoid|bring|build|carry (?:out|on)|collaborate|combat|commission|"
    r"communicate|complete|concentrate|conclude|conduct|confront|conserve|consider|consolidate|construct|consult|continue|contribute|convene|convoke|cooperate|co-operate|coordinate|"
    r"co-ordinate|counter|create|deepen|defend|deliver|deploy|designate|develop|devise|disburse|dispatch|disseminate|diversify|donate|draft|draw (?:up|together)|eliminate|embrace|empower|enable|"
    r"encourage|engage|enhance|enlarge|enrich|ensure|establish|evaluate|examine|expand|expedite|explore|extend|facilitate|foster|formulate|fulfil|fulfill|gather|generate|give|go on|grant|guarantee|"
    r"halve|harmoni[sz]e|harness|have (?:more|closer|regular|further|better|exchanges)|hold|identify|implement|improve|include|incorporate|inform|initiate|institutionali[sz]e|install|integrate|intensify|"
    r"introduce|invest|invite|jointly \w+|keep|launch|lend|let|leverage|liberali[sz]e|listen|look (?:for|into)|lower|maintain|make|manage|mainstream|mitigate|mobili[sz]e|moderni[sz]e|negotiate|notify|"
    r"nominate|oppose|optimi[sz]e|organi[sz]e|oversee|participate|pay (?:attention|due)|phase (?:out|in)|popularize|prepare|preserve|prevent|prioriti[sz]e|promote|protect|provide|publish|pursue|put (?:in|into|the)|"
    r"raise|ratify|realign|recogni[sz]e each|redouble|reform|regulari[sz]e|reinforce|reinvigorate|remove|renew|repair|replace|resolve|respect|respond|restore|resume|revise|revitali[sz]e|safeguard|scale up|secure|seek|"
    r"select|send|set up|settle|shorten|simplify|speed up|spread|stabili[sz]e|standardi[sz]e|stimulate|streamline|strengthen|strive|submit|sustain|tackle|take|teach|tighten|transform|translate|treat|unite|"
    r"unlock|upgrade|uphold|utili[sz]e|verify|waive|welcome up to|widen|work (?:with|together|towards?|to|out|closely|for|on)|actively \w+|fully \w+|effectively \w+|formally \w+|gradually \w+"
)
# The same, of verbs that are nouns, too: "Trade between …", "Support for …" are no promises.
PLAIN_OR_NOUN = (
    r"address|aid|attempt|balance|boost|conduct|control|credit|design|double|ease|end|exchange|export|fight|finance|focus|follow|fund|help|import|increase|issue|limit|link|"
    r"market|monitor|offer|open|plan|plant|process|project|question|reduce|report|request|review|run|share|sign|start|step up|study|supply|support|talk|train|transfer|triple|update|use|visit"
)
