"""What every page carries around its own matter: the shell. A page has it as `page.shell`."""

from dataclasses import dataclass

from django.conf import settings
from django.templatetags.static import static
from django.utils.translation import gettext, gettext_lazy

from consenso.core.locale import content_tag

# Django's tag, the content's tag (BCP 47), the language's own name: in the order of the switch.
LANGUAGES = (
    ("en", "en", "English"),
    ("es", "es", "Español"),
    ("pt", "pt", "Português"),
    ("fr", "fr", "Français"),
    ("zh-hans", "zh-Hans", "中文"),
    ("nl", "nl", "Nederlands"),
)

# The sections of a forum: the last part of the address, the label. Their address is /language/forum/section/.
SECTIONS = (
    ("meetings", gettext_lazy("Meetings")),
    ("statements", gettext_lazy("Statements")),
    ("texts", gettext_lazy("Texts")),
    ("states", gettext_lazy("States")),
    ("blocs", gettext_lazy("Blocs")),
    ("areas", gettext_lazy("Key areas")),
    ("commitments", gettext_lazy("Commitments")),
    ("deliveries", gettext_lazy("Deliveries")),
    ("progress", gettext_lazy("Progress")),
    ("initiatives", gettext_lazy("Initiatives")),
    ("compare", gettext_lazy("Compare plans")),
    ("map", gettext_lazy("Map")),
    ("sources", gettext_lazy("Sources")),
    ("data", gettext_lazy("Data")),
)

# Kind of object → the section of the site that shows it, which is also the resource of the API.
SECTION_OF = {
    "meeting": "meetings",
    "statement": "statements",
    "text": "texts",
    "state": "states",
    "bloc": "blocs",
    "area": "areas",
    "commitment": "commitments",
    "delivery": "deliveries",
    "evidence": "evidence",
    "report": "reports",
    "assessor": "assessors",
    "assessment": "assessments",
    "reply": "replies",
    "rates": "rates",
    "initiative": "initiatives",
    "source": "sources",
}


@dataclass(frozen=True, slots=True)
class NavItem:
    """A link of the navigation, the footer or the breadcrumbs."""

    label: str
    address: str
    is_current: bool = False


@dataclass(frozen=True, slots=True)
class Alternate:
    """The same page in one of the languages, this one included."""

    language: str  # BCP 47
    name: str  # in the language itself
    address: str  # from the root of the site
    url: str  # whole, for hreflang
    is_current: bool


@dataclass(frozen=True, slots=True)
class Citation:
    """How to cite the page: a sentence, BibTeX ('' for none), the address that stays."""

    text: str
    url: str
    bibtex: str = ""


@dataclass(frozen=True, slots=True)
class Shell:
    """What base.html shows around a page. Every field is always there; '' and () mean none."""

    language: str  # BCP 47: en, es, pt, fr, zh-Hans, nl
    site_name: str
    forum_slug: str
    forum_name: str
    title: str  # of the page, without the site's name
    description: str  # one sentence, for search engines and shared links
    path: str  # from the root, with the language: /en/china-celac/meetings/
    home_address: str  # of the site in this language
    forum_address: str  # of the forum's first page
    canonical: str  # whole address
    alternates: tuple[Alternate, ...]
    navigation: tuple[NavItem, ...]
    footer: tuple[NavItem, ...]
    search_address: str  # where the search form goes; '' hides the form
    search_words: str
    revision: str  # of the record, as shown
    ledger_head: str  # the first characters of the last entry's hash
    feed_address: str
    share_image: str  # whole address
    json_ld: str  # already JSON
    citation: Citation | None
    breadcrumbs: tuple[NavItem, ...]
    is_indexed: bool  # False asks search engines not to keep the page
    desk_address: str  # of the desk in this language; '' on a page that has none
    acts_for: str = ""  # at the desk: "Aurelia: Ana", the delegation first
    sign_out_address: str = ""
    token: str = ""  # against forged forms, where the shell shows one
    is_demonstration: bool = False  # says so on every page


def shell(
    *,
    language: str,
    path: str,
    site: str,
    title: str,
    description: str = "",
    forum_slug: str = "",
    forum_name: str = "",
    section: str = "",
    search_words: str = "",
    revision: str = "",
    ledger_head: str = "",
    feed_address: str = "",
    share_image: str = "",
    json_ld: str = "",
    citation: Citation | None = None,
    breadcrumbs: tuple[NavItem, ...] = (),
    is_indexed: bool = True,
) -> Shell:
    """Return the shell of a page, with all that follows from its address filled in.

    `language` is Django's or the content's tag; `path` begins with it (/en/…) and has no query; `site` is the public
    address without the last slash; `section` is the key of the current one in SECTIONS. Without a forum there is no
    navigation and no search.
    """
    home = f"/{_in_address(language)}/"
    forum = f"{home}{forum_slug}/" if forum_slug else home
    return Shell(
        language=content_tag(language),
        site_name="Consenso",
        forum_slug=forum_slug,
        forum_name=forum_name,
        title=title,
        description=description,
        path=path,
        home_address=home,
        forum_address=forum,
        canonical=f"{site}{path}",
        alternates=alternates(path=path, language=language, site=site),
        navigation=navigation(forum, current=section) if forum_slug else (),
        footer=footer(home, forum=forum if forum_slug else ""),
        search_address=f"{forum}search/" if forum_slug else "",
        search_words=search_words,
        revision=revision,
        ledger_head=ledger_head[:12],
        feed_address=feed_address,
        share_image=share_image or f"{site}{static('ui/images/share.png')}",
        json_ld=json_ld,
        citation=citation,
        breadcrumbs=breadcrumbs,
        is_indexed=is_indexed,
        desk_address=f"{home}desk/",
        is_demonstration=settings.DEMO,
    )


def alternates(*, path: str, language: str, site: str) -> tuple[Alternate, ...]:
    """Return the six addresses of one page; a path that begins with no language leads to the first pages."""
    first, _, rest = path.lstrip("/").partition("/")
    rest = rest if any(first == tag for tag, _, _ in LANGUAGES) else ""
    return tuple(
        Alternate(
            language=content,
            name=name,
            address=f"/{tag}/{rest}",
            url=f"{site}/{tag}/{rest}",
            is_current=content == content_tag(language),
        )
        for tag, content, name in LANGUAGES
    )


def navigation(forum: str, *, current: str) -> tuple[NavItem, ...]:
    """Return the links to the sections of the forum at the address `forum`, in the active language."""
    return tuple(
        NavItem(label=str(label), address=f"{forum}{key}/", is_current=key == current)
        for key, label in SECTIONS
    )


def footer(home: str, *, forum: str) -> tuple[NavItem, ...]:
    """Return the links at the foot of every page, in the active language; `forum` is '' where there is none."""
    of_forum = (
        (
            NavItem(gettext("How the figures are computed"), f"{forum}methods/"),
            NavItem(gettext("Feeds and calendars"), f"{forum}feeds/"),
        )
        if forum
        else ()
    )
    return (
        NavItem(gettext("About Consenso"), f"{home}about/"),
        *of_forum,
        NavItem(gettext("For programs: the API"), "/api/v1/docs"),
        NavItem(gettext("Licence of the data"), f"{home}licence/"),
        NavItem(gettext("Accessibility"), f"{home}accessibility/"),
    )


def _in_address(language: str) -> str:
    return next((tag for tag, content, _ in LANGUAGES if content == content_tag(language)), "en")
