"""Kinds of files that are no articles, by the ending of their names."""

from __future__ import annotations

# Other files in a newsroom's folder, and what to call them.
OTHER_KINDS = {
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

TO_SAVE = frozenset({".xls", ".xlsx", ".csv", ".xml"})
TO_UNPACK = frozenset({".zip", ".gz"})
