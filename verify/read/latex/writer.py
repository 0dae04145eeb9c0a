"""Writes the text of LaTeX: paragraphs, blank space, and the map to the file."""

from __future__ import annotations

import re

from verify.model import BlockKind
from verify.read.document.builder import DocumentBuilder
from verify.read.latex.commands import unlisted
from verify.read.latex.hidden_arguments import HIDDEN
from verify.read.latex.works import LatexNotes

_PARAGRAPH = re.compile(r"\n[ \t]*\n\s*")


class TextWriter:
    """Writes characters into a builder; offsets into the LaTeX text are the map."""

    def __init__(self, text: str, builder: DocumentBuilder, notes: LatexNotes) -> None:
        self.text = text  # as it is in the file, nothing hidden
        self.builder, self.notes = builder, notes
        self.kind: BlockKind | None = None
        self.in_note = False
        self.quotes = 0  # how many quotations are open
        self.is_plain = False  # nothing but words is wanted
        self.unlisted = unlisted(text)

    # ---------------------------------------------------------------------------- text

    def ready(self) -> None:
        if not self.builder.open:
            self.builder.begin(self.kind)

    def write(self, text: str, offset: int) -> None:
        if HIDDEN in text:
            text = self.text[offset : offset + len(text)]
        if text and (self.builder.open or text.strip()):
            self.ready()
            self.builder.write(text, offset)

    def chars(self, text: str, offset: int) -> None:
        """Write text; a blank line ends a paragraph, other blank space is a blank."""
        at = 0
        for gap in [*_PARAGRAPH.finditer(text), None]:
            for word in re.finditer(r"\s+|\S+", text[at : gap.start() if gap else len(text)]):
                if not word[0].isspace():
                    self.write(word[0], offset + at + word.start())
                elif self.builder.open and self.builder.last() not in ("", " ", "\n", "\t"):
                    self.builder.write(" ", offset + at + word.start())
            if gap:
                self.end_paragraph()
                at = gap.end()

    def end_paragraph(self) -> None:
        self.builder.end()
        if self.kind is BlockKind.HEADING:
            self.kind = None
