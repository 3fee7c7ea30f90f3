"""Settings: the embedded default is one folder (`OPENIMR_HOME`) and nothing to install but packages.

The grown form changes settings, not code: `DATABASE_URL` for PostgreSQL, `OPENIMR_FILES` for where files
lie. Every variable is listed in docs/reference/settings.md.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

PACKAGE = Path(__file__).resolve().parent.parent
OPENIMR_HOME = Path(os.environ.get("OPENIMR_HOME", "var")).resolve()
OPENIMR_FILES = Path(os.environ.get("OPENIMR_FILES", OPENIMR_HOME / "files"))
OPENIMR_OUTBOX = Path(os.environ.get("OPENIMR_OUTBOX", OPENIMR_HOME / "outbox"))
OPENIMR_CORPUS = Path(os.environ.get("OPENIMR_CORPUS", OPENIMR_HOME / "corpus"))
OPENIMR_KEYS = Path(os.environ.get("OPENIMR_KEYS", OPENIMR_HOME / "keys"))
OPENIMR_TIMESTAMP_URL = os.environ.get("OPENIMR_TIMESTAMP_URL", "")
"""The time stamping authority that confirms when letters are signed; empty: none is asked."""
OPENIMR_ORGANISATION = os.environ.get("OPENIMR_ORGANISATION", "OpenIMR Review Organization")
OPENIMR_ADDRESS = os.environ.get("OPENIMR_ADDRESS", "P.O. Box 0000; Sacramento, CA 95800").split("; ")
_again = os.environ.get("OPENIMR_READ_AGAIN_BELOW")
OPENIMR_READ_AGAIN_BELOW = float(_again) if _again else None
"""None: as `openimr.casefile.reading.model.READ_AGAIN_BELOW` says, which the command goes by too."""
OPENIMR_WORKERS = int(os.environ.get("OPENIMR_WORKERS", str(os.cpu_count() or 2)))
OPENIMR_OUTBOUND = [c for c in os.environ.get("OPENIMR_OUTBOUND", "folder").split(",") if c]
OPENIMR_MAIL = os.environ.get("OPENIMR_MAIL", "")
OPENIMR_MAIL_FROM = os.environ.get("OPENIMR_MAIL_FROM", "notices@localhost")
OPENIMR_MAX_UPLOAD = int(os.environ.get("OPENIMR_MAX_UPLOAD", str(200 * 1024 * 1024)))
"""Largest packet that is taken in, in bytes."""


def _secret() -> str:
    """The signing secret of sessions: from the environment, else made once and kept beside the keys."""
    if value := os.environ.get("OPENIMR_SECRET_KEY"):
        return value
    path = OPENIMR_KEYS / "session-secret"
    if not path.exists():
        OPENIMR_KEYS.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
                out.write(secrets.token_urlsafe(48))
        except FileExistsError:
            pass
    return path.read_text()


def _database(url: str) -> dict[str, object]:
    """A Django database from `postgresql://user:password@host:port/name` (parts may be missing)."""
    parts = urlsplit(url)
    if parts.scheme not in {"postgresql", "postgres"}:
        raise ValueError(
            f"DATABASE_URL: expected postgresql://…, found the scheme '{parts.scheme}'. Leave it unset for SQLite."
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        # A socket's folder comes as libpq writes it: postgresql://user@/name?host=/folder
        "HOST": parse_qs(parts.query).get("host", [parts.hostname or ""])[0],
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
    }


def _sqlite(name: str) -> dict[str, object]:
    OPENIMR_HOME.mkdir(parents=True, exist_ok=True)
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": OPENIMR_HOME / name,
        "OPTIONS": {
            # Writers wait for each other instead of failing half-way (Django docs, SQLite notes).
            "transaction_mode": "IMMEDIATE",
            "timeout": 30,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        },
    }


DATABASE_URL = os.environ.get("DATABASE_URL", "")
IDENTITY_DATABASE_URL = os.environ.get("IDENTITY_DATABASE_URL", "")
DATABASES = {
    "default": _database(DATABASE_URL) if DATABASE_URL else _sqlite("openimr.sqlite3"),
    # Who the reviewers are: a store of its own, so that no query over cases can reach it (rulebook R-09).
    "identity": _database(IDENTITY_DATABASE_URL) if IDENTITY_DATABASE_URL else _sqlite("identities.sqlite3"),
}
DATABASE_ROUTERS = ["openimr.panel.identity_store.IdentityRouter"]
OPENIMR_WORK_DATABASE = DATABASE_URL or f"sqlite:///{OPENIMR_HOME / 'work.sqlite3'}"

SECRET_KEY = _secret()
DEBUG = os.environ.get("OPENIMR_DEBUG") == "1"
ALLOWED_HOSTS = os.environ.get("OPENIMR_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [o for o in os.environ.get("OPENIMR_ORIGINS", "").split(",") if o]
BEHIND_TLS = os.environ.get("OPENIMR_TLS") == "1"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = BEHIND_TLS
SESSION_COOKIE_AGE = 8 * 60 * 60
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"

INSTALLED_APPS = [
    "openimr.cases",
    "openimr.intake",
    "openimr.casefile",
    "openimr.panel",
    "openimr.determination",
    "openimr.publication",
    "openimr.corpus",
    "openimr.web",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]
AUTH_USER_MODEL = "cases.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "openimr.web.middleware.ContentSecurity",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "openimr.web.language.Language",
    "openimr.web.middleware.SignInRequired",
    "openimr.web.middleware.Refusals",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "openimr.web.urls"
WSGI_APPLICATION = "openimr.web.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "openimr.web.context.house",
            ],
        },
    }
]
CSRF_FAILURE_VIEW = "openimr.web.views.refusals.csrf"
LOGIN_URL = "/sign-in"
LOGIN_REDIRECT_URL = "/queue"
LOGOUT_REDIRECT_URL = "/"

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("es", "Español")]
LANGUAGE_COOKIE_NAME = "openimr_language"
LOCALE_PATHS = [PACKAGE / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "America/Los_Angeles"
"""Limits run in California's time (rulebook X-07); the database keeps UTC."""

STATIC_URL = "/static/"
STATICFILES_DIRS = [
    path for path in [Path(os.environ.get("OPENIMR_ASSETS", PACKAGE / "web" / "assets"))] if path.is_dir()
]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.TemporaryFileUploadHandler"]
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": os.environ.get("OPENIMR_LOG", "WARNING")},
}
