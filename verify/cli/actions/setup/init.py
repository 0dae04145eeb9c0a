"""``verify init``: a commented configuration file to start from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from verify.cli.errors import UserError
from verify.cli.output import as_json
from verify.config import FILE

PACKAGED = "_verify.example.toml"  # where pyproject.toml puts docs/verify.example.toml in the wheel
_SETTING = re.compile(r"\A(?=[a-z_]++ = )")
_HEAD = """# Settings of verify. Every setting is listed with its default or, where there is none, an example.
# To change one, remove the “# ” in front of it. Paths are relative to this file's folder.
# `verify config show` prints the settings in force and where each comes from.
"""


def write_settings(folder: Path) -> Path:
    """Write verify.toml into a folder; return its path. Raises ``UserError``."""
    from verify.cli.output_files import write_file

    if not folder.is_dir():
        raise UserError(f"There is no folder {folder}. Create it first.")
    target = folder / FILE
    if target.exists():
        raise UserError(f"{target} exists. Edit it, or remove it first.")
    write_file(target, commented(_example().read_text(encoding="utf-8")))
    return target


def commented(example: str) -> str:
    """Return the example with every setting as a comment, under a head of its own."""
    body = example.partition("\n\n")[2]
    lines = [
        _SETTING.sub("# ", line, count=1) if _SETTING.match(line) else line
        for line in body.split("\n")
    ]
    return f"{_HEAD}\n" + "\n".join(lines)


def init_text(target: Path, format: str) -> str:
    """Return what was written and what to do next, as text or JSON."""
    if format == "json":
        return as_json({"file": str(target)})
    return "".join(f"{line}\n" for line in _next_steps(target))


def _next_steps(target: Path) -> Iterator[str]:
    yield f"Wrote {target}. Every setting in it is a comment: change what you need."
    if _repository(target.absolute().parent):
        yield (
            "This is a git repository. To keep database, archive and reports out of it, add"
            " citations.db*, archive/ and reports/ to .gitignore."
        )
    yield "Next: verify run article.html"


def _repository(folder: Path) -> bool:
    return any((place / ".git").exists() for place in (folder, *folder.parents))


def _example() -> Path:
    package = Path(__file__).parents[3]
    for place in (package / PACKAGED, package.parent / "docs" / "verify.example.toml"):
        if place.is_file():
            return place
    raise UserError("This installation has no example of the settings. Install verify again.")
