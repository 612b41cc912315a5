"""All settings of the site, in one module. Values from outside pass env.py; docs/reference/settings.md lists them."""

import secrets
from pathlib import Path
from urllib.parse import urlsplit

from csp.constants import NONE, SELF
from django.http.request import validate_host
from django.utils.translation import gettext_lazy as _

from consenso.project import env
from consenso.project.code_names import read_names
from consenso.project.sign_in import read_sign_ins

_misspelt = env.unknown(env.ENVIRON)
if _misspelt:
    raise env.WrongSetting(
        f"{', '.join(_misspelt)}: no such setting. Those there are: "
        + ", ".join(f"CONSENSO_{setting.name}" for setting in env.SETTINGS)
    )

PACKAGE = Path(__file__).resolve().parent.parent
DATA = Path(env.text(env.ENVIRON, "DATA")).absolute()


def _secret_of_this_installation() -> str:
    path = DATA / "secret"
    if not path.exists():
        DATA.mkdir(parents=True, exist_ok=True)
        whole = DATA / "secret.new"  # a start that is killed must not leave an empty one
        whole.touch(mode=0o600)
        whole.write_text(secrets.token_urlsafe(50), encoding="ascii")
        whole.replace(path)
    return path.read_text(encoding="ascii")


SECRET_KEY = env.secret(env.ENVIRON, "SECRET", make=_secret_of_this_installation)
DEBUG = env.flag(env.ENVIRON, "DEBUG")
ALLOWED_HOSTS = [host.strip() for host in env.text(env.ENVIRON, "HOSTS").split(",")]
CONSENSO_SETTINGS = env.SETTINGS
PORT = env.number(env.ENVIRON, "PORT", least=1)
HOST = env.text(env.ENVIRON, "HOST")
SITE = env.address(env.ENVIRON, "SITE") or f"http://localhost:{PORT}"
if not validate_host(urlsplit(SITE).hostname or "", ALLOWED_HOSTS):
    raise env.WrongSetting(
        f"CONSENSO_HOSTS does not name {urlsplit(SITE).hostname!r}, the host of CONSENSO_SITE: add it, or correct CONSENSO_SITE."
    )
WORKERS = env.number(env.ENVIRON, "WORKERS", least=1, most=256)
PAGE_CACHE_BYTES = env.number(env.ENVIRON, "PAGE_CACHE") * 1024 * 1024
REDIS = env.redis(env.ENVIRON)

_shipped = PACKAGE.parent / "record"
RECORD = Path(
    env.text(env.ENVIRON, "RECORD") or (_shipped if _shipped.is_dir() else PACKAGE / "_record")
)

# A demonstration loads the imaginary record as well, and says on every page that it is one.
DEMO = env.flag(env.ENVIRON, "DEMO")
_imaginary = PACKAGE.parent / "demo"
DEMO_RECORD = _imaginary if _imaginary.is_dir() else PACKAGE / "_demo"

# The rooms of the domain, in the order of the life of a promise: a room knows those before it.
ROOMS = (
    "accounts",
    "sources",
    "ledger",
    "money",
    "parties",
    "admissions",
    "meetings",
    "drafting",
    "texts",
    "commitments",
    "delivery",
    "activities",
    "record",
    "imports",
    "intake",
    "adoption",
    "submissions",
    "duties",
    "search",
    "briefs",
    "backup",
)

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.contrib.staticfiles",
    "django.forms",
    "django_htmx",
    "csp",
    *(f"consenso.domain.{room}" for room in ROOMS),
    "consenso.interfaces.ui",
    "consenso.interfaces.public",
    "consenso.interfaces.desk",  # before allauth: its pages are ours
    "consenso.interfaces.api",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",  # before the static files, for they have the policy too
    "consenso.project.middleware.PermissionsPolicy",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "consenso.project.middleware.LanguageFromAddress",
    "consenso.project.middleware.NotesAsked",
    # At the desk's addresses alone: the public record has no cookie and no session.
    "consenso.project.middleware.desk_answers",  # before what leads on to the address with its last slash
    "django.middleware.common.CommonMiddleware",
    "consenso.project.middleware.desk_sessions",
    "consenso.project.middleware.desk_hours",
    "consenso.project.middleware.desk_forgery",
    "consenso.project.middleware.desk_persons",
    "consenso.project.middleware.desk_messages",
    "allauth.account.middleware.AccountMiddleware",
    "consenso.project.middleware.desk_devices",
    "django_htmx.middleware.HtmxMiddleware",
]

if DEBUG:
    MIDDLEWARE.insert(0, "consenso.project.middleware.PublicStaysPublic")

# What a forum is called, asked by the error pages, which know no data themselves.
FORUM_NAME = "consenso.interfaces.public.frame.forum_name"

ROOT_URLCONF = "consenso.project.urls"
WSGI_APPLICATION = "consenso.project.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "consenso.interfaces.desk.account.pages.account_page",
            ],
        },
    },
]

FORM_RENDERER = "consenso.interfaces.ui.forms.Renderer"

DATABASES = {"default": env.database(env.ENVIRON, folder=DATA)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# The six languages of the interface: Django's tags. The content's are BCP 47 (zh-Hans).
LANGUAGE_CODE = "en"
LANGUAGES = [
    ("en", _("English")),
    ("es", _("Spanish")),
    ("pt", _("Portuguese")),
    ("fr", _("French")),
    ("zh-hans", _("Chinese")),
    ("nl", _("Dutch")),
]
LOCALE_PATHS = [PACKAGE / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "consenso.project.static.HashedFiles"},
}
WHITENOISE_MAX_AGE = 0 if DEBUG else 3600

APPEND_SLASH = True
PREPEND_WWW = False
AUTH_USER_MODEL = "accounts.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "name")},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "consenso.interfaces.desk.account.passwords.WordsOfThePlace"},
]

# Signing in: docs/guides/signing-in.md says what each means for a person.
SECOND_FACTOR = env.choice(env.ENVIRON, "SECOND_FACTOR", "required", "offered")
_sign_ins = read_sign_ins(env.text(env.ENVIRON, "SIGN_IN"))
SIGN_IN_DOMAINS, TRUSTED_SIGN_IN = _sign_ins.domains, _sign_ins.trusted
SIGN_IN_ELSEWHERE = _sign_ins.addresses
if _sign_ins.has_saml:
    INSTALLED_APPS.append("allauth.socialaccount.providers.saml")
ACCOUNT_ADAPTER = "consenso.interfaces.desk.account.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # the address of an invitation was proved by its link
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False  # this session stays; the others end with their hash
ACCOUNT_SESSION_REMEMBER = False
MFA_ADAPTER = "consenso.interfaces.desk.account.adapters.SecondFactorAdapter"
MFA_FORMS = {
    "activate_totp": "consenso.interfaces.desk.account.forms.SwitchOnCodes",
    "add_webauthn": "consenso.interfaces.desk.account.forms.AddPasskey",
    "edit_webauthn": "consenso.interfaces.desk.account.forms.NamePasskey",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = urlsplit(SITE).hostname == "localhost"
MFA_TOTP_TOLERANCE = 0
SOCIALACCOUNT_ADAPTER = "consenso.interfaces.desk.account.adapters.ElsewhereAdapter"
SOCIALACCOUNT_FORMS = {"disconnect": "consenso.interfaces.desk.account.forms.TakeOff"}
SOCIALACCOUNT_PROVIDERS = _sign_ins.providers
SOCIALACCOUNT_OPENID_CONNECT_URL_PREFIX = "oidc"
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False
SOCIALACCOUNT_STORE_TOKENS = False
USERSESSIONS_TRACK_ACTIVITY = True

TIME_STAMPS = env.address(env.ENVIRON, "TIME_STAMPS")
TIME_STAMPS_CERTIFICATE = env.text(env.ENVIRON, "TIME_STAMPS_CERTIFICATE")
IATI_NAMES = read_names(env.text(env.ENVIRON, "IATI_NAMES"))

vars().update(env.mail(env.ENVIRON, "MAIL"))
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.text(env.ENVIRON, "MAIL_FROM")

# Limits on signing in are counted where all processes see them.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": REDIS,
        "KEY_PREFIX": "consenso",
    }
    if REDIS
    else {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "consenso_counts",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    },
}
IS_HTTPS = env.flag(env.ENVIRON, "HTTPS")
# A browser gives a __Host- cookie to this host alone, and only by HTTPS.
SESSION_COOKIE_NAME = "__Host-desk" if IS_HTTPS else "consenso-desk"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_HTTPS
SESSION_COOKIE_AGE = 2 * 3600  # since the last act, to SESSION_SEEN_SECONDS
SESSION_SEEN_SECONDS = 60  # after which it is written down again that a session is in use
SESSION_LIFE_SECONDS = 12 * 3600  # since the sign-in
SESSION_EXPIRE_AT_BROWSER_CLOSE = False
CSRF_COOKIE_NAME = "__Host-form" if IS_HTTPS else "consenso-form"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "consenso.interfaces.ui.views.forged"
CSRF_TRUSTED_ORIGINS = [SITE] if IS_HTTPS else []

# What one form may hold; more is answered with a page that says so.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
FILE_UPLOAD_HANDLERS = [
    "consenso.project.uploads.Bounded",  # first: what it refuses, no other sees
    "consenso.project.uploads.InMemory",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
FETCH_NETWORKS = env.networks(env.ENVIRON, "FETCH_NETWORKS")
LOOK_AT_ADDRESSES = env.flag(env.ENVIRON, "LOOK_AT_ADDRESSES")

X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if IS_HTTPS else None
SECURE_HSTS_SECONDS = 31536000 if IS_HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = IS_HTTPS

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "object-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    },
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {
            "()": "consenso.project.logs.OneLine",
            "fmt": "%(levelname)s %(name)s: %(message)s",
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": []},  # its own would write without our formatter
        "consenso.security": {"level": "INFO"},
        # Addresses that do not exist, and hosts that are not ours, are the reader's: no line for each.
        "django.request": {"level": "ERROR"},
        "django.security.DisallowedHost": {"level": "CRITICAL"},
    },
}

# Checks that do not apply: HTTPS is the proxy's (docs/deploy.md); the public site has no cookie to secure.
SILENCED_SYSTEM_CHECKS = ["security.W004", "security.W008"]
