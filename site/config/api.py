"""The public API, one router an app: see docs/decisions for why it is our own."""

from ninja import NinjaAPI

api = NinjaAPI(title="Sociala företag i Örebro län", version="1.0.0", urls_namespace="api-1")
