"""The site that the demo's articles cite: one TOML file per host."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

TRAPS = ("", "challenge", "soft-404", "usurped", "pdf", "sitemap", "json")


@dataclass(frozen=True, slots=True)
class SitePage:
    """One page. It exists from visit ``since`` to before visit ``until``."""

    path: str
    headline: str = ""
    body: str = ""
    author: str | None = None
    published: str | None = None
    status: int = 200
    redirect: str | None = None
    trap: str = ""
    since: int = 1
    until: int | None = None

    def exists_at(self, visit: int) -> bool:
        return self.since <= visit and (self.until is None or visit < self.until)


@dataclass(frozen=True, slots=True)
class Host:
    """One host of the site, with its pages in the order of its file."""

    host: str
    name: str
    language: str
    pages: tuple[SitePage, ...]
    charset: str = "utf-8"

    def page(self, path: str, visit: int) -> SitePage | None:
        """Return the page at this path on this visit, or None if there is none."""
        found = (page for page in self.pages if page.path == path and page.exists_at(visit))
        return next(found, None)


def load_site(folder: Path) -> dict[str, Host]:
    """Return the hosts in the folder, by name.

    Raises ``TypeError`` for an unknown key and ``ValueError`` for an unknown trap: both are
    bugs in the file.
    """
    return {host.host: host for host in map(_host, sorted(folder.glob("*.toml")))}


def _host(path: Path) -> Host:
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    pages = tuple(SitePage(**entry) for entry in table.pop("page"))
    if wrong := [page.trap for page in pages if page.trap not in TRAPS]:
        raise ValueError(f"{path.name}: there is no trap {wrong[0]!r}")
    return Host(host=path.stem, pages=pages, **table)
