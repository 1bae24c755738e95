"""Every setting of the site, read from the environment; unset means safe for production."""

from datetime import timedelta
from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from config import logs, policies
from config.backends import database_of, mail_of, tasks_of
from config.storages import storages_of
from search.backends import configured as search_backends

# Paths
ROOT = Path(__file__).resolve().parent.parent.parent
SITE = ROOT / "site"

# Environment
env = environ.Env()
if (ROOT / ".env").is_file():
    env.read_env(ROOT / ".env")
VAR = Path(env.str("VAR_DIR", default=str(ROOT / "var")))
(VAR / "static").mkdir(parents=True, exist_ok=True)
DEBUG, DEMO = env.bool("DEBUG", default=False), env.bool("DEMO", default=False)
RELAXED = DEBUG or DEMO
HTTPS = env.bool("HTTPS", default=not RELAXED)
TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", default=0)


def required(name: str, demo: str) -> str:
    """Return a variable that production cannot do without; a demo gets a stand-in."""
    if value := env.str(name, default=demo if RELAXED else ""):
        return value
    raise ImproperlyConfigured(f"Set the environment variable {name}; see .env.example.")


SECRET_KEY = required("SECRET_KEY", demo="demo-only-and-never-for-production")
ALLOWED_HOSTS = required("ALLOWED_HOSTS", demo="localhost,127.0.0.1,[::1]").split(",")
PORT = env.int("PORT", default=8000)
SITE_URL = env.str("SITE_URL", default=f"http://127.0.0.1:{PORT}").rstrip("/")

# Apps
INSTALLED_APPS = [
    "config",
    "home",
    "search",
    "procurement",
    "events",
    "enterprises",
    "content",
    "places",
    "headless",
    "access",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.redirects",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.settings",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "config.apps.DocumentsConfig",
    "config.apps.ImagesConfig",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "ninja",
    *(["wagtail.api.v3"] if env.bool("WAGTAIL_API_V3", default=False) else []),
    "csp",
    "axes",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
    "django.contrib.humanize",
]

# Middleware
MIDDLEWARE = [
    "config.headers.ProxyMiddleware",
    "config.headers.CompressionMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "config.headers.PolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "axes.middleware.AxesMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "access.border.TextMiddleware",
    "content.translations.middleware.TranslationsMiddleware",
    "content.redirects.RedirectMiddleware",
]
ROOT_URLCONF, WSGI_APPLICATION = "config.urls", "config.wsgi.application"

# Templates
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [SITE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
            ],
        },
    },
]

# Database
DATABASE = env.db("DATABASE_URL", default=f"sqlite:///{VAR}/db.sqlite3")
DATABASES = {"default": database_of(DATABASE, VAR)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": env.cache("CACHE_URL", default="dbcache://cache?max_entries=20000")}
CACHES["renditions"] = env.cache_url_config("dummycache://")  # kept in the database anyway
CACHES["counters"] = {"BACKEND": "access.counters.CountersCache", "LOCATION": "counters"}
TASKS = tasks_of(env.str("TASKS", default="immediate"))

# Files
STATIC_URL, STATIC_ROOT, HEADLESS_KEPT_FILES = "/static/", VAR / "static", VAR / "kept"
STATICFILES_DIRS, MEDIA_URL = [SITE / "static"], "/media/"
STORAGES = storages_of(env.str("STORAGE_URL", default=""), VAR, SITE_URL, hashed=not RELAXED)
WHITENOISE_USE_FINDERS = RELAXED
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # a page with a long body is one large form

# Language
LANGUAGE_CODE, TIME_ZONE = "sv", "Europe/Stockholm"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("sv", _("Swedish")), ("en", _("English"))]
WAGTAILADMIN_PERMITTED_LANGUAGES = [("sv", "Svenska"), ("en", "English")]
LOCALE_PATHS = [SITE / "locale"]
USE_I18N = WAGTAIL_I18N_ENABLED = USE_TZ = True

# Security
AUTHENTICATION_BACKENDS = policies.LOGIN
AUTH_PASSWORD_VALIDATORS = policies.PASSWORDS
AXES_FAILURE_LIMIT, AXES_COOLOFF_TIME = 10, timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_TEMPLATE = "login_paused.html"
AXES_RESET_ON_SUCCESS = AXES_DISABLE_ACCESS_LOG = CSRF_COOKIE_HTTPONLY = True
CONTENT_SECURITY_POLICY = {"DIRECTIVES": policies.PUBLIC | {"upgrade-insecure-requests": HTTPS}}
CSRF_TRUSTED_ORIGINS = [SITE_URL]
SESSION_COOKIE_AGE, CSRF_COOKIE_AGE = 12 * 3600, None  # the latter goes with the browser
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 2 * 365 * 24 * 3600 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^health/"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUSTED_PROXIES else None
SECURITY_CONTACT = env.str("SECURITY_CONTACT", default=f"{SITE_URL}/")
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"

# Wagtail
WAGTAIL_SITE_NAME, WAGTAILADMIN_BASE_URL = "Sociala företag i Örebro län", SITE_URL
WAGTAIL_ALLOW_UNICODE_SLUGS = False  # /traff-om-stadning/ can be read out, printed and pasted
WAGTAIL_USER_TIME_ZONES, WAGTAIL_GRAVATAR_PROVIDER_URL = [TIME_ZONE], None
WAGTAILADMIN_USER_LOGIN_FORM = "home.login.LoginForm"
WAGTAILADMIN_USER_PASSWORD_RESET_FORM = "home.login.PasswordResetForm"  # noqa: S105 - a class
WAGTAIL_ENABLE_UPDATE_CHECK = WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILIMAGES_RENDITION_STORAGE = "renditions"
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp", "avif"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = WAGTAILDOCS_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 40_000_000
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "config.uploads.DocumentForm"
WAGTAILIMAGES_IMAGE_FORM_BASE = "config.uploads.ImageForm"
WAGTAILDOCS_EXTENSIONS = ["pdf", "docx", "xlsx", "pptx", "odt", "ods", "odp", "csv", "txt"]
WAGTAILDOCS_INLINE_CONTENT_TYPES = ["application/pdf"]
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = WAGTAILREDIRECTS_AUTO_CREATE = False
ELASTICSEARCH_URL = env.str("ELASTICSEARCH_URL", default="")
WAGTAILSEARCH_BACKENDS = search_backends(
    ELASTICSEARCH_URL, env.str("ELASTICSEARCH_INDEX_PREFIX", default="sociala_foretag_")
)
HEADLESS_PREVIEW_URL = env.str("HEADLESS_PREVIEW_URL", default="")
HEADLESS_WORDS, HEADLESS_CHANGES = "search.queries.matching_ids", "search.changes.recorded_at"
EVENTS_PRIVATE_FEEDS = env.bool("EVENTS_PRIVATE_FEEDS", default=RELAXED)
PRIVATE_SOURCES = env.bool("PRIVATE_SOURCES", default=RELAXED)
NOTICE_FOLDER = env.str("NOTICE_FOLDER", default=str(VAR / "notices"))

# Mail
MAIL = env.email("EMAIL_URL", default=f"filemail:///{VAR / 'mail'}")
vars().update(mail_of(MAIL, env.str("EMAIL_FROM", default=""), SITE_URL))

# Logging
LOGGING = logs.TO_STDERR
logs.report_to(env.str("SENTRY_DSN", default=""))
