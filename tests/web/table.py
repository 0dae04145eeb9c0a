"""The tables of docs/fetching.md: written from what the code holds, so that they stay true.

python -m tests.generate     writes them into docs/fetching.md
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # as pytest has it

from verify.web.absences import MEANING_AND_ACTION
from web.outcome import all_routes

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "fetching.md"
_PART = re.compile(r"(<!-- begin (\w+) -->\n)(.*?)(<!-- end \2 -->)", re.DOTALL)


def behaviours() -> str:
    """Every behaviour of the test web and the word it is given."""
    rows = (f"| {r.name} | {r.does} | {r.expect} |" for r in all_routes().routes.values())
    return "\n".join(("| route | the server … | is called |", "|---|---|---|", *rows))


def absences() -> str:
    """The closed set of absences with what each means and what can be done."""
    rows = (
        f"| {reason} | {meaning} | {action} |"
        for reason, (meaning, action) in MEANING_AND_ACTION.items()
    )
    return "\n".join(("| absence | what happened | next action |", "|---|---|---|", *rows))


def written(text: str) -> str:
    """The document with its generated parts as they are now."""
    parts = {"behaviours": behaviours(), "absences": absences()}
    return _PART.sub(lambda m: f"{m[1]}{parts[m[2]]}\n{m[4]}", text)


def page() -> str:
    """The whole document, its generated parts up to date."""
    return written(DOCUMENT.read_text(encoding="utf-8"))
