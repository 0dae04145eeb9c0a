"""Translation on this machine, with the models that ``verify translate install`` keeps.

Pairs without a model of their own go through English. The engine itself is the package
``fxtranslate`` (extra ``translate``); it gets the models as bytes and fetches nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from verify.translate.engine import NotTranslated
from verify.translate.install import installed, read_files

_BETWEEN = "en"
Translating = Callable[[str], str]
Loading = Callable[[Mapping[str, bytes]], Translating]


def load_fxtranslate(files: Mapping[str, bytes]) -> Translating:
    """Return a function that translates texts of any length with a model's files.

    Raises ``NotTranslated`` without the extra ``translate``, or for a model it cannot read.
    """
    try:
        from fxtranslate import Translator
    except ImportError as error:
        raise NotTranslated(
            "Translating here needs the extra “translate”: pip install 'verify-citations[translate]'."
        ) from error
    own = files.get("srcVocab", files.get("vocab", b""))
    other = files.get("trgVocab", files.get("vocab", b""))
    try:
        made = Translator(files["model"], own, other, files.get("lexicalShortlist"))
    except (ValueError, KeyError) as error:
        raise NotTranslated(f"The model cannot be read: {error}") from error
    translate: Translating = made.translate_long
    return translate


class LocalEngine:
    """Translates with the models of a folder; ``loading`` makes an engine of a model's files."""

    name = "Firefox's models on this machine"
    is_local = True

    def __init__(self, folder: Path, loading: Loading = load_fxtranslate) -> None:
        self._folder = folder
        self._loading = loading
        self._pairs = {(one.source, one.target) for one in installed(folder)}
        self._loaded: dict[tuple[str, str], Translating] = {}

    def translate(self, text: str, source: str, target: str) -> str:
        """Return ``text`` in the language ``target``. Raises ``NotTranslated``."""
        for pair in self._route(source, target):
            text = self._engine(pair)(text)
        return text

    def close(self) -> None:
        """Free the models."""
        self._loaded.clear()

    def _route(self, source: str, target: str) -> list[tuple[str, str]]:
        if (source, target) in self._pairs:
            return [(source, target)]
        between = [(source, _BETWEEN), (_BETWEEN, target)]
        if all(pair in self._pairs for pair in between):
            return between
        raise NotTranslated(
            f"No model from {source} to {target}. Run: verify translate install {source} {target}"
        )

    def _engine(self, pair: tuple[str, str]) -> Translating:
        if pair not in self._loaded:
            self._loaded[pair] = self._loading(read_files(self._folder, *pair))
        return self._loaded[pair]
