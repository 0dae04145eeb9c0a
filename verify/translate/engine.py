"""What translates: one interface, a service (``libretranslate``) or this machine (``local``)."""

from __future__ import annotations

from typing import Protocol


class NotTranslated(Exception):
    """There is no translation; the text says why. Compare without one."""


class Engine(Protocol):
    """``name`` is stored with each translation and shown: it says where the text was sent."""

    name: str

    @property
    def is_local(self) -> bool:
        """Whether the text stays on this machine."""

    def translate(self, text: str, source: str, target: str) -> str:
        """Return ``text`` in the language ``target`` (ISO 639-1). Raises ``NotTranslated``."""

    def close(self) -> None:
        """Free what the engine has."""
