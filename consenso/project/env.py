"""Settings from the environment, checked at the door: a wrong value stops the start in one sentence."""

import ipaddress
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured


class WrongSetting(ImproperlyConfigured):
    """A setting has a value that cannot be used; the message says which, and what was expected."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: its name without the prefix, how it is read, its default as text, one sentence."""

    name: str
    kind: str
    default: str
    sentence: str


SETTINGS = (
    Setting(
        "DATA",
        "folder",
        "consenso-data",
        "Folder that holds the database and what is made from it.",
    ),
    Setting("PORT", "port", "8000", "Port that the site is served on."),
    Setting("HOST", "text", "127.0.0.1", "Address that the server listens on."),
    Setting(
        "DATABASE",
        "database",
        "",
        "Address of a PostgreSQL database, postgresql://user:password@host:port/name; empty: SQLite in the data folder.",
    ),
    Setting(
        "REDIS",
        "database",
        "",
        "Address of a Redis or Valkey server, redis://host:port/number, by which several hosts tell each other that the record changed; empty: each host asks the database.",
    ),
    Setting(
        "RECORD",
        "text",
        "",
        "Folder whose sub-folders are the records to load at the start; empty: the records that come with Consenso.",
    ),
    Setting(
        "SITE",
        "address",
        "",
        "Public address of the site, as readers type it, for feeds, citations and the sitemap; empty: http://localhost and the port.",
    ),
    Setting("HOSTS", "list", "*", "Host names that the site answers to, with commas between them."),
    Setting(
        "SECRET",
        "secret",
        "",
        "Secret key, or the path of a file that holds it as CONSENSO_SECRET_FILE; empty: one is made in the data folder.",
    ),
    Setting("DEBUG", "flag", "no", "yes shows faults in full on the page: for development only."),
    Setting(
        "FETCH_NETWORKS",
        "list",
        "",
        "Networks within your walls from which texts may be fetched too, such as 10.1.0.0/16, with commas between them; empty: none.",
    ),
    Setting(
        "LOOK_AT_ADDRESSES",
        "flag",
        "no",
        "yes asks addresses of evidence by and by whether they still answer, one a minute and each once in thirty days, over the public web and what FETCH_NETWORKS allows.",
    ),
    Setting("WORKERS", "number", "1", "Server processes."),
    Setting(
        "PAGE_CACHE",
        "number",
        "64",
        "Memory for finished public pages in each process, in megabytes; 0: none.",
    ),
    Setting(
        "DEMO",
        "flag",
        "no",
        "yes where the site is a demonstration, as `consenso run --demo` makes one: the imaginary record is loaded too, and every page says so.",
    ),
    Setting(
        "MAIL",
        "mail",
        "",
        "Mail server, smtp://user:password@host:587 (TLS by STARTTLS) or smtps://user:password@host:465; empty: letters are printed where the server runs.",
    ),
    Setting("MAIL_FROM", "text", "Consenso <consenso@localhost>", "Whom letters are from."),
    Setting(
        "SECOND_FACTOR",
        "choice",
        "required",
        "required: the desk opens only with a passkey or one-time codes; offered: it opens without.",
    ),
    Setting(
        "SIGN_IN",
        "text",
        "",
        "YAML file that lists ministries' own sign-ins (OpenID Connect, SAML); empty: none.",
    ),
    Setting(
        "TIME_STAMPS",
        "address",
        "",
        "Address of a time-stamping authority (RFC 3161), which then vouches once a day for when the ledger's head was there; empty: none.",
    ),
    Setting(
        "TIME_STAMPS_CERTIFICATE",
        "text",
        "",
        "PEM file with the root certificate of that authority, by which `consenso verify` checks its stamps.",
    ),
    Setting(
        "IATI_NAMES",
        "text",
        "",
        "Folder with lists of codes as IATI publishes them (Sector.xml, FinanceType.xml and others), whose names then stand at activities; empty: their codes stand there.",
    ),
    Setting(
        "HTTPS",
        "flag",
        "no",
        "yes where a proxy in front serves the site by HTTPS: browsers are then told to use nothing else.",
    ),
)

_BY_NAME = {setting.name: setting for setting in SETTINGS}


def text(environ: Mapping[str, str], name: str) -> str:
    """Return the setting as text, or its default.

    >>> text({"CONSENSO_HOST": "0.0.0.0"}, "HOST")
    '0.0.0.0'
    >>> text({}, "PORT")
    '8000'
    """
    return environ.get(f"CONSENSO_{name}", "").strip() or _BY_NAME[name].default


def flag(environ: Mapping[str, str], name: str) -> bool:
    """Return the setting as yes or no.

    Raises:
        WrongSetting: the value is neither.

    >>> flag({"CONSENSO_DEBUG": "yes"}, "DEBUG")
    True
    """
    value = text(environ, name).lower()
    if value in {"yes", "true", "1", "on"}:
        return True
    if value in {"no", "false", "0", "off"}:
        return False
    raise WrongSetting(f"CONSENSO_{name} is {value!r}; expected yes or no.")


def number(environ: Mapping[str, str], name: str, *, least: int = 0, most: int = 65535) -> int:
    """Return the setting as a whole number between `least` and `most`, both included.

    Raises:
        WrongSetting: it is no such number.

    >>> number({"CONSENSO_PORT": "9000"}, "PORT")
    9000
    """
    value = text(environ, name)
    if not value.isdecimal() or not least <= int(value) <= most:
        raise WrongSetting(
            f"CONSENSO_{name} is {value!r}; expected a whole number from {least} to {most}."
        )
    return int(value)


def secret(environ: Mapping[str, str], name: str, *, make: Callable[[], str]) -> str:
    """Return the secret from the variable, from the file that CONSENSO_…_FILE names, or from `make`.

    Raises:
        WrongSetting: the file cannot be read or is empty.
    """
    path = environ.get(f"CONSENSO_{name}_FILE", "")
    if path:
        try:
            value = Path(path).read_text(encoding="utf-8").strip()
        except OSError as error:
            raise WrongSetting(
                f"CONSENSO_{name}_FILE is {path!r}, which cannot be read: {error.strerror}."
            ) from error
        if not value:
            raise WrongSetting(f"CONSENSO_{name}_FILE is {path!r}, which is empty.")
        return value
    return text(environ, name) or make()


def database(environ: Mapping[str, str], *, folder: Path) -> dict[str, object]:
    """Return Django's settings for the database: SQLite in `folder`, or the PostgreSQL named.

    Raises:
        WrongSetting: the address is not a PostgreSQL one or names no database.

    >>> database({}, folder=Path("/data"))["NAME"]
    PosixPath('/data/consenso.sqlite3')
    >>> database({"CONSENSO_DATABASE": "postgresql://ana@db.example/forum"}, folder=Path("."))["HOST"]
    'db.example'
    """
    value = text(environ, "DATABASE")
    if not value:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": folder / "consenso.sqlite3",
            "CONN_MAX_AGE": None,
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
            },
        }
    parts = urlsplit(value)
    name = unquote(parts.path.lstrip("/"))
    if parts.scheme not in {"postgresql", "postgres"} or not name:
        raise WrongSetting(
            f"CONSENSO_DATABASE begins with {parts.scheme or value[:20]!r}; expected postgresql://user:password@host:port/name."
        )
    query = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or query.pop("host", "")),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": query,
    }


def networks(
    environ: Mapping[str, str], name: str
) -> tuple[ipaddress.IPv4Network | ipaddress.IPv6Network, ...]:
    """Return the setting as networks; none where it is empty.

    Raises:
        WrongSetting: one of them is no network.

    >>> networks({"CONSENSO_FETCH_NETWORKS": "10.1.0.0/16"}, "FETCH_NETWORKS")
    (IPv4Network('10.1.0.0/16'),)
    """
    found = []
    for one in filter(None, (word.strip() for word in text(environ, name).split(","))):
        try:
            found.append(ipaddress.ip_network(one))
        except ValueError as error:
            raise WrongSetting(
                f"CONSENSO_{name}: {error}; expected such as 10.1.0.0/16."
            ) from error
    return tuple(found)


def address(environ: Mapping[str, str], name: str) -> str:
    """Return the setting as a web address without the last slash, or ''.

    Raises:
        WrongSetting: it does not begin with http:// or https://.

    >>> address({"CONSENSO_SITE": "https://forum.example/"}, "SITE")
    'https://forum.example'
    """
    value = text(environ, name)
    if value and urlsplit(value).scheme not in {"http", "https"}:
        raise WrongSetting(
            f"CONSENSO_{name} is {value!r}; expected an address that begins with http:// or https://."
        )
    return value.rstrip("/")


def redis(environ: Mapping[str, str]) -> str:
    """Return the address of the Redis or Valkey server, or ''.

    Raises:
        WrongSetting: it does not begin with redis://, rediss:// or unix://.

    >>> redis({"CONSENSO_REDIS": "redis://cache.example/0"})
    'redis://cache.example/0'
    """
    value = text(environ, "REDIS")
    scheme = urlsplit(value).scheme
    if value and scheme not in {"redis", "rediss", "unix"}:
        raise WrongSetting(
            f"CONSENSO_REDIS begins with {scheme or value[:20]!r}; expected redis://host:port/number."
        )
    return value


def choice(environ: Mapping[str, str], name: str, *choices: str) -> str:
    """Return the setting, one of the choices.

    Raises:
        WrongSetting: it is none of them.

    >>> choice({}, "SECOND_FACTOR", "required", "offered")
    'required'
    """
    value = text(environ, name)
    if value not in choices:
        raise WrongSetting(f"CONSENSO_{name} is {value!r}; expected {' or '.join(choices)}.")
    return value


def mail(environ: Mapping[str, str], name: str) -> dict[str, object]:
    """Return Django's settings for mail: by SMTP with TLS, or printed to the console where no server is named.

    Plain SMTP without TLS is for a server on this machine alone.

    Raises:
        WrongSetting: it does not begin with smtp:// or smtps://, or names no host.

    >>> mail({"CONSENSO_MAIL": "smtps://ana:word@mail.example"}, "MAIL")["EMAIL_PORT"]
    465
    >>> mail({}, "MAIL")["EMAIL_BACKEND"]
    'django.core.mail.backends.console.EmailBackend'
    """
    value = text(environ, name)
    if not value:
        return {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}
    parts = urlsplit(value)
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        raise WrongSetting(
            f"CONSENSO_{name} begins with {parts.scheme or value[:20]!r}; expected smtp://user:password@host:port or smtps://…"
        )
    is_here = parts.hostname in {"localhost", "127.0.0.1", "::1"}
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or (465 if parts.scheme == "smtps" else 587),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_USE_TLS": parts.scheme == "smtp" and not is_here,
        "EMAIL_TIMEOUT": 20,
    }


def unknown(environ: Mapping[str, str]) -> tuple[str, ...]:
    """Return the CONSENSO_ variables that are no setting: most likely misspelt ones.

    >>> unknown({"CONSENSO_PROT": "80", "CONSENSO_PORT": "80"})
    ('CONSENSO_PROT',)
    """
    known = {f"CONSENSO_{setting.name}" for setting in SETTINGS} | {"CONSENSO_SECRET_FILE"}
    return tuple(sorted(n for n in environ if n.startswith("CONSENSO_") and n not in known))


ENVIRON = os.environ
