"""The records that reference managers store in the citation fields of a Word document."""

from __future__ import annotations

import base64
import binascii
import itertools
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from lxml import etree

from verify.model import CitationRecord, Span
from verify.read.document.csl import records_of_json
from verify.read.ooxml.fields import arguments
from verify.text.encoding.storable import read_json

_CSL = (("ADDIN ZOTERO_ITEM", "Zotero"), ("ADDIN CSL_CITATION", "Mendeley"))
_MENDELEY = "MENDELEY_CITATION_v3_"
_CITAVI = "CitaviPlaceholder"
_LONGEST = 4 * 1024 * 1024  # characters of one field's code: ours


def of_field(
    instruction: str, data: Sequence[str], span: Span, sources: Mapping[str, CitationRecord]
) -> list[CitationRecord]:
    """Return the records of a citation field; none for other fields.

    ``data``: its w:fldData. ``sources``: the document's own sources by tag. A record that
    cannot be read is left out.
    """
    if len(instruction) > _LONGEST or span.start >= span.end:
        return []
    for opening, manager in _CSL:
        if instruction.startswith(opening):
            return records_of_json(instruction[max(0, instruction.find("{")) :], span, manager)
    if instruction.startswith("ADDIN EN.CITE"):
        return _of_endnote(instruction, data, span)
    if instruction.startswith(f"ADDIN {_CITAVI}"):
        return _of_citavi(instruction.partition("{")[2].rpartition("}")[0], span)
    if instruction.upper().startswith("CITATION "):
        tags = _tags(instruction)
        return [replace(sources[tag], span=span) for tag in tags if tag in sources]
    return []


def of_tag(tag: str, span: Span) -> list[CitationRecord]:
    """Return the records of a content control: Mendeley stores them in its tag."""
    if not tag.startswith(_MENDELEY) or span.start >= span.end:
        return []
    text = _decoded(tag.removeprefix(_MENDELEY))
    return records_of_json(text, span, "Mendeley") if text else []


def _tags(instruction: str) -> list[str]:
    r"""Return the tags of ``CITATION Tag1 \l 1033 \m Tag2``."""
    words = arguments(instruction)
    tags = [words[1]] if len(words) > 1 and not words[1].startswith("\\") else []
    return tags + [after for word, after in itertools.pairwise(words) if word == "\\m"]


def _decoded(text: str) -> str | None:
    try:
        return base64.b64decode("".join(text.split()), validate=False).decode("utf-8", "replace")
    except (binascii.Error, ValueError):
        return None


# ------------------------------------------------------------------------------ EndNote


def _of_endnote(instruction: str, data: Sequence[str], span: Span) -> list[CitationRecord]:
    """EndNote writes its XML into the instruction, or as base64 into the field's data."""
    texts = [instruction[instruction.find("<") :]] if "<" in instruction else []
    texts += [text for one in data if (text := _decoded(one))]
    for text in texts:
        root = _xml(text.strip("\0 \r\n"))
        if root is not None:
            return [_endnote_record(one, span) for one in root.iter("record")]
    return []


def _xml(text: str) -> Any:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def _endnote_record(record: Any, span: Span) -> CitationRecord:
    def text(path: str) -> str | None:
        found = record.find(path)
        return " ".join("".join(found.itertext()).split()) or None if found is not None else None

    authors = ["".join(one.itertext()) for one in record.iterfind("contributors/authors/author")]
    return CitationRecord(
        span,
        "EndNote",
        title=text("titles/title"),
        authors=tuple(name.partition(",")[0].strip() for name in authors if name.strip()),
        year=text("dates/year"),
        doi=text("electronic-resource-num"),
        url=text("urls/related-urls/url"),
        container=text("titles/secondary-title"),
        id=text("rec-number"),
    )


# ------------------------------------------------------------------------------- Citavi


def _of_citavi(code: str, span: Span) -> list[CitationRecord]:
    text = _decoded(code)
    try:
        found = read_json(text or "", strict=False)
    except ValueError:
        return []
    entries = found.get("Entries") if isinstance(found, dict) else None
    if not isinstance(entries, list):
        return []
    works = [one.get("Reference") for one in entries if isinstance(one, dict)]
    return [_citavi_record(one, span) for one in works if isinstance(one, dict)]


def _citavi_record(work: dict[str, Any], span: Span) -> CitationRecord:
    def text(name: str) -> str | None:
        value = work.get(name)
        return value.strip() or None if isinstance(value, str) else None

    people = work.get("Authors")
    surnames = [one.get("LastName") for one in people or () if isinstance(one, dict)]
    return CitationRecord(
        span,
        "Citavi",
        title=text("Title"),
        authors=tuple(name for name in surnames if isinstance(name, str) and name),
        year=(text("Year") or text("YearResolved") or "")[:4] or None,
        doi=text("Doi"),
        url=text("OnlineAddress"),
        id=text("Id"),
    )


# -------------------------------------------------------------------- Word's own sources

_SOURCES = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/bibliography}",
    "{http://purl.oclc.org/ooxml/officeDocument/bibliography}",
)


def own_sources(root: Any) -> dict[str, CitationRecord]:
    """Return the sources of a customXml part by tag; none of another part."""
    space = next((s for s in _SOURCES if root.tag == f"{s}Sources"), None)
    if space is None:
        return {}
    records = (_own_record(one, space) for one in root.iterfind(f"{space}Source"))
    return {record.id: record for record in records if record.id}


def _own_record(source: Any, space: str) -> CitationRecord:
    def text(name: str) -> str | None:
        value = source.findtext(f"{space}{name}")
        return value.strip() or None if value else None

    people = source.find(f"{space}Author/{space}Author")
    names = (
        [one.text for one in people.iter(f"{space}Last", f"{space}Corporate")]
        if (people is not None)
        else []
    )
    return CitationRecord(
        Span(0, 0),
        "Word",
        title=text("Title"),
        authors=tuple(name.strip() for name in names if name and name.strip()),
        year=text("Year"),
        doi=text("DOI"),
        url=text("URL"),
        container=text("JournalName") or text("InternetSiteTitle"),
        id=text("Tag"),
    )
