"""Many readers at once may be the first to ask for what hangs below a page."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from procurement.models import ProcurementIndexPage


def test_the_routes_are_built_once_for_all_threads(monkeypatch):
    built = []
    all_here = Barrier(8)

    def resolver_for(cls):
        all_here.wait(timeout=10)
        return cls.get_resolver()

    routes = ProcurementIndexPage.get_subpage_urls
    monkeypatch.setattr(
        ProcurementIndexPage, "get_subpage_urls", lambda: built.append(1) or routes()
    )
    monkeypatch.delattr(ProcurementIndexPage, "_routablepage_urlresolver", raising=False)
    with ThreadPoolExecutor(8) as pool:
        resolvers = set(pool.map(resolver_for, [ProcurementIndexPage] * 8))
    assert len(resolvers) == len(built) == 1
