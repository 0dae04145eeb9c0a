"""Tables of the package: TOML files, which people edit, and JSON beside them, which loads faster.

The build writes ``en.toml.json`` beside ``en.toml`` (``hatch_build.py``). It counts as long as the
TOML file is the one it was made from; a table that was edited since is read from its TOML file,
which takes ten times as long.
"""

from __future__ import annotations

import json
import zlib
from pathlib import Path
from typing import Any

__all__ = ["compile_tables", "read_table"]

Table = dict[str, Any]


def read_table(folder: str, name: str) -> Table:
    """Return the table of a TOML file. ``folder`` is that of the module that asks: ``__file__``."""
    path = Path(folder).with_name(name)
    source = path.read_bytes()
    compiled = _compiled(_compiled_path(path), source)
    return _parsed(source) if compiled is None else compiled


def compile_tables(package: Path) -> list[Path]:
    """Write the JSON of each TOML file below a folder; return the files that were written."""
    return [_write(path) for path in sorted(package.rglob("*.toml"))]


def _write(path: Path) -> Path:
    source = path.read_bytes()
    compiled = {"checksum": _checksum(source), "table": _parsed(source)}
    written = _compiled_path(path)
    written.write_text(json.dumps(compiled, ensure_ascii=False), encoding="utf-8")
    return written


def _compiled_path(path: Path) -> Path:
    return path.with_name(f"{path.name}.json")


def _compiled(path: Path, source: bytes) -> Table | None:
    """Return the table of a JSON file, None if it is absent or was made from another source."""
    try:
        found = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return None
    if not isinstance(found, dict) or found.get("checksum") != _checksum(source):
        return None
    table: Table = found["table"]
    return table


def _checksum(source: bytes) -> list[int]:
    """Return what tells an edited file from the one before: no protection against forgery."""
    return [len(source), zlib.crc32(source)]


def _parsed(source: bytes) -> Table:
    import tomllib

    return tomllib.loads(source.decode())
