"""References that others labeled (../shared/labelled), read into fields."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass, field

from tests.scores.corpus import SHARED

LABELLED = SHARED / "labelled"


@dataclass(slots=True)
class LabelledReference:
    """The text of one reference and its fields, each with every value."""

    kind: str
    text: str
    fields: dict[str, list[str]] = field(default_factory=dict)


_ANYSTYLE = {
    "author": "author", "title": "title", "date": "date", "container-title": "container",
    "journal": "container", "publisher": "publisher", "location": "place", "pages": "pages",
    "url": "url", "volume": "volume", "editor": "editor", "collection-title": "series",
    "doi": "ident", "edition": "edition",
}  # fmt: skip


def anystyle() -> Iterator[LabelledReference]:
    """Yield the references of AnyStyle's core set, labeled token by token."""
    for sequence in ET.parse(LABELLED / "references_anystyle_core.xml").getroot():
        one = LabelledReference("core", "")
        for part in sequence:
            words = " ".join((part.text or "").split())
            one.text += (" " if one.text else "") + words
            if name := _ANYSTYLE.get(part.tag):
                one.fields.setdefault(name, []).append(words)
        yield one


_EXCITE = {
    "author": "author", "editor": "editor", "title": "title", "source": "container", "year": "date",
    "publisher": "publisher", "volume": "volume", "issue": "issue", "identifier": "ident",
}  # fmt: skip
_TAG = re.compile(r"<(/?)([a-z-]+)>")


def excite() -> Iterator[LabelledReference]:
    """Yield the references of the EXCITE set: kind is "list" or "footnote"."""
    for line in (LABELLED / "references_excite.tsv").read_text(encoding="utf-8").splitlines():
        kind, _, marked = line.partition("\t")
        yield _tagged(kind, marked)


def _tagged(kind: str, marked: str) -> LabelledReference:
    one = LabelledReference(kind, "")
    opened: list[tuple[str, int]] = []
    pages: list[str] = []
    at = 0
    for tag in _TAG.finditer(marked):
        one.text += marked[at : tag.start()]
        at = tag.end()
        if not tag[1]:
            opened.append((tag[2], len(one.text)))
        elif opened:
            name, start = opened.pop()
            words = one.text[start:]
            if name in ("fpage", "lpage"):
                pages.append(words)
            elif field_name := _EXCITE.get(name):
                one.fields.setdefault(field_name, []).append(words)
    one.text += marked[at:]
    if pages:
        one.fields["pages"] = ["-".join(pages)]
    return one
