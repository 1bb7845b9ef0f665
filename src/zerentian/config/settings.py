"""Settings of a running installation. What differs between installations lies in its data folder, see `installation.py`."""

import os
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from csp.constants import NONE, SELF

from zerentian.config.installation import DATABASE_VARIABLE, current
from zerentian.kernel import clock
from zerentian.kernel.packs import PACKS

INSTALLATION = current()
clock.pin(INSTALLATION.today)

PACKAGE = Path(__file__).resolve().parent.parent
PACKS_DIR = PACKS

SECRET_KEY = INSTALLATION.secret_key()
PRIVACY_KEY = INSTALLATION.privacy_key  # asked for when the first number is sealed
DEBUG = False
ALLOWED_HOSTS = os.environ.get("ZERENTIAN_HOSTS", "127.0.0.1,localhost,testserver").split(",")
HTTPS = os.environ.get("ZERENTIAN_HTTPS") == "1"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "zerentian.web",  # before allauth: its templates are ours
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "csp",
    "zerentian.journal",
    "zerentian.organisations",
    "zerentian.people",
    "zerentian.rosters",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",  # a page is behind sign-in unless it says otherwise
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "zerentian.web.middleware.ActorMiddleware",
    "zerentian.web.middleware.RefusalMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "zerentian.web.urls"
WSGI_APPLICATION = "zerentian.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "zerentian.web.context.shell",
            ],
        },
    }
]


def _database(url: str | None) -> dict[str, object]:
    """SQLite in the data folder, or a PostgreSQL address: postgresql://user:password@host:port/name."""
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": INSTALLATION.folder / "zerentian.sqlite3",
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",  # a writer waits at BEGIN, never fails half-way with "database is locked"
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-32000; "
                "PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON; PRAGMA secure_delete=ON; PRAGMA mmap_size=268435456;",
            },
        }
    parts = urlsplit(url)
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", None) or parts.hostname or "",
        "PORT": parts.port or "",
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }


DATABASES = {"default": _database(os.environ.get(DATABASE_VARIABLE))}

AUTH_USER_MODEL = "people.Account"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "zerentian.web.accounts.password_rules.LongEnough", "OPTIONS": {"min_length": 12}},
    {"NAME": "zerentian.web.accounts.password_rules.NotCommon"},
    {"NAME": "zerentian.web.accounts.password_rules.NotTheAccountName", "OPTIONS": {"user_attributes": ["username"]}},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "zerentian.web.accounts.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_NOTIFICATIONS = False
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
# Lock-out is the part of django-axes; two counters would contradict each other.
ACCOUNT_RATE_LIMITS = {"login_failed": None, "login": None}
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_PRESERVE_USERNAME_CASING = False  # account names are kept in lower case
ACCOUNT_FORMS = {
    "login": "zerentian.web.accounts.sign_in.SignInForm",
    "change_password": "zerentian.web.accounts.sign_in.PasswordForm",
    "reauthenticate": "zerentian.web.accounts.sign_in.PasswordAgainForm",
}
MFA_ADAPTER = "zerentian.web.accounts.adapter.CodeAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "责任田"
MFA_TOTP_TOLERANCE = 1  # the code before and after too: clocks of phones differ by half a minute
MFA_FORMS = {
    "authenticate": "zerentian.web.accounts.sign_in.CodeForm",
    "reauthenticate": "zerentian.web.accounts.sign_in.CodeAgainForm",
    "activate_totp": "zerentian.web.accounts.sign_in.SetUpCodeForm",
}

AXES_FAILURE_LIMIT = 5  # reliability-and-security 1.2: five failures, fifteen minutes, per account and per address
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = ["username", "ip_address"]
AXES_LOCKOUT_CALLABLE = "zerentian.web.accounts.lockout.locked_out"
AXES_USERNAME_CALLABLE = "zerentian.web.accounts.lockout.counted_name"
AXES_HANDLER = "zerentian.web.accounts.lockout.Attempts"
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False  # fifteen minutes are fifteen minutes, whatever is tried meanwhile
AXES_DISABLE_ACCESS_LOG = True  # who signed in when is not kept beside the journal, and never counted
AXES_VERBOSE = False

SESSION_COOKIE_AGE = 12 * 3600  # idle limits are in web/sessions.py
CSRF_FAILURE_VIEW = "zerentian.web.errors.csrf_failed"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "form-action": [SELF],
    }
}

LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
USE_I18N = True

STATIC_URL = "static/"
STATIC_ROOT = INSTALLATION.folder / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedStaticFilesStorage"},
}
WHITENOISE_MAX_AGE = 30 * 86_400  # pages name static files with their fingerprint

# Shared by the web processes: a one-time code that was used in one of them is used in all.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": INSTALLATION.folder / "cache"}}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(message)s"}},
    "handlers": {
        "faults": {
            "class": "zerentian.web.errors.FaultLog",
            "filename": INSTALLATION.folder / "logs" / "faults.log",
            "encoding": "utf8",
            "delay": True,
            "formatter": "line",
        },
        "nowhere": {"class": "logging.NullHandler"},
    },
    "loggers": {
        "zerentian.faults": {"handlers": ["faults"], "level": "ERROR", "propagate": False},
        "axes": {"handlers": ["nowhere"], "propagate": False},
        "django.request": {"handlers": ["nowhere"], "propagate": False},  # faults are logged once, with their code
    },
}
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000
FILE_UPLOAD_HANDLERS = ["zerentian.web.uploads.MemoryOnly"]  # rosters hold numbers of persons: never a temporary file
