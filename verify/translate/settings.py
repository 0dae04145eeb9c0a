"""The section ``[translate]`` of the configuration."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

# Where Mozilla publishes Firefox's models. The format: ``verify.translate.catalog``.
PUBLISHED = (
    "https://storage.googleapis.com/"
    "moz-fx-translations-data--303e-prod-translations-data/db/models.json"
)


@dataclass(frozen=True, slots=True)
class TranslateSettings:
    """``address``: a LibreTranslate server (http://localhost:5000); ``key`` if it needs one.

    ``folder``: where installed models are; ``models``: the address of their list.
    """

    address: str = ""
    key: str | None = field(default=None, repr=False)
    within: float = 30.0  # seconds for one sentence
    folder: str = "models"
    models: str = PUBLISHED

    def faults(self) -> Iterator[tuple[str, str]]:
        """Yield what is wrong with these settings as (key, clause), for ``config.fill``."""
        for key, url in (("address", self.address), ("models", self.models)):
            if url and not _is_web_url(url):
                yield key, f"takes a URL that begins with http:// or https://, not “{url}”."
        if self.within <= 0:
            yield "within", f"takes a number of seconds above 0, not {self.within:g}."


def _is_web_url(address: str) -> bool:
    try:
        parts = urlsplit(address)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and address.isprintable()
    except ValueError:
        return False
