"""What browsers may load and do on our pages, and how people log in."""

SELF = ["'self'"]
NONE = ["'none'"]

PUBLIC: dict[str, list[str] | bool] = {
    "default-src": NONE,
    "script-src": SELF,
    "style-src": SELF,
    "img-src": SELF,
    "font-src": SELF,
    "connect-src": SELF,
    "media-src": SELF,
    "manifest-src": SELF,
    "frame-src": NONE,
    "object-src": NONE,
    "base-uri": NONE,
    "form-action": SELF,
    "frame-ancestors": SELF,  # the preview and the content checks of the admin frame our pages
}

# Tried in a browser on Wagtail 8.0: without inline scripts and styles, neither the page
# tree nor the editor works.
ADMIN: dict[str, list[str] | bool] = PUBLIC | {
    "script-src": ["'self'", "'unsafe-inline'"],
    "style-src": ["'self'", "'unsafe-inline'"],
    "img-src": ["'self'", "data:", "blob:"],
    "frame-src": SELF,
}

PERMISSIONS = ", ".join(
    f"{feature}=()"
    for feature in [
        "accelerometer",
        "browsing-topics",
        "camera",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "payment",
        "usb",
    ]
)

LOGIN = [
    "axes.backends.AxesStandaloneBackend",  # first: refuses who has failed too often
    "django.contrib.auth.backends.ModelBackend",
]
PASSWORDS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in {
        "UserAttributeSimilarityValidator": {},
        "MinimumLengthValidator": {"min_length": 12},
        "CommonPasswordValidator": {},
        "NumericPasswordValidator": {},
    }.items()
]
