"""Settings of the section ``[services]``: which registries are asked, and where they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from verify.fetch.settings_check import Fault
from verify.web.errors import FetchError
from verify.web.urls import request_target

#: All that ``use`` may name. Only doi.org is asked unless the settings say so.
KNOWN = (
    *("doi.org", "crossref", "openalex", "openlibrary", "arxiv", "pubmed", "sru"),
    *("searxng", "arquivo.pt", "site-search"),  # searches for lost pages
)


@dataclass(frozen=True, slots=True)
class ServicesSettings:
    """``use`` names the registries and search services to ask; the rest is where they are and how much they are asked.

    ``urls`` replaces the base URL of a registry by that of a mirror. ``sru`` has a URL with
    ``{isbn}`` for each library, ``sru_titles`` one with ``{title}`` for those that get titles;
    ``searxng`` is the URL of an instance that answers in JSON.
    ``search_pages`` has the search pages of publishers by domain, with ``{title}``.
    """

    use: tuple[str, ...] = ("doi.org",)
    lookups_per_run: int = 200  # works to look up in one run; the rest waits for the next
    refresh_days: float = 30.0  # works that were found are looked up again after this many days
    openalex_key: str | None = field(default=None, repr=False)
    sru: tuple[str, ...] = ()
    sru_titles: tuple[str, ...] = ()
    searxng: str | None = None
    search_pages: dict[str, str] = field(default_factory=dict)
    urls: dict[str, str] = field(default_factory=dict)

    def faults(self) -> Iterator[Fault]:
        """Yield (option, problem) for invalid settings, as ``config.fill`` expects."""
        known = f"takes {', '.join(KNOWN)}"
        for option, names in (("use", self.use), ("urls", tuple(self.urls))):
            for name in names:
                if name not in KNOWN:
                    yield option, f"{known}, not “{name}”."
        if "sru" in self.use and not (self.sru or self.sru_titles):
            yield "use", "names sru, but the option “sru” has no library: give its URL."
        if "searxng" in self.use and not self.searxng:
            yield "use", "names searxng, but the option “searxng” has no URL."
        if self.searxng and not _is_web_url(self.searxng):
            yield "searxng", f"takes the URL of an instance, not “{self.searxng}”."
        yield from _template_faults("sru", "{isbn}", self.sru)
        yield from _template_faults("sru_titles", "{title}", self.sru_titles)
        for domain, template in self.search_pages.items():
            if "{title}" not in template or not _is_web_url(template.replace("{title}", "x")):
                yield "search_pages", f"takes a URL with {{title}} for {domain}, not “{template}”."
        for name, base in self.urls.items():
            if not _is_web_url(base):
                yield "urls", f"takes a URL for {name}, not “{base}”."
        if self.lookups_per_run < 0:
            yield "lookups_per_run", f"takes 0 or more, not {self.lookups_per_run}."
        if not 0 <= self.refresh_days <= _CENTURY:
            yield "refresh_days", f"takes days from 0 to {_CENTURY}, not {self.refresh_days:g}."


_CENTURY = 36_500


def _template_faults(option: str, field: str, templates: tuple[str, ...]) -> Iterator[Fault]:
    for template in templates:
        if field not in template or not _is_web_url(template.replace(field, "0")):
            yield option, f"takes URLs with {field} in the query, not “{template}”."


def _is_web_url(address: str) -> bool:
    try:
        request_target(address)
    except FetchError:
        return False
    return address.isprintable()
