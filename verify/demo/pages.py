"""The responses of the demo's site: pages like those of news sites, and the traps."""

from __future__ import annotations

import json
from dataclasses import dataclass
from html import escape

from verify.demo.pdf import pdf
from verify.demo.site import Host, SitePage


@dataclass(frozen=True, slots=True)
class Response:
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes


def respond(host: Host | None, path: str, visit: int) -> Response:
    """Return the response of a host to a GET of this path; 404 where it has no page."""
    page = host.page(path, visit) if host else None
    if host is None or page is None:
        return _html(404, "<!doctype html><title>404</title><h1>Not Found</h1>", "utf-8")
    if page.redirect:
        return Response(301, (("Location", page.redirect),), b"")
    if page.trap == "pdf":
        title, text = page.headline, _paragraphs(page)
        return Response(200, (("Content-Type", "application/pdf"),), pdf(title, text))
    if page.trap == "sitemap":
        return Response(200, (("Content-Type", "application/xml"),), _sitemap(host).encode())
    if page.trap == "json":
        return Response(200, (("Content-Type", "application/json"),), page.body.encode())
    if page.trap:
        status, markup = _TRAPS[page.trap]
        return _html(status, markup.replace("{host}", escape(host.name)), host.charset)
    return _html(page.status, _news(host, page), host.charset)


def _html(status: int, markup: str, charset: str) -> Response:
    kind = ("Content-Type", f"text/html; charset={charset}")
    return Response(status, (kind,), markup.encode(charset, "xmlcharrefreplace"))


def _paragraphs(page: SitePage) -> list[str]:
    return [" ".join(part.split()) for part in page.body.split("\n\n") if part.strip()]


def _news(host: Host, page: SitePage) -> str:
    body = "\n".join(f"<p>{escape(text, quote=False)}</p>" for text in _paragraphs(page))
    byline = f'<p class="byline">{escape(page.author)}</p>' if page.author else ""
    date = page.published or ""
    time = f'<time datetime="{date}">{date}</time>' if date else ""
    suffix = "" if page.headline == host.name else f" – {escape(host.name)}"
    return f"""<!doctype html>
<html lang="{host.language}">
<head>
<meta charset="{host.charset}">
<title>{escape(page.headline)}{suffix}</title>
<meta property="og:site_name" content="{escape(host.name)}">
{_metadata(page)}
</head>
<body>
<header><a href="/">{escape(host.name)}</a></header>
<main>
<article>
<h1>{escape(page.headline)}</h1>
{byline}
{time}
{body}
</article>
</main>
<footer><p>{escape(host.name)}</p></footer>
</body>
</html>
"""


def _sitemap(host: Host) -> str:
    """Return a sitemap of the host's dated pages, as news sites publish them."""
    pages = "".join(
        f"<url><loc>http://{escape(host.host)}{escape(page.path)}</loc>"
        f"<lastmod>{page.published}</lastmod></url>"
        for page in host.pages
        if page.published
    )
    return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{pages}</urlset>'


def _metadata(page: SitePage) -> str:
    if not page.published:
        return ""
    facts = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": page.headline,
        "datePublished": page.published,
    }
    if page.author:
        facts["author"] = {"@type": "Person", "name": page.author}  # type: ignore[assignment]
    text = json.dumps(facts, ensure_ascii=True).replace("<", "\\u003c")
    return f'<script type="application/ld+json">{text}</script>'


_CHALLENGE = """<!doctype html>
<html lang="en"><head><title>Just a moment...</title><meta name="robots" content="noindex"></head>
<body><h1>{host}</h1><p>Checking your browser before accessing the site.</p>
<noscript><p>Enable JavaScript and cookies to continue</p></noscript>
<form id="challenge-form" action="/?__cf_chl_f_tk=demo" method="POST"></form></body></html>
"""
_SOFT_404 = """<!doctype html>
<html lang="en"><head><title>Page not found – {host}</title></head>
<body><header><a href="/">{host}</a></header><main><h1>Page not found</h1>
<p>Sorry, the page you are looking for does not exist or has been moved.</p></main></body></html>
"""
_USURPED = """<!doctype html>
<html lang="en"><head><title>Lucky Reef Casino – 200 free spins, no deposit bonus</title></head>
<body><h1>Lucky Reef Casino</h1>
<p>Play online slots, live roulette and blackjack with a welcome bonus of 500. No deposit needed,
free spins every day, instant payout.</p>
<p>Our casino bonus codes work on every slot machine. Bet on sports, join the poker room and
win the jackpot tonight.</p>
<p>This domain was bought in 2023. Best online casino, sportsbook, betting tips, slot games.</p>
</body></html>
"""
_TRAPS = {"challenge": (403, _CHALLENGE), "soft-404": (200, _SOFT_404), "usurped": (200, _USURPED)}
