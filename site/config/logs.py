"""What is logged and where: to standard error, and without personal data."""

TO_STDERR = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": [], "propagate": True},
        "elastic_transport": {"level": "ERROR"},  # search.missed says what matters
        "axes": {"level": "CRITICAL"},  # writes user names and addresses
    },
}


def report_to(dsn: str) -> None:
    """Send errors to Sentry too, when there is an address for it; never who met them."""
    if dsn:
        import sentry_sdk

        sentry_sdk.init(dsn, send_default_pii=False, include_local_variables=False)
