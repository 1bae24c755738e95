"""What is logged and where: to standard error, without personal data or secrets of links."""

from access.logs import before_send

STDERR = {"class": "logging.StreamHandler", "filters": ["hide_links"]}
TO_STDERR = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"hide_links": {"()": "access.logs.HideLinks"}},
    "formatters": {
        "line": {"format": "{levelname} {name}: {message}", "style": "{"},
        "request": {
            "()": "django.utils.log.ServerFormatter",
            "format": "[{server_time}] {message}",
            "style": "{",
        },
    },
    "handlers": {
        "stderr": {**STDERR, "formatter": "line"},
        "requests": {**STDERR, "formatter": "request"},
    },
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": [], "propagate": True},
        "django.server": {"handlers": ["requests"], "level": "INFO", "propagate": False},
        "elastic_transport": {"level": "ERROR"},  # search.missed_updates says what matters
        "axes": {"level": "CRITICAL"},  # writes user names and addresses
    },
}


def report_to(dsn: str) -> None:
    """Send errors to Sentry too, when there is an address for it; never who met them."""
    if dsn:
        import sentry_sdk  # heavy, and of use only where there is an address

        sentry_sdk.init(
            dsn,
            send_default_pii=False,
            include_local_variables=False,
            before_send=before_send,
            before_send_transaction=before_send,
        )
