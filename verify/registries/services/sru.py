"""National libraries by SRU: books by ISBN, in Dublin Core.

The servers differ in their indexes, so the settings give a whole URL with ``{isbn}`` for each.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from verify.model import WorkRecord
from verify.registries.service import Service, UnreadableResponse
from verify.registries.services.xml import texts, xml_root
from verify.text.identifiers.values import IdentifierKind

if TYPE_CHECKING:
    from lxml.etree import _Element

DOCUMENTATION = "https://www.loc.gov/standards/sru/sru-1-1.html"
_ROLE = re.compile(
    r"\s{0,3}[\[(][^\])]{0,40}[\])]\s{0,3}$|,\s{0,3}\d{4}-?(?:\d{4})?\.?$"
)  # [Verfasser]
_RESPONSIBILITY = re.compile(r"\s/\s.*")  # “Title / by A. Author”


def read_sru(body: bytes) -> list[WorkRecord]:
    """Return the records of a searchRetrieve response. Raises ``UnreadableResponse``."""
    root = xml_root(body, "searchRetrieveResponse")
    if next(root.iter("{*}diagnostic"), None) is not None:
        raise UnreadableResponse("it did not understand the request (check the URL in [services])")
    return [_book(one) for one in root.iter("{*}recordData")]


def _book(record: _Element) -> WorkRecord:
    people = [*texts(record, "creator"), *texts(record, "contributor")]
    names = tuple(_ROLE.sub("", _ROLE.sub("", name)) for name in people)
    titles = tuple(_RESPONSIBILITY.sub("", title) for title in texts(record, "title"))
    dates = " ".join(texts(record, "date"))
    return WorkRecord(
        titles=titles,
        authors=names,
        surnames=tuple(name.split(",")[0] for name in names),
        years=tuple(dict.fromkeys(map(int, re.findall(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)", dates)))),
        publisher=next(texts(record, "publisher"), None),
        kind="book",
    )


def sru_service(template: str) -> Service:
    """Return the service of one library; ``template`` is a URL with ``{isbn}``."""
    from urllib.parse import urlsplit

    parts = urlsplit(template)
    base = f"{parts.scheme}://{parts.netloc}"

    def by_identifier(kind: IdentifierKind, value: str) -> str:
        return template[len(base) :].replace("{isbn}", value)

    return Service(
        name="sru",
        label=parts.hostname or template,
        base=base,
        documentation=DOCUMENTATION,
        gap=1.0,
        kinds=frozenset({IdentifierKind.ISBN}),
        by_identifier=by_identifier,
        read=read_sru,
        accept="application/xml",
    )
