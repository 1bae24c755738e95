"""News in the words of schema.org."""

from wagtail.models import Site

from content.pictures import rendition_of


def news_article(news, request) -> dict[str, object]:
    """Return a news item as a schema.org NewsArticle."""
    data = {
        "@type": "NewsArticle",
        "headline": news.title,
        "description": news.summary,
        "url": news.full_url,
        "inLanguage": news.locale.language_code,
        "datePublished": news.published_on.isoformat(),
        "dateModified": news.changed_at.isoformat(),
        "keywords": [tag.name for tag in news.tags.all()],
        "author": _publisher(request),
        "publisher": _publisher(request),
    }
    picture = rendition_of(news.picture, "fill-1200x630|format-jpeg") if news.picture else None
    if picture:
        data["image"] = picture.full_url
    return {name: value for name, value in data.items() if value}


def _publisher(request) -> dict[str, str] | None:
    site = Site.find_for_request(request)
    if site is None:
        return None
    return {"@type": "Organization", "name": site.site_name or site.hostname, "url": site.root_url}
