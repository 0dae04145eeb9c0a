"""National libraries by SRU: books by ISBN or title, in Dublin Core.

The servers differ in their indexes, so the settings give a whole URL with ``{isbn}`` or ``{title}`` for
each.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

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
    """Return the service of one library by ISBN; ``template`` is a URL with ``{isbn}``."""
    base, path = _divided(template)

    def by_identifier(kind: IdentifierKind, value: str) -> str:
        return path.replace("{isbn}", value)

    return _library(base, frozenset({IdentifierKind.ISBN}), by_identifier)


def sru_title_service(template: str) -> Service:
    """Return the service of one library by title; ``template`` is a URL with ``{title}``."""
    base, path = _divided(template)

    def by_title(title: str, author: str | None) -> str:
        return path.replace("{title}", quote(_query_words(title)))

    return replace(_library(base, frozenset(), lambda kind, value: ""), by_title=by_title)


def _library(
    base: str,
    kinds: frozenset[IdentifierKind],
    by_identifier: Callable[[IdentifierKind, str], str],
) -> Service:
    return Service(
        name="sru",
        label=urlsplit(base).hostname or base,
        base=base,
        documentation=DOCUMENTATION,
        gap=1.0,
        kinds=kinds,
        by_identifier=by_identifier,
        read=read_sru,
        accept="application/xml",
    )


def _divided(template: str) -> tuple[str, str]:
    """Return scheme and host of a URL, and the rest."""
    parts = urlsplit(template)
    base = f"{parts.scheme}://{parts.netloc}"
    return base, template[len(base) :]


def _query_words(title: str) -> str:
    """Return a title without the characters that mean something in CQL: quotes, brackets, slashes."""
    return " ".join(re.findall(r"[\w’'-]+", title.replace("'", "’")))
