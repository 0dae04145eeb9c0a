"""Settings of the search for lost pages, the section ``[find]``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from verify.fetch.settings_check import Fault


@dataclass(frozen=True, slots=True)
class FindSettings:
    """``requests_per_site`` and ``requests_per_page`` limit what one lost page may cost."""

    enabled: bool = True  # False: runs propose nothing; “verify find” still works
    requests_per_site: int = 20
    requests_per_page: int = 60
    sitemaps: bool = True
    feeds: bool = True
    web_archive: bool = True  # the archive gets the publisher's domain, never a title or a name

    def faults(self) -> Iterator[Fault]:
        """Yield (option, problem) for invalid settings, as ``config.fill`` expects."""
        for name in ("requests_per_site", "requests_per_page"):
            if getattr(self, name) < 1:
                yield name, f"takes 1 or more, not {getattr(self, name)}."
