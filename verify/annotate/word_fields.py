"""Fields whose result programs compute anew, and with it drop the marks of comments inside."""

from __future__ import annotations

from typing import Any

from verify.read.ooxml.fields import hyperlink_target
from verify.read.ooxml.names import attribute, both, local

# Fields that LibreOffice computes when it opens a file (17.16.5).
_COMPUTED = frozenset(
    {
        *("DATE", "TIME", "CREATEDATE", "SAVEDATE", "PRINTDATE", "EDITTIME"),
        *("PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "NUMWORDS", "NUMCHARS"),
        *("AUTHOR", "LASTSAVEDBY", "TITLE", "SUBJECT", "KEYWORDS", "COMMENTS", "FILENAME"),
        *("TEMPLATE", "USERNAME", "USERINITIALS", "DOCPROPERTY", "SEQ"),
    }
)


def is_computed(element: Any, name: str) -> bool:
    """Return whether it is a simple field that is computed anew."""
    return name == "fldSimple" and hyperlink_target(attribute(element, "instr") or "") is None


def computed_field(run: Any) -> tuple[Any, Any] | None:
    """Return the first and last run of the computed field that a run is the result of, or None."""
    begin, depth = run.getprevious(), 0
    while begin is not None:
        signs = _signs(begin)
        depth += signs.count("end") - signs.count("begin")
        if depth < 0:
            break
        begin = begin.getprevious()
    if begin is None:
        return None
    end, depth, code = begin, 0, ""
    while end is not None:
        signs = _signs(end)
        code += "".join(one.text or "" for one in end.iter(*both("instrText")))
        depth += signs.count("begin") - signs.count("end")
        if depth == 0:
            break
        end = end.getnext()
    known = (code.split() or [""])[0].upper() in _COMPUTED
    return (begin, end) if known and end is not None else None


def _signs(run: Any) -> list[str | None]:
    if local(run) != "r":
        return []
    return [attribute(one, "fldCharType") for one in run if local(one) == "fldChar"]
