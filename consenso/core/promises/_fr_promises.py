"""French: the ways to promise. Apostrophes are straight when the rules read."""

from consenso.core.promises._rule import Rule

ACTORS = (
    r"parties?|états?(?: membres?| parties?)?|membres|pays(?: membres?)?|ministres?|chefs|gouvernements?|dirigeants|côtés|"
    r"délégations?|fonctionnaires|experts|secrétariat|présidence|forum|comités?|commissions?|conseil|groupes? de travail|groupe|"
    r"banques?(?: centrales| de développement)?|fonds|instituts?|institutions|organismes|autorités|ministères?|universités|entreprises|"
    r"coordonnateurs|équipes?|économies|partenaires|centres?|académies?|agences?|points? (?:focal|focaux|de contact)"
)
_ACTION = (
    r"efforts|mise en (?:œuvre|oeuvre|place|service)|exécution|application|création|établissement|"
    r"renforcement|développement|élargissement|réforme|adoption|ratification|promotion|construction|réalisation|"
    r"activation|opérationnalisation|conclusion|reconstitution|mobilisation"
)
VALUES = (
    r"(?:l'|l[ae]s? |aux? |à la |à l'|des? )?(?:(?:pleine?|ferme|plein) )?(?:buts|principes?|valeurs|charte|multilatéralisme|dialogue|état de droit|"
    r"droit international|paix\b|démocratie|amitié|égalité souveraine|respect)"
)
_BODIES = (
    r"ministres?|fonctionnaires|experts|secrétariat|comités?|commissions?|conseil|groupes?|membres|états membres|états parties|parties|pays membres|"
    r"coordonnateurs|présidence|délégations|autorités|représentants|secrétaires? (?:général|exécutif)e?|ministères|négociateurs|coordinations?|organes?|instances?|états et gouvernements(?: membres)?"
)
FUTURE_3 = r"[^\W\d_]+(?:era|ira|dra|ttra|aîtra|vra|ura|rra|croitra|eront|iront|dront|ttront|aîtront|vront|uront|rront)"
_FUTURE_1 = r"[^\W\d_]+(?:erons|irons|drons|ttrons|aîtrons|vrons|urons|rrons)"
_STATIVE = (
    r"ser(?:a|ont|ons)\b|aur|pourr|devr|faudr|rester|dépendr|nécessiter|affecter|toucher|souffrir|permettr|s'appliquer|régir|constituer|"
    r"impliquer|signifier|coûter|aggraver|croîtr|deviendr|bénéficier|reposer|entrer(?:a|ont) en|contribuer(?:a|ont)|environs|demeur|assurons|mesurons|ouvrons|couvrons|livrons|délivrons|œuvrons|oeuvrons|découvrons|recouvrons|procurons|figurons|efforcer|"
    r"encourager|inciter|chercher|œuvrer|oeuvrer|voudr|saur|verr|compter(?:a|ont)|viser|entendr"
)
_INFINITIVE = r"(?:s'|se |l'|en |y )?[^\W\d_]{2,}(?:er|ir|re|oir)"
_PLAIN = (
    r"(?:(?:se |s')?[^\W\d_]{3,}(?:er|ir|oir)|(?:pour)?suivre|(?:con|in|ex)clure|(?:ré|con|pro|tra|intro|dé)duire|(?:con|re)struire|conduire|(?:sous|in|pre|pres|é)crire|interdire|(?:per|trans|sou|ad|re)?mettre|"
    r"(?:ap|com|entre|sur)?prendre|(?:é|en|dé)tendre|rendre|défendre|répondre|(?:satis)?faire|combattre|abattre|résoudre|accroître|reconnaître|tenir compte)"
)
_FINITE = (
    r"est|sont|sera|seront|exige|exigent|requiert|requièrent|constitue|constituent|permet|permettent|contribue|contribuent|suppose|implique|"
    r"dépend|peut|peuvent|reste|demeure|signifie|représente|aide|fut|a|ont|était|nécessite|nécessitent"
)

PROMISES = (
    Rule(
        "Les Parties renforceront l'échange d'expériences.",
        "future",
        rf"\b(?:se |s')?(?P<verb>(?!{_STATIVE}){FUTURE_3})\b(?! en vigueur)",
        "will",
        0.92,
    ),
    Rule(
        "Nous continuerons d'organiser le Forum.",
        "future-we",
        rf"\b(?P<verb>(?!{_STATIVE}|mettrons tout en){_FUTURE_1})\b",
        "will",
        0.95,
        "ending",
    ),
    # Nobody is named, but somebody of theirs must act.
    Rule(
        "Un centre commun sera créé.",
        "future-passive",
        r"\b(?:aura|auront) lieu\b|\bser(?:a|ont) (?:également |conjointement |[^\W\d_]+ment )?(?!plus\b|moins\b|aussi\b|ainsi\b|affecté|touché|nécessaire|fondé|basé|déterminé|requis|régi|confronté|exécuté\w* conformément|la\b|le\b|les\b|l'|un)[^\W\d_]+(?:é|i|is|it|u|ert)e?s?\b",
        "will",
        0.85,
        "any",
    ),
    Rule(
        "Les Parties doivent présenter un rapport annuel.",
        "must",
        rf"\b(?P<who>états membres|états parties|les parties|chaque partie|pays membres|membres|les deux parties) (?:doivent|doit|sont tenu[es]+ de|est tenu[e]? de|devront|devra) (?!être\b|avoir\b){_INFINITIVE}\b",
        "shall",
        0.8,
        "none",
    ),
    Rule(
        "Les Parties devront présenter un rapport.",
        "shall",
        rf"\bdevr(?:a|ont|ons)\b(?: [^\W\d_]+ment)? (?!être\b|avoir\b|y avoir){_INFINITIVE}\b",
        "shall",
        0.85,
    ),
    Rule(
        "Chaque Partie désigne un point focal.",
        "shall-each",
        r"\b(?P<who>chaque (?:partie|état|pays|membre)(?: (?:contractant|membre|partie|signataire)e?)?|le comité[^.,;]{0,30}?|le secrétariat[^.,;]{0,20}?|la commission[^.,;]{0,20}?|le conseil[^.,;]{0,20}?) (?:se |s')?"
        r"(?:désigne|réunit|présente|présentera|tient|établit|soumet|soumettra|communique|assure|veille|adopte|élabore|notifie|prend|désignera|réunira|transmet|publie|organise|coopère|échange|met|fournit|facilite|accorde|applique|règle|supporte|contribue|conserve|rend|détermine|crée|met|garantit|publie|protège|respecte|supprime|interdit|informe|rend compte)\b",
        "shall",
        0.93,
        "none",
    ),
    Rule(
        "Les États membres devraient présenter leurs rapports.",
        "should",
        rf"\b(?P<who>états membres|états parties|les parties|chaque partie|pays membres|les deux parties) devrai(?:en)?t (?!être\b|avoir\b){_INFINITIVE}\b",
        "encourage",
        0.6,
        "none",
    ),
    Rule(
        "À ces fins, il conviendra de renforcer le partage.",
        "it-will-be-fit",
        rf"\bil (?:conviendra|y aura lieu|faudra) (?:de |d')?{_INFINITIVE}\b",
        "will",
        0.6,
        "none",
    ),
    Rule(
        "Nous nous engageons à réduire les obstacles.",
        "commit-we",
        r"(?:\bnous |^)(?:nous )?(?:(?:y )?engageons|sommes engagés|obligeons)(?: (?:également|aussi|fermement|tous|[^\W\d_]+ment))*{aside}? ?(?:à|en faveur|envers|au|aux|:)|\bnous (?:prenons|avons pris) l'engagement\b|\bnous promettons\b",
        "commit",
        0.92,
        "ending",
    ),
    Rule(
        "Aurélie s'engage à construire cent écoles.",
        "commit",
        r"\bs'(?:engage|engagent|engagèrent|est engagée?|sont engagé[es]+|oblige|obligent)(?: [^\W\d_]+ment| également| en outre| aussi| par ailleurs)*{aside}? (?:à|au|aux)\b|\b(?:prennent|prend) l'engagement de\b",
        "commit",
        0.92,
    ),
    Rule(
        "Nous sommes déterminés à mettre fin à la pêche illicite.",
        "committed",
        r"(?:\bnous |^|; )(?:sommes|restons|demeurons)(?: (?:tous|également|fermement|pleinement|résolument|profondément))* (?:déterminé|résolu|engagé|attaché|décidé|disposé|prêt)[es]*(?: [^\W\d_]+ment)? (?:à|en faveur|au|aux|envers)\b(?!(?: |')?{values})",
        "commit",
        0.86,
        "ending",
    ),
    Rule(
        "Les Parties restent déterminées à réduire la pauvreté.",
        "committed-they",
        r"\b(?:est|sont|reste|restent|demeurent)(?: (?:également|fermement|pleinement|résolument))* (?:déterminé|résolu|engagé)[es]* à\b(?! {values})",
        "commit",
        0.85,
    ),
    Rule(
        "Nous réaffirmons notre engagement à éradiquer la pauvreté.",
        "reaffirm-commitment",
        r"\b(?:réaffirm|réitér|renouvel|confirm|exprim|déclar|soulign|partag|partage|affirm)(?:ons|ent|èrent|é)(?:,? (?:en outre|également|aussi|une fois de plus|conjointement|solennellement),?)*"
        r" (?:notre|nos|leur|leurs|l'|la|le|un)(?: ?(?:ferme|plein|pleine|inébranlable|commun|commune))* ?(?:engagements?|détermination|volonté|décision|résolution|intention|disposition|objectifs?|promesses?)"
        r"(?: (?:ferme|commun|commune|conjoint|collectif|inébranlable|politique|pris|plein|partagé))*(?: (?:à|de|en faveur de|pour|envers|au|aux)\b| d')(?!(?: |')?{values})",
        "commit",
        0.84,
        "ending",
    ),
    Rule(
        "Les Parties conviennent de créer un groupe de travail.",
        "agree",
        rf"\b(?:conviennent|décident|sont convenu[es]*|ont décidé|ont convenu|ont résolu|a accepté|ont accepté|accepte|acceptent|décidèrent)(?: (?:également|aussi|en outre))?{{aside}}? (?:(?:de |d'){_INFINITIVE}\b|que [^.;]{{3,80}}?(?:ra|ront)\b)",
        "agree",
        0.86,
    ),
    Rule(
        "Nous convenons de tenir des consultations.",
        "agree-we",
        rf"(?:\bnous |^|; )(?:convenons|décidons|sommes convenus|avons décidé|avons convenu|avons résolu|résolvons|acceptons)(?: (?:également|aussi|en outre))?{{aside}}? (?:(?:de |d'){_INFINITIVE}\b|que [^.;]{{3,80}}?(?:ra|ront|rons)\b|de ce qui suit|:)",
        "agree",
        0.88,
        "ending",
    ),
    Rule(
        "Décide de créer un comité préparatoire ;",
        "decides",
        rf"^(?:également |en outre )?(?:décide|convient|s'engage)(?: également| en outre)? (?:de |d'|à ){_INFINITIVE}\b",
        "agree",
        0.88,
        "none",
    ),
    Rule(
        "Nous lançons l'Initiative pour la santé des océans.",
        "adopt",
        r"(?:\bnous |^|; )(?:adoptons|lançons|établissons|créons|inaugurons|annonçons|instituons|approuvons|souscrivons à|faisons nôtre|entérinons)(?: (?:aujourd'hui|également))? (?:le |la |les |l'|une? |notre |ce |cette )[^.;]{0,100}?"
        r"\b(?:plans?|cadre|feuille de route|initiative|programme|stratégie|fonds|partenariat|alliance|pacte|plateforme|mécanisme|réseau|centre|groupe de travail|établissement|création|engagements)\b",
        "agree",
        0.62,
        "ending",
    ),
    Rule(
        "Nous avons l'intention de lancer un programme.",
        "intend",
        rf"\b(?:nous (?:avons (?:également )?(?:l'|pour |la ferme |pour ferme )intention|entendons|prévoyons|comptons|proposons|envisageons|visons|aspirons|souhaitons|espérons|nous proposons)|notre intention est|sommes disposés|sommes prêts)(?: également| aussi)?{{aside}}? (?:(?:de |d'|à )?{_INFINITIVE}\b|à ce que)",
        "intend",
        0.78,
        "ending",
    ),
    Rule(
        "Le Fonds prévoit de décaisser 250 millions.",
        "intends",
        rf"\b(?:prévoit|prévoient|entend|entendent|compte|comptent|envisagent?|se proposent?|visent? à|aspirent? à|(?:a|ont) l'intention) (?:de |d'|à )?{_INFINITIVE}\b",
        "intend",
        0.76,
    ),
    Rule(
        "Nous cherchons à promouvoir la sécurité.",
        "seek-we",
        rf"(?:\bnous |^|; )(?:cherchons|chercherons|nous efforçons|nous efforcerons|tâchons|tâcherons|travaillons|œuvrons|oeuvrons|œuvrerons|oeuvrerons|mettrons tout en œuvre|mettons tout en œuvre|ferons tout notre possible|veillons|nous employons|nous emploierons)(?: (?:également|ensemble|aussi))*"
        rf" (?:(?:à |de |d'|pour )?{_INFINITIVE}\b|à (?:la |l'|une? )(?:prompte |pleine )?(?:{_ACTION}|entrée en vigueur|élaboration)\b)",
        "endeavour",
        0.74,
        "ending",
    ),
    Rule(
        "Les Parties s'efforceront d'accroître le nombre de liaisons.",
        "seek",
        rf"\b(?:s'effor(?:cera|ceront|cent|ce)|chercher(?:a|ont)|cherchent?|tâcher(?:a|ont)|(?:œ|oe)uvrer(?:a|ont)|s'emploier(?:a|ont)|mettr(?:a|ont) tout en œuvre) (?:à |de |d'|pour )?{_INFINITIVE}\b",
        "endeavour",
        0.84,
    ),
    Rule(
        "Nous continuons de renforcer notre coopération.",
        "continue-to",
        rf"(?:\bnous |^|; )(?:continuons|poursuivons)(?: (?:à |de |d')(?!appeler|demander|croire|soutenir l|penser){_INFINITIVE}\b| nos efforts| notre action)",
        "will",
        0.68,
        "ending",
    ),
    Rule(
        "Nous chargeons nos ministres d'élaborer une stratégie.",
        "task",
        r"\b(?:avons (?:chargé|mandaté|prié|demandé(?= aux?))|chargent|mandatent|recommandent(?= aux états)|chargeons|mandatons|engageons(?= les (?:états|gouvernements))|demandons à(?= (?:nos|le secrétariat))|prions(?= (?:nos|le secrétariat))|confions à|donnons pour mandat à|donnons mandat à|(?:ont|et) (?:chargé|prié|mandaté)|ont demandé aux|invitons(?= nos)|encourageons(?= nos)) "
        rf"(?:(?:nos|les|le|la|aux?|leurs?|hauts|tous|compétent[es]*) ){{0,4}}(?:{_BODIES})\b[^.;]{{0,80}}? (?:à|de|d'|que|l|un)",
        "will",
        0.74,
        "ending",
    ),
    Rule(
        "Prie le Secrétariat de lui présenter un rapport ;",
        "requests",
        # La Conférence demande à la Commission de …
        rf"^(?:(?:la |le |l')(?:conférence|assemblée|conseil|sommet|réunion|commission)[^,;.]{{0,30}}? )?(?:également |en outre )?(?:prie|demande (?:au|aux|à la)|charge|invite|engage|exhorte|mandate)(?: également| aussi| en outre)? (?:(?:les|le|la|tous|ses) ){{0,3}}(?:{_BODIES})\b(?! au conflit| en conflit| à un conflit)[^.;]{{0,80}}? (?:à|de|d'|que)",
        "shall",
        0.75,
        "none",
    ),
    Rule(
        "Nous encourageons les États membres à ratifier le Protocole.",
        "encourage-we",
        rf"\b(?:encourageons|incitons|invitons(?= les états))(?: également)? (?:(?:(?:nos|les|leurs) ){{1,2}}(?:{_BODIES}|entreprises|économies|pays)\b|(?:la |le |l')(?:{_ACTION}))",
        "encourage",
        0.6,
        "ending",
    ),
    Rule(
        "Les Parties encourageront leurs entreprises à participer.",
        "encourage",
        r"\b(?:encourager|inciter)(?:a|ont) ",
        "encourage",
        0.85,
    ),
    Rule(
        "Les États membres sont encouragés à adhérer à la Convention.",
        "are-encouraged",
        rf"\b(?P<who>{_BODIES}) (?:sont|est) (?:encouragé|invité|incité)[es]* à\b",
        "encourage",
        0.6,
        "none",
    ),
    Rule(
        "Encourage les États membres à échanger des informations ;",
        "encourages",
        rf"^(?:également )?(?:encourage|incite) (?:(?:les|tous) ){{0,2}}(?:{_BODIES})\b",
        "encourage",
        0.62,
        "none",
    ),
    Rule(
        "Nous soutenons les efforts visant à améliorer la santé.",
        "support",
        rf"\b(?:soutenons|appuyons)(?: [^\W\d_]+ment)? (?:les |la |le |l'|nos |une? )(?:(?:pleine|rapide|prompte) )?(?:{_ACTION})\b(?! du secrétaire général)",
        "support",
        0.56,
        "ending",
    ),
    Rule(
        "Nous intensifions nos efforts.",
        "our-efforts",
        r"\bnous (?!saluons|rappelons|soutenons|réaffirmons|réitérons|exprimons|affirmons|soulignons|renouvelons)[^\W\d_]+ons (?:également |encore )?(?:nos efforts|notre action|notre appui|notre soutien|notre aide)\b",
        "will",
        0.62,
        "ending",
    ),
    Rule(
        "Nous resterons activement engagés dans la recherche d'une solution.",
        "will-remain",
        r"\b(?:rester(?:ons|ont|a)|demeurer(?:ons|ont|a)) (?:[^\W\d_]+ment )?(?:engagé|saisi|mobilisé|attentif|vigilant|uni|déterminé|résolu)",
        "will",
        0.72,
    ),
    Rule(
        "Nous tenons à achever les négociations.",
        "keen-to",
        rf"\bnous (?:tenons à|voulons|souhaitons) (?!remercier|saluer|rendre hommage|souligner|rappeler|exprimer|féliciter){_INFINITIVE}\b",
        "intend",
        0.66,
        "ending",
    ),
    Rule(
        "Les ministres ont adopté le Plan d'action pour les océans.",
        "adopted",
        r"\b(?:ont adopté|ont approuvé|ont lancé|ont établi|ont annoncé) (?:le |la |l'|un |une |leur )[^.;]{0,60}?(?:plan d'action|plan de travail|feuille de route|initiative|programme|stratégie|fonds|cadre|mécanisme|réseau|groupe de travail)\b(?![^.;]*\ben (?:19|20)\d\d)",
        "agree",
        0.58,
        "own",
    ),
    Rule(
        "Borée est prête à construire un port.",
        "stand-ready",
        rf"\b(?:est|sont|se (?:déclare|déclarent|disent|dit)) (?:prêt|disposé)[es]* à (?:{_INFINITIVE}\b|travailler)",
        "intend",
        0.75,
    ),
    Rule(
        "Aucune Partie n'autorise l'usage de son territoire contre une autre.",
        "no-party",
        r"\b(?P<who>aucun[e]? (?:des )?(?:parties?|états?|pays|membres?)[^.,;]{0,30}?) (?:ne |n')(?!est|sont|a |ont)[^\W\d_]{3,}\b",
        "shall",
        0.85,
        "none",
    ),
    Rule(
        "Les Parties qui le peuvent verseront des contributions.",
        "those-that-will",
        rf"^(?P<who>les (?:{ACTORS}) qui [^,;]{{3,70}}?) (?P<verb>(?!{_STATIVE}){FUTURE_3})\b",
        "will",
        0.75,
        "none",
    ),
    Rule(
        "Il est institué un Comité mixte.",
        "is-established",
        r"\bil est (?:institué|créé|établi|constitué) (?:un|une|le|la) [^.;]{0,40}?\b(?:comité|commission|groupe|fonds|mécanisme|secrétariat|conseil|réseau|centre|agence|plateforme|forum)\b",
        "shall",
        0.75,
        "none",
    ),
    Rule(
        "Adopte le programme de travail pour 2027 ;",
        "adopts",
        r"^(?:également |en outre )?(?:adopte|approuve|entérine|fait sien(?:ne|s|nes)?|institue|crée) (?:le |la |les |l'|une? |son |sa )[^.;]{0,60}?\b(?:programme|plan|établissement|création|stratégie|cadre|feuille de route|politique|budget|fonds|"
        r"mécanisme|groupe de travail|comité|réseau|centre|alliance|déclaration|protocole|directives|règlement|recommandations|mise en place)\b",
        "agree",
        0.7,
        "none",
    ),
    Rule(
        "Nous allons accroître notre soutien.",
        "going-to",
        rf"\b(?:allons|va|vont) (?!de pair|dans le sens|à l'encontre){_INFINITIVE}\b",
        "will",
        0.75,
    ),
    Rule(
        "Le Secrétariat est chargé de préparer un plan.",
        "is-tasked",
        rf"\b(?P<who>(?:le )?(?:{_BODIES})) (?:est|sont|seront|sera) (?:chargé|prié|invité|mandaté)[es]* (?:de |d'|à |pour )",
        "will",
        0.75,
        "none",
    ),
    Rule(
        "Il est décidé de tenir la réunion à Borée.",
        "is-decided",
        r"\bil (?:est|a été|fut) (?:décidé|convenu|arrêté) (?:de |d'|que |qu')(?!la paix|le)",
        "agree",
        0.8,
        "none",
    ),
    Rule(
        "Les Parties veillent à ce que leurs autorités échangent des informations.",
        "see-to",
        r"(?<!si )\b(?:les (?:deux )?parties(?: contractantes)?|chaque partie|les états (?:membres|parties|contractants)|le secrétariat) (?:(?:n'|ne )(?!ont|sont|peuvent|jou)[^\W\d_]+ent (?:pas|aucune?)\b|s'abstiennent|règlent|appliquent|soumettent|désignent|"
        r"communiquent|publient|mettent en (?:œuvre|place)|créent|coordonnent|harmonisent|éliminent|réduisent|suppriment|interdisent|accordent|transmettent|tiennent|organisent|protègent|consacrent|veillent|veille|coopèrent|s'emploient|échangent|prennent les mesures|s'assurent|facilitent|encouragent|se consultent|s'informent|s'attachent|prennent|adoptent|assurent|garantissent|fournissent|notifient|présentent|établissent)\b",
        "shall",
        0.7,
        "none",
    ),
    Rule(
        "Nous réaffirmons notre soutien à la réforme du Fonds.",
        "reaffirm-support",
        rf"\b(?:réaffirm|réitér|exprim|renouvel|affirm)(?:ons|ent|é) (?:notre|leur|son)(?: [^\W\d_]+)? (?:soutien|appui)(?: [^\W\d_]+)? (?:à|au|en faveur de)(?: ?(?:la |le |l'|les |une? |pleine |rapide )){{0,3}} ?(?:{_ACTION})\b",
        "support",
        0.55,
        "ending",
    ),
    Rule(
        "Encourager la coopération entre les académies.",
        "plan",
        # non : Remercier, Saluer, Réaffirmer …
        rf"^(?:d'ici (?:à )?(?:la fin de )?(?:19|20)\d\d, )?(?!(?:premier|dernier|particulier|chantier|papier|pouvoir|avenir|mer|hier|foyer|loisir|devoir|remercier|saluer|féliciter|regretter|condamner|déplorer|exprimer|souligner|"
        rf"rappeler|rejeter|accueillir avec|applaudir|réitérer(?! (?:l'|son )engagement)|réaffirmer(?! (?:l'|son )engagement)|exhorter la communauté)\b)(?:continuer (?:de |d'|à )[^\W\d_]+|ne pas [^\W\d_]+|{_PLAIN})\b(?=.*[.;]$)(?![^.;]*?(?<!qui )\b(?:{_FINITE})\b(?! (?:ce|été)))",
        "will",
        0.75,
        "none",
    ),
)
