r"""Writes the notes, citations and quotations of LaTeX."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from verify.model import BlockKind
from verify.read.document.builder import DocumentBuilder
from verify.read.latex import commands
from verify.read.latex.citations import citation_of, quoted_citation, write_citation
from verify.read.latex.nodes import arguments, braced, children, last_argument, option
from verify.read.latex.works import LatexNotes
from verify.read.latex.writer import TextWriter


class NoteWriter(TextWriter):
    """Writes commands that lead to notes and works, and what they quote."""

    def nodes(self, nodes: Sequence[Any] | None) -> None:
        """Write nodes one after the other."""
        raise NotImplementedError

    def block(self, nodes: Any, kind: BlockKind | None, level: int = 0) -> None:
        """Write nodes as paragraphs of a kind."""
        raise NotImplementedError

    def other(self, node: Any) -> None:
        """Write the last argument of a command, or the sign that it stands for."""
        raise NotImplementedError

    def plain(self, node: Any) -> str:
        """Return an argument as plain text, without notes."""
        walk = type(self)("", DocumentBuilder(), LatexNotes({}))
        walk.in_note = walk.is_plain = True
        walk.nodes(children(node))
        walk.builder.end()
        return " ".join(walk.builder.text.split())

    def footnote(self, node: Any) -> None:
        """Write the mark of a note, and keep its text for later."""
        name = node.macroname
        if self.is_plain:
            return
        given, text = option(node), last_argument(node)
        number = (self.plain(given) or None) if given is not None else None
        if name in commands.UNMARKED_NOTES:
            self.notes.unmarked(text)
        elif name in commands.NOTE_TEXTS:
            self.notes.footnote_text(number, text)
        else:
            is_mark = name in commands.NOTE_MARKS
            note = (
                self.notes.footnote_mark(number) if is_mark else self.notes.footnote(number, text)
            )
            self.ready()
            note.markers.append(self.builder.write(f"[{note.label}]", node.pos, -1))

    def counter(self, node: Any) -> None:
        """Follow a change of the notes' numbers."""
        given = [self.plain(one) for one in arguments(node)]
        if given[:1] not in (["footnote"], ["endnote"]):
            return
        change = given[1] if len(given) > 1 else "1"
        if re.fullmatch(r"-?\d{1,6}", change):
            self.notes.set_counter(int(change), node.macroname != "setcounter")

    def cite(self, node: Any) -> None:
        """Write a citation; a command that is not listed is one if its works are known."""
        one = citation_of(node, self.plain)
        if node.macroname in self.unlisted[1]:
            if not one.keys or any(key not in self.notes.works for key in one.keys):
                self.other(node)
                return
            one = replace(one, name="cite")
        self.ready()
        write_citation(one, self.builder, self.notes, self.in_note)

    def quoted_work(self, node: Any) -> None:
        """Write a quotation and behind it the citation of its work."""
        if len(braced(node)) < 2:
            self.other(node)
        elif commands.QUOTED_WITH_CITATION[node.macroname]:
            self.block([last_argument(node)], BlockKind.QUOTATION)
        else:
            self.quoted(node)
            self.write(" ", node.pos)
        if len(braced(node)) > 1:
            one = quoted_citation(node, self.plain)
            self.ready()
            write_citation(one, self.builder, self.notes, self.in_note)

    def quoted(self, node: Any) -> None:
        """Write a quotation with its marks."""
        opening, closing = ("“", "”") if self.quotes % 2 == 0 else ("‘", "’")
        self.write(opening, node.pos)
        self.quotes += 1
        self.nodes([last_argument(node)])
        self.quotes -= 1
        self.write(closing, node.pos)
        self.source(node)

    def source(self, node: Any) -> None:
        r"""Write the source of `\textquote[source]{words}`."""
        if node.macroname in ("textquote", "blockquote") and (source := option(node)) is not None:
            self.write(" (", node.pos)
            self.nodes(children(source))
            self.write(")", node.pos)
