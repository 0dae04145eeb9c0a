r"""Citations of LaTeX: `\cite[see][4]{a,b}`, `\textcite`, `\footcite`, `\autocites[1]{a}[2]{b}`."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from verify.read.document.builder import DocumentBuilder
from verify.read.latex import commands
from verify.read.latex.nodes import arguments
from verify.read.latex.works import LatexNotes

_MANY_PARTS = re.compile(r"\s*+(?:(?:\[[^\[\]]*+\]|\([^()]*+\))\s*+)++")


@dataclass(frozen=True, slots=True)
class Citation:
    """One citation: its command, keys, and the words before and behind the works."""

    name: str
    keys: tuple[str, ...]
    before: str = ""
    behind: str = ""
    offset: int = 0


def citation_of(node: Any, plain: Callable[[Any], str]) -> Citation:
    """Return the citation of a command with arguments `*[before][behind]{keys}`."""
    given = arguments(node)
    options = [plain(one) for one in given if one.latex_verbatim().startswith("[")]
    braces = [one for one in given if not one.latex_verbatim().startswith(("[", "*"))]
    before, behind = (options[0], options[1]) if len(options) > 1 else ("", "".join(options))
    return Citation(
        node.macroname, keys_of(braces[-1] if braces else None), before, behind, node.pos
    )


def keys_of(node: Any) -> tuple[str, ...]:
    """Return the keys of an argument, `{a, b}`."""
    said = node.latex_verbatim().strip("{}") if node is not None else ""
    said = re.sub(r"%[^\n]*\n?", "", said)
    return tuple(key.strip() for key in said.split(",") if key.strip())


def many_citations(name: str, nodes: Sequence[Any], at: int) -> tuple[list[Citation], int]:
    r"""Return the citations behind a command such as `\autocites`, and how many nodes they take."""
    found: list[Citation] = []
    option, taken = "", 0
    for node in nodes[at:]:
        kind, text = type(node).__name__, node.latex_verbatim()
        if kind == "LatexGroupNode":
            pages = re.findall(r"\[([^\[\]]*)\]", option)
            behind = pages[-1] if pages else ""
            found.append(Citation(commands.MANY[name], keys_of(node), "", behind, node.pos))
            option = ""
        elif kind == "LatexCharsNode" and _MANY_PARTS.fullmatch(text):
            option = text
        else:
            break
        taken += 1
    return found, taken if found else 0


def write_citation(
    one: Citation, builder: DocumentBuilder, notes: LatexNotes, in_note: bool
) -> None:
    """Write a citation as readers see it: `[doe2020, 4]`, `Doe [doe2020]`, or a footnote."""
    if one.name in commands.NAMES_ONLY or one.name in commands.YEARS_ONLY:
        said = [
            (notes.names if one.name in commands.NAMES_ONLY else notes.year)(k) for k in one.keys
        ]
        builder.write(", ".join(word for word in said if word), one.offset, -1)
    elif one.name in commands.WRITTEN_OUT or (in_note and one.name in commands.IN_NOTES):
        builder.write(_in_full(one, notes), one.offset, -1)
    elif one.name in commands.IN_NOTES:
        note = notes.footnote(None, words=f"{_in_full(one, notes)}")
        note.markers.append(builder.write(f"[{note.label}]", one.offset, -1))
        notes.missing += [key for key in one.keys if key not in notes.works]
    else:
        _write_markers(one, builder, notes)


def _write_markers(one: Citation, builder: DocumentBuilder, notes: LatexNotes) -> None:
    for number, key in enumerate(one.keys):
        if number and one.name in commands.TEXTUAL:
            builder.write(", ")
        if one.name in commands.TEXTUAL and (names := notes.names(key)):
            builder.write(f"{names} ", one.offset, -1)
        before = f"{one.before} " if one.before and not number else ""
        last = number == len(one.keys) - 1
        behind = f", {one.behind}" if one.behind and last else ""
        marker = builder.write(f"[{before}{key}{behind}]", one.offset, -1)
        notes.cite(key, marker)


def _in_full(one: Citation, notes: LatexNotes) -> str:
    """Return the works written out, the page behind the last."""
    said = "; ".join(notes.written(key).rstrip(".") for key in one.keys)
    before = f"{one.before} " if one.before else ""
    return f"{before}{said}{f', {one.behind}' if one.behind else ''}."
