"""Detect bot guards and parking services by marks in headers and source. Pure."""

from __future__ import annotations

from verify.fitness.signs import Service, normalize, services, wording
from verify.web.response import Headers, header

#: Challenge pages are searched for in the first 64 kB, at any status: proof-citations.
HEAD = 65_536


def find_service(headers: Headers, body: bytes) -> tuple[Service, str] | None:
    """Return the first service whose marks are present, with the mark, or None."""
    source = body[:HEAD].decode("utf-8", errors="replace").lower()
    for service in services():
        if mark := _mark(service, headers, source):
            return service, mark
    return None


def _mark(service: Service, headers: Headers, source: str) -> str | None:
    for name, wanted in service.headers.items():
        value = header(headers, name)
        if value is not None and wanted in value.lower():
            return f"the header {name}: {value}"
    met = [mark for mark in service.source if mark in source]
    return f"“{met[0]}” in the page" if len(met) >= service.together else None


def refusal_signs(headers: Headers, body: bytes, status: int) -> tuple[str, ...]:
    """Return the signs that a bot guard refused the request, for a response with an error status.

    Strongest first; () if the site itself responded.
    """
    found = find_service(headers, body)
    if found and found[0].reason == "blocked":
        return (f"{found[0].name}: {found[1]}",)
    if status in (401, 404, 410):
        return ()
    return _worded(body)


def _worded(body: bytes) -> tuple[str, ...]:
    from verify.fitness.page_shape import page_shape

    page = page_shape(body[:HEAD].decode("utf-8", errors="replace"))
    if page.title and normalize(page.title) in _ASKING:
        return (f"title “{page.title}”",)
    return ()


_ASKING = frozenset(t for t in wording("challenge").titles if not t[:1].isdigit()) - {
    "too many requests"
}
