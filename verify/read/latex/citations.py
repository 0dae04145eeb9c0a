r"""Citations of LaTeX: `\cite[see][4]{a,b}`, `\textcite`, `\footcite`, `\autocites[1]{a}[2]{b}`."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from verify.read.bibliography.tex_text import plain_text
from verify.read.document.builder import DocumentBuilder
from verify.read.latex import commands
from verify.read.latex.nodes import arguments
from verify.read.latex.works import LatexNotes

_OPTION = r"\[(?:[^\[\]{}]|\{[^{}]{0,300}\}){0,300}\]"
# `(see)(and others)[a][1]{doe}[2]{roe}`: notes on all works, then each with its own.
_ALL = re.compile(r"\s{0,9}\(([^()]{0,300})\)")
_ONE = re.compile(rf"\s{{0,9}}((?:{_OPTION}\s{{0,9}}){{0,2}})\{{([^{{}}]{{1,1000}})\}}")
_MOST_NODES = 200  # of one command; each work takes two or three


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
    name = small(node.macroname)
    if name in commands.WITH_VOLUME and len(braces) > 1:
        # `[see]{2}{doe}`: an option before the volume comes before the work.
        is_before = bool(options) and given[0].latex_verbatim().startswith("[")
        before, pages = (before or options[0], options[1:]) if is_before else ("", options)
        behind = ":".join([plain(braces[0]), *pages])
    return Citation(name, keys_of(braces[-1] if braces else None), before, behind, node.pos)


def small(name: str) -> str:
    r"""Return the name of a command that begins no sentence: `Textcite` is `textcite`."""
    return name[:1].lower() + name[1:]


def quoted_citation(node: Any, plain: Callable[[Any], str]) -> Citation:
    r"""Return the citation of csquotes' `\textcquote[before][behind]{key}[sign]{words}`."""
    given = arguments(node)
    keys = [at for at, one in enumerate(given) if one.latex_verbatim().startswith("{")][-2]
    options = [plain(one) for one in given[:keys] if one.latex_verbatim().startswith("[")]
    before, behind = (options[0], options[1]) if len(options) > 1 else ("", "".join(options))
    return Citation("cite", keys_of(given[keys]), before, behind, node.pos)


def keys_of(node: Any) -> tuple[str, ...]:
    """Return the keys of an argument, `{a, b}`."""
    said = node.latex_verbatim().strip("{}") if node is not None else ""
    said = re.sub(r"%[^\n]*\n?", "", said)
    return tuple(key.strip() for key in said.split(",") if key.strip())


def many_citations(name: str, nodes: Sequence[Any], at: int) -> tuple[list[Citation], int]:
    r"""Return the citations behind a command such as `\autocites`, and how many nodes they take."""
    source = "".join(one.latex_verbatim() for one in nodes[at : at + _MOST_NODES])
    start = 0
    around: list[str] = []
    while len(around) < 2 and (note := _ALL.match(source, start)):
        around.append(plain_text(note[1]))
        start = note.end()
    found: list[Citation] = []
    while one := _ONE.match(source, start):
        notes = [plain_text(said[1:-1]) for said in re.findall(_OPTION, one[1])]
        before, behind = notes if len(notes) > 1 else ("", "".join(notes))
        keys = tuple(key.strip() for key in one[2].split(",") if key.strip())
        found.append(Citation(commands.MANY[name], keys, before, behind, nodes[at].pos))
        start = one.end()
    if not found:
        return [], 0
    if len(around) > 1:
        found[0] = replace(found[0], before=" ".join(filter(None, (around[0], found[0].before))))
    if around and around[-1]:
        last = ", ".join(filter(None, (found[-1].behind, around[-1])))
        found[-1] = replace(found[-1], behind=last)
    return found, _nodes_within(nodes[at:], start)


def _nodes_within(nodes: Sequence[Any], length: int) -> int:
    """Return how many nodes the first characters take."""
    taken = 0
    while length > 0:
        length -= len(nodes[taken].latex_verbatim())
        taken += 1
    return taken


def write_citation(
    one: Citation, builder: DocumentBuilder, notes: LatexNotes, in_note: bool
) -> None:
    """Write a citation as readers see it: `[doe2020, 4]`, `Doe [doe2020]`, or a footnote."""
    if (part := _part_shown(one.name, notes)) is not None:
        said = [part(key) for key in one.keys]
        builder.write(", ".join(word for word in said if word), one.offset, -1)
    elif one.name in commands.WRITTEN_OUT or (in_note and one.name in commands.IN_NOTES):
        builder.write(_in_full(one, notes), one.offset, -1)
    elif one.name in commands.IN_NOTES:
        note = notes.footnote(None, words=f"{_in_full(one, notes)}")
        note.markers.append(builder.write(f"[{note.label}]", one.offset, -1))
        notes.missing += [key for key in one.keys if key not in notes.works]
    else:
        _write_markers(one, builder, notes)


def _part_shown(name: str, notes: LatexNotes) -> Callable[[str], str] | None:
    """Return what tells the part of a work that a command shows alone, or None."""
    if name in commands.NAMES_ONLY:
        return notes.names
    if name in commands.YEARS_ONLY:
        return notes.year
    if name in commands.TITLES_ONLY:
        return notes.title
    return notes.url if name in commands.URLS_ONLY else None


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
