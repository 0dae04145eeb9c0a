"""Walk over the nodes of wikitext and write what a reader of the page sees."""

from __future__ import annotations

import re
from typing import Any

from verify.model import BlockKind
from verify.read.document.builder import DocumentBuilder
from verify.read.wikitext.citations import family, fields, written_out
from verify.read.wikitext.notes import WikiNotes, attribute
from verify.read.wikitext.templates import (
    EXPLANATIONS,
    HARVARD,
    MUTED_TAGS,
    QUOTES,
    SHORT_NOTES,
    SHOWS,
    SIGNS,
    harvard,
    positional,
)

_FILES = re.compile(
    r"(?:file|image|datei|bild|файл|изображение|dosya|resim|fichier|archivo|fil)\s*:", re.I
)
_HIDDEN_LINKS = re.compile(
    r"(?:category|kategorie|категория|kategori|catégorie|categoría|[a-z]{2,3}(?:-[a-z]+)?)\s*:",
    re.I,
)
_MAGIC = re.compile(r"__[A-ZА-Я]{3,}__")


class Walk:
    """Writes nodes into a builder; offsets into the wikitext are the map."""

    def __init__(self, builder: DocumentBuilder, notes: WikiNotes) -> None:
        self.builder, self.notes = builder, notes
        self.kind: BlockKind | None = None  # of every paragraph here
        self.in_note = False
        self.addresses = False  # whether the addresses behind links are written

    def nodes(self, code: Any, offset: int = 0) -> None:
        """Write the nodes of a piece of wikitext that begins at ``offset``."""
        for node in code.nodes if code is not None else ():
            text = str(node)
            self._node(node, text, offset)
            offset += len(text)

    def _node(self, node: Any, text: str, offset: int) -> None:
        kind = type(node).__name__
        if kind == "Text":
            self._text(text, offset)
        elif kind == "HTMLEntity":
            self._write(node.normalize(), offset)
        elif kind == "Wikilink":
            self._wikilink(node, offset)
        elif kind == "ExternalLink":
            self._external_link(node, offset)
        elif kind == "Heading":
            self._block(node.title, offset + node.level, BlockKind.HEADING, min(6, node.level - 1))
        elif kind == "Template":
            self._template(node, offset)
        elif kind == "Tag":
            self._tag(node, offset)

    # ---------------------------------------------------------------------------- text

    def _write(self, text: str, offset: int) -> None:
        if not self.builder.open:
            if not text.strip():
                return
            self.builder.begin(self.kind)
        self.builder.write(text, offset)

    def _text(self, text: str, offset: int) -> None:
        """Write text; a blank line ends a paragraph, a line end is a blank."""
        text = _MAGIC.sub(lambda found: " " * len(found.group()), text)
        lines = text.split("\n")
        for number, line in enumerate(lines):
            if number:
                self._line_end(blank=number > 1 and not lines[number - 1].strip())
                offset += 1
            if line:
                self._write(line, offset)
                offset += len(line)

    def _line_end(self, blank: bool) -> None:
        builder = self.builder
        if blank or builder.kind in (BlockKind.LIST_ITEM, BlockKind.HEADING):
            builder.end()
        elif builder.open and builder.last() not in ("", " ", "\n"):
            builder.write(" ")

    def _block(self, code: Any, offset: int, kind: BlockKind | None, level: int = 0) -> None:
        self.builder.end()
        self.builder.begin(kind if self.kind is None else self.kind, level)
        before, self.kind = self.kind, kind if self.kind is None else self.kind
        self.nodes(code, offset)
        self.kind = before
        self.builder.end()

    # --------------------------------------------------------------------------- links

    def _wikilink(self, node: Any, offset: int) -> None:
        title = str(node.title).strip()
        if _FILES.match(title.lstrip(":")) and not title.startswith(":"):
            self._caption(node, offset)
        elif title.startswith(":") or not _HIDDEN_LINKS.match(title):
            if node.text is not None:
                self.nodes(node.text, offset + 3 + len(str(node.title)))
            else:
                self._write(title.lstrip(":"), offset + 2)

    def _caption(self, node: Any, offset: int) -> None:
        """The caption of a picture is its last argument that is no setting."""
        text = str(node.text) if node.text is not None else ""
        if "|" in text or not re.fullmatch(r"\s*(?:[\w-]+|\d+px|[\w-]+=.*)?\s*", text):
            import mwparserfromhell

            caption = re.split(r"\|(?![^\[]*\]\]|[^{]*\}\})", text)[-1]
            start = offset + len(str(node)) - 2 - len(caption)
            self._block(mwparserfromhell.parse(caption), start, BlockKind.CAPTION)

    def _external_link(self, node: Any, offset: int) -> None:
        href = str(node.url).strip()
        if not self.builder.open:
            self.builder.begin(self.kind)
        link = self.builder.open_link(f"https:{href}" if href.startswith("//") else href)
        if node.title is not None and str(node.title).strip():
            self.nodes(node.title, offset + 2 + len(str(node.url)))
        elif not node.brackets:
            self._write(href, offset)
        self.builder.close_link(link)
        # Readers of a note need the address, which the page shows behind the link.
        if self.addresses and node.title is not None:
            self._write(f", {href}", offset + 1)

    # ---------------------------------------------------------------------------- tags

    def _tag(self, node: Any, offset: int) -> None:
        name = str(node.tag).strip().lower()
        start = offset + (str(node).find(str(node.contents)) if node.contents is not None else 0)
        if name == "ref":
            self._note(attribute(node, "group"), attribute(node, "name"), node.contents, offset)
        elif name == "br":
            self._write("\n", offset)
        elif name in ("li", "dd", "dt"):
            if self.builder.kind is not BlockKind.LIST_ITEM or not self.builder.blank:
                self.builder.end()
                self.builder.begin(self.kind or BlockKind.LIST_ITEM)
        elif name == "blockquote":
            self._block(node.contents, start, BlockKind.QUOTATION)
        elif name == "table":
            self.builder.end()
            self._rows(node, start)
        elif name == "hr":
            self.builder.end()
        elif name not in MUTED_TAGS and not (name == "nowiki" and node.self_closing):
            self.nodes(node.contents, start)

    def _rows(self, table: Any, offset: int) -> None:
        """Each row of a table is one paragraph."""
        for node in table.contents.nodes if table.contents is not None else ():
            if type(node).__name__ == "Tag" and str(node.tag).strip() == "tr":
                self.builder.begin(self.kind or BlockKind.BODY)
                for cell in node.contents.nodes if node.contents is not None else ():
                    if type(cell).__name__ == "Tag":
                        if not self.builder.blank:
                            self.builder.write("\t")
                        self.nodes(cell.contents, offset)
                self.builder.end()

    def _note(self, group: str, name: str, content: Any, offset: int) -> None:
        if self.in_note:
            return
        empty = content is None or not str(content).strip()
        note = self.notes.use(group, name, None if empty else content)
        self._mark(note, offset)

    def _mark(self, note: Any, offset: int) -> None:
        if not self.builder.open:
            self.builder.begin(self.kind)
        note.markers.append(self.builder.write(f"[{note.label}]", offset, -1))

    # ----------------------------------------------------------------------- templates

    def _template(self, node: Any, offset: int) -> None:
        name = " ".join(str(node.name).replace("_", " ").lower().split())
        language = family(name)
        if language is not None:
            self._write(written_out(fields(node, plain_text), language), offset)
        elif name in SIGNS:
            self._write(SIGNS[name], offset)
        elif name in SHORT_NOTES or name in EXPLANATIONS:
            self._short_note(node, name, offset)
        elif name in HARVARD:
            self._write(f"({harvard(node, plain_text)})", offset)
        elif name in QUOTES:
            self._argument(node, ("1", "text", "quote", "текст", "metin"), offset, quoted=True)
        elif name in ("convert", "cvt") or name.startswith("convert "):
            self._write(" ".join(positional(node, plain_text)[:2]), offset)
        elif name in SHOWS or name.startswith(("lang-", "lang ")):
            wanted = SHOWS.get(name, 1)
            self._argument(node, (str(wanted), "text"), offset)
        else:
            self._notes_inside(node, offset)

    def _argument(
        self, node: Any, names: tuple[str, ...], offset: int, quoted: bool = False
    ) -> None:
        found = next((node.get(name).value for name in names if node.has(name)), None)
        if found is None:
            return
        start = offset + max(0, str(node).find(str(found)))
        if quoted:
            self._block(found, start, BlockKind.QUOTATION)
        else:
            self.nodes(found, start)

    def _short_note(self, node: Any, name: str, offset: int) -> None:
        if self.in_note:
            return
        if name in EXPLANATIONS:
            content = node.get("1").value if node.has("1") else None
            key = str(node.get("name").value).strip() if node.has("name") else ""
            self._mark(self.notes.use("lower-alpha", key, content), offset)
            return
        said = harvard(node, plain_text)
        import mwparserfromhell

        self._mark(self.notes.use("", f"sfn {said}", mwparserfromhell.parse(f"{said}.")), offset)

    def _notes_inside(self, node: Any, offset: int) -> None:
        """Other templates show what they like; the notes in their values are counted."""
        for one in node.params:
            if "<ref" in str(one.value) and not self.in_note:
                self._block(one.value, offset, BlockKind.FURNITURE)


def plain_text(code: Any) -> str:
    """Return a value as plain text, without notes."""
    walk = Walk(DocumentBuilder(), WikiNotes())
    walk.in_note = True
    walk.nodes(code)
    walk.builder.end()
    return walk.builder.text
