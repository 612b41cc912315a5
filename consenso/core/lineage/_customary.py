"""Words that every declaration and plan uses: two paragraphs that share them alone do not continue one another.

Written down as words and stemmed where they are used. Counted on treaties, communiqués, plans and goals in the six languages.
"""

from functools import lru_cache

from consenso.core.prose import content_terms

# In one of six sentences or so, and in one of twenty or so.
OFTEN = 0.15
AT_TIMES = 0.05

_WORDS: dict[str, tuple[str, str]] = {
    "en": (
        """commit commitment support include including continue work cooperation cooperate strengthen promote develop development
        country countries international region regional party parties side sides""",
        """global ensure efforts effort enhance share shared sustainable states national nations build increase improve implement
        implementation address action actions new together welcome reaffirm recognize recognise encourage importance important
        need needs further further effective partner partners partnership world future progress achieve economic social community
        member members leaders ministers provide respect based within area areas exchange exchanges joint jointly year years
        advance expand deepen facilitate policy policies role forward people peoples accordance relevant initiative initiatives
        programme programmes project projects field fields common mutual use make will shall agree agreed""",
    ),
    "es": (
        """compromiso comprometemos apoyo apoyar incluir incluidos continuar seguir trabajar cooperación cooperar fortalecer
        promover desarrollar desarrollo país países internacional región regional partes parte""",
        """mundial garantizar asegurar esfuerzos esfuerzo mejorar compartir sostenible estados nacional naciones aumentar aplicar
        aplicación ejecución abordar acción acciones nuevo nueva conjuntamente conjunto acoger reafirmar reafirmamos reconocer
        reconocemos alentar importancia importante necesidad necesidades eficaz efectivo socios alianza mundo futuro progreso
        lograr económico social comunidad miembros líderes ministros proporcionar respeto respetar área áreas ámbito ámbitos
        intercambio intercambios año años avanzar ampliar profundizar facilitar política políticas papel pueblos conformidad
        acuerdo pertinente iniciativa iniciativas programa programas proyecto proyectos común mutuo uso fomentar impulsar""",
    ),
    "pt": (
        """compromisso comprometemo apoio apoiar incluir inclusive continuar trabalhar cooperação cooperar fortalecer promover
        desenvolver desenvolvimento país países internacional região regional partes parte""",
        """mundial garantir assegurar esforços esforço melhorar compartilhar sustentável estados nacional nações aumentar aplicar
        implementação implementar abordar ação ações novo nova conjuntamente conjunto saudar reafirmar reafirmamos reconhecer
        reconhecemos incentivar importância importante necessidade necessidades eficaz efetivo parceiros parceria mundo futuro
        progresso alcançar econômico social comunidade membros líderes ministros fornecer respeito respeitar área áreas âmbito
        intercâmbio intercâmbios ano anos avançar ampliar aprofundar facilitar política políticas papel povos conformidade
        acordo pertinente iniciativa iniciativas programa programas projeto projetos comum mútuo uso fomentar impulsionar""",
    ),
    "fr": (
        """engagement engageons appui appuyer soutien soutenir inclure compris continuer travailler coopération coopérer renforcer
        promouvoir développer développement pays international région régional parties partie""",
        """mondial garantir assurer efforts effort améliorer partager durable états national nations accroître appliquer
        application œuvre mise mettre aborder action actions nouveau nouvelle ensemble conjointement commun saluer réaffirmer
        réaffirmons reconnaître reconnaissons encourager importance important besoin besoins efficace effectif partenaires
        partenariat monde avenir progrès atteindre économique social communauté membres dirigeants ministres fournir respect
        respecter domaine domaines cadre échange échanges année années avancer élargir approfondir faciliter politique
        politiques rôle peuples conformément accord pertinent initiative initiatives programme programmes projet projets
        mutuel usage favoriser""",
    ),
    "nl": (
        """verbinden verbintenis steun steunen omvatten inclusief voortzetten werken samenwerking samenwerken versterken
        bevorderen ontwikkelen ontwikkeling land landen internationaal internationale regio regionale partijen partij""",
        """wereldwijd wereldwijde waarborgen zorgen inspanningen verbeteren delen duurzaam duurzame staten nationaal nationale
        naties verhogen uitvoeren uitvoering aanpakken actie acties nieuw nieuwe gezamenlijk gezamenlijke samen verwelkomen
        bevestigen erkennen aanmoedigen belang belangrijk behoefte behoeften doeltreffend partners partnerschap wereld toekomst
        vooruitgang bereiken economisch economische sociaal sociale gemeenschap leden leiders ministers verlenen eerbiediging
        gebied gebieden kader uitwisseling uitwisselingen jaar jaren verdiepen uitbreiden vergemakkelijken beleid rol volken
        overeenstemming overeenkomst initiatief initiatieven programma programma's project projecten gemeenschappelijk
        wederzijds gebruik stimuleren""",
    ),
    "zh": (
        "合作 加强 发展 国家 促进 支持 包括 国际 继续 双方 各方 地区",
        """推动 推进 深化 扩大 开展 建设 交流 领域 共同 实现 确保 提供 提高 建立 完善 通过 根据 鼓励 欢迎 重申 承诺 努力 行动 计划 项目
        倡议 机制 伙伴 关系 世界 全球 各国 经济 社会 政策 能力 作用 重要 相关 有关 互利 基础 进一 一步 框架 方面 技术 部门 论坛 人民
        领导 支持 成员""",
    ),
}

# What the names of offices, bodies and instruments are made of: two paragraphs that both name a convention need not name the same.
_TITLES: dict[str, str] = {
    "en": """prime minister president secretary chair government republic kingdom nation united general international convention
        agreement agenda declaration treaty charter protocol framework council assembly organization conference summit forum group
        committee commission fund bank goal plan era act""",
    "es": """primer ministro ministra presidente presidenta secretario secretaria gobierno república reino naciones unidas unidos general
        internacional convención convenio acuerdo agenda declaración tratado carta protocolo marco consejo asamblea organización
        conferencia cumbre foro grupo comité comisión fondo banco objetivo plan era acta""",
    "pt": """primeiro ministro ministra presidente secretário secretária governo república reino nações unidas unidos geral internacional
        convenção acordo agenda declaração tratado carta protocolo quadro conselho assembleia organização conferência cúpula cimeira
        fórum grupo comitê comité comissão fundo banco objetivo plano era ata""",
    "fr": """premier ministre président présidente secrétaire gouvernement république royaume nations unies unis général international
        convention accord agenda déclaration traité charte protocole cadre conseil assemblée organisation conférence sommet forum
        groupe comité commission fonds banque objectif plan ère acte""",
    "nl": """minister president secretaris regering republiek koninkrijk naties verenigde algemene internationale verdrag overeenkomst
        akkoord agenda verklaring handvest protocol kader raad vergadering organisatie conferentie top forum groep comité commissie
        fonds bank doel plan tijdperk akte""",
}


@lru_cache(maxsize=8)
def customary(language: str) -> dict[str, float]:
    """Return how often each customary term of a language stands in a sentence, as a share; {} for an unknown language.

    What the names of offices, bodies and instruments are made of is customary too.

    >>> customary("en")["cooper"], customary("en")["minist"], customary("zh-Hans")["合作"], customary("ja")
    (0.15, 0.05, 0.15, {})
    """
    tag = language.partition("-")[0]
    often, at_times = _WORDS.get(tag, ("", ""))
    found = dict.fromkeys(content_terms(f"{at_times} {_TITLES.get(tag, '')}", language), AT_TIMES)
    found.update(dict.fromkeys(content_terms(often, language), OFTEN))
    return found
