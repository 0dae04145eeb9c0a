"""The bibliographies beside an article's file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path, PurePath

LARGEST = 16 * 1024 * 1024  # bytes, as of an article
_SUFFIXES = frozenset({".bib", ".bibtex", ".ris", ".json", ".tex", ".ltx"})
_BESIDE = ".bib"


class FileCompanions:
    """Reads the bibliographies that an article names, within its own folder.

    An article may come from a stranger and name any file: absolute paths, paths that lead out of
    the folder, links, and files of other kinds are not opened.
    """

    def __init__(self, article: Path) -> None:
        self._article = article

    def content(self, name: str) -> bytes | None:
        """Return the bytes of a bibliography, or None if it cannot be read."""
        wanted = PurePath(name)
        if wanted.suffix.lower() not in _SUFFIXES or wanted.is_absolute():
            return None
        folder = self._article.absolute().parent
        try:
            path = (folder / wanted).resolve()
            if not path.is_relative_to(folder.resolve()) or not path.is_file():
                return None
            with path.open("rb") as opened:
                data = opened.read(LARGEST + 1)
        except (OSError, ValueError, RuntimeError):
            return None
        return data if len(data) <= LARGEST else None

    def bibliographies(self) -> Sequence[str]:
        """Return the .bib file that has the article's name, or else the only one in its folder."""
        own = self._article.with_suffix(_BESIDE)
        try:
            if own.is_file():
                return (own.name,)
            found = [p.name for p in self._article.absolute().parent.glob(f"*{_BESIDE}")]
        except (OSError, ValueError):
            return ()
        return (found[0],) if len(found) == 1 else ()
