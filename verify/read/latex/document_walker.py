"""Walk over the nodes of LaTeX and write what a reader of the printed page sees."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from verify.model import BlockKind
from verify.read.bibliography.tex_text import plain_address
from verify.read.document.builder import DocumentBuilder
from verify.read.latex import commands
from verify.read.latex.citations import (
    many_citations,
    write_citation,
)
from verify.read.latex.nodes import arguments, braced, children, last_argument, shown
from verify.read.latex.note_writer import NoteWriter
from verify.read.latex.works import LatexNotes

_SPECIALS = {
    "~": "\u00a0",
    "``": "“",
    "''": "”",
    "--": "–",
    "---": "—",
    "&": "\t",
    "!`": "¡",
    "?`": "¿",
    **commands.MARKS,
}


class Walk(NoteWriter):
    """Writes nodes into the text."""

    def nodes(self, nodes: Sequence[Any] | None) -> None:
        """Write nodes one after the other."""
        nodes = nodes or ()
        at = 0
        while at < len(nodes):
            node = nodes[at]
            at += 1
            if type(node).__name__ == "LatexMacroNode" and node.macroname in commands.MANY:
                found, taken = many_citations(node.macroname, nodes, at)
                for number, one in enumerate(found):
                    self.ready()
                    if number and one.name in commands.TEXTUAL:
                        self.builder.write(", ")
                    write_citation(one, self.builder, self.notes, self.in_note)
                at += taken
            else:
                self._node(node)

    def _node(self, node: Any) -> None:
        kind = type(node).__name__
        if kind == "LatexCharsNode":
            self.chars(node.chars, node.pos)
        elif kind == "LatexGroupNode":
            self.nodes(node.nodelist)
        elif kind == "LatexSpecialsNode":
            self._special(node)
        elif kind == "LatexMathNode":
            self.write(shown(node), node.pos)
        elif kind == "LatexEnvironmentNode":
            self._environment(node)
        elif kind == "LatexMacroNode":
            self._macro(node)
            if node.macro_post_space and "\n\n" not in node.macro_post_space:
                self._blank(node)

    def _special(self, node: Any) -> None:
        said = node.specials_chars
        if said == "\n\n":
            self.end_paragraph()
        else:
            self.write(_SPECIALS.get(said, said), node.pos)

    def _blank(self, node: Any) -> None:
        """A blank behind a command belongs to it, unless the command shows nothing itself."""
        shows_nothing = node.macroname in commands.MUTED or node.macroname in commands.NOTE_COMMANDS
        if shows_nothing and self.builder.open and self.builder.last() not in ("", " "):
            self.builder.write(" ")

    def block(self, nodes: Any, kind: BlockKind | None, level: int = 0) -> None:
        """Write nodes as paragraphs of a kind."""
        self.builder.end()
        before, self.kind = self.kind, self.kind or kind
        self.builder.begin(self.kind, level)
        self.nodes(nodes)
        self.builder.end()
        self.kind = before

    # ----------------------------------------------------------------------- commands

    def _macro(self, node: Any) -> None:
        name = node.macroname
        if name in commands.HEADINGS:
            self.block([last_argument(node)], BlockKind.HEADING, commands.HEADINGS[name])
        elif name in commands.NOTE_COMMANDS or name in self.unlisted[0]:
            self.footnote(node)
        elif name in commands.CITATIONS or name in self.unlisted[1]:
            self.cite(node)
        elif name in ("url", "nolinkurl", "path", "href"):
            self._link(node)
        elif name in commands.QUOTED:
            self.quoted(node)
        elif name in commands.QUOTED_WITH_CITATION:
            self.quoted_work(node)
        elif name in ("setcounter", "addtocounter", "stepcounter", "refstepcounter"):
            self.counter(node)
        elif name in commands.QUOTED_BLOCKS:
            self.block([last_argument(node)], BlockKind.QUOTATION)
            self.source(node)
        elif name == "caption":
            self.block([last_argument(node)], BlockKind.CAPTION)
        elif name in ("par", "item", "\\", "newline", "linebreak", "bibitem"):
            self._break(node)
        elif name in ("verb", "lstinline"):
            start = node.pos + len(name) + 2
            self.write(self.text[start : node.pos + node.len - 1], start)
        elif name not in commands.MUTED:
            self.other(node)

    def other(self, node: Any) -> None:
        """Write the last argument of a command, or the sign that it stands for."""
        last = last_argument(node)
        if last is None or len(node.macroname) == 1:
            self.write(shown(node), node.pos)
        else:
            self.nodes(children(last))

    def _break(self, node: Any) -> None:
        name = node.macroname
        if name in ("par", "item"):
            self.end_paragraph()
            if name == "item":
                self.builder.begin(self.kind or BlockKind.LIST_ITEM)
                self.nodes(arguments(node))
        elif name == "bibitem":
            self.end_paragraph()
        elif self.builder.open:
            self.builder.write("\n", node.pos)

    def _link(self, node: Any) -> None:
        braces = braced(node)
        if not braces:
            return
        start, end = braces[0].pos + 1, braces[0].pos + braces[0].len - 1
        href = plain_address(self.text[start:end])
        self.ready()
        link = self.builder.open_link(href)
        if len(braces) > 1:
            self.nodes(children(braces[-1]))
        else:
            self.builder.write(href, start, -1)
        self.builder.close_link(link)
        words = plain(braces[-1]) if len(braces) > 1 else href
        if self.in_note and href not in words and "://" in href:
            self.write(f", {href}", start)

    # ------------------------------------------------------------------- environments

    def _environment(self, node: Any) -> None:
        name = node.environmentname
        if name in commands.MUTED_ENVIRONMENTS:
            return
        if name in ("document", "abstract") or name not in commands.ENVIRONMENTS:
            self.builder.end()
        if name == "thebibliography":
            return  # its items are written with the notes
        if name in commands.TABLES:
            self._table(node)
        elif name in commands.ENVIRONMENTS:
            self.block(node.nodelist, commands.ENVIRONMENTS[name])
        else:
            self.nodes(node.nodelist)
        self.builder.end()

    def _table(self, node: Any) -> None:
        """Each row of a table is a paragraph."""
        before, self.kind = self.kind, self.kind or BlockKind.BODY
        for one in node.nodelist:
            if getattr(one, "macroname", "") == "\\":
                self.builder.end()
            elif getattr(one, "macroname", "") not in commands.RULES:
                self._node(one)
        self.builder.end()
        self.kind = before


def plain(node: Any) -> str:
    """Return an argument as plain text, without notes."""
    return Walk("", DocumentBuilder(), LatexNotes({})).plain(node)
