"""Kinds of files by their endings: articles, bibliographies, and what is neither."""

from __future__ import annotations

from pathlib import Path

from verify.model import Skipped

DOCUMENTS = frozenset(
    {".docx", ".docm", ".dotx", ".dotm", ".odt", ".ott", ".epub", ".pdf", ".rtf", ".doc"}
)
_MARKUP = frozenset({".wiki", ".wikitext", ".mediawiki", ".ipynb", ".tex", ".ltx"})
# Read when named. In a folder they are the bibliographies of the articles beside them, or data.
BIBLIOGRAPHIES = frozenset({".bib", ".bibtex", ".ris", ".json"})
_ARTICLES = (
    DOCUMENTS
    | _MARKUP
    | frozenset(
        {".txt", ".text", ".md", ".markdown", ".mdown", ".html", ".htm", ".xhtml", ".shtml", ""}
    )
)
# Other files in a newsroom's folder, and what to call them.
_OTHER_KINDS = {
    ".xls": "a spreadsheet",
    ".xlsx": "a spreadsheet",
    ".csv": "a table",
    ".xml": "data",
    ".zip": "an archive",
    ".gz": "an archive",
    ".warc": "an archive",
    ".wacz": "an archive",
    ".db": "a database",
    ".jpg": "an image",
    ".jpeg": "an image",
    ".png": "an image",
    ".gif": "an image",
    ".webp": "an image",
    ".svg": "an image",
    ".mp3": "a recording",
    ".mp4": "a film",
    ".css": "a style sheet",
    ".js": "a program",
    ".py": "a program",
    ".toml": "a configuration file",
    ".yaml": "a configuration file",
    ".yml": "a configuration file",
}

_TO_SAVE = frozenset({".xls", ".xlsx", ".csv", ".xml"})
_TO_UNPACK = frozenset({".zip", ".gz"})


def may_be_article(path: Path) -> bool:
    """Return whether a file with this ending is read in a folder."""
    return path.suffix.lower() in _ARTICLES


def other_kind(entry: Path) -> Skipped | None:
    """Return that a file is of a kind that is no article, with what to do; None for others."""
    suffix = entry.suffix.lower()
    if suffix not in _OTHER_KINDS:
        return None
    action = " Save it as one of these and give that file." if suffix in _TO_SAVE else ""
    action = " Unpack it and give the files in it." if suffix in _TO_UNPACK else action
    kind = _OTHER_KINDS[suffix]
    return Skipped(str(entry), f"This is {kind}, not text, HTML or Markdown.{action}")
