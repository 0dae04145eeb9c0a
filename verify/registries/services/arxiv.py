"""arXiv: preprints by their ID."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from verify.model import WorkRecord
from verify.registries.service import Service
from verify.registries.services.xml import texts, xml_root
from verify.text.identifiers.values import IdentifierKind

if TYPE_CHECKING:
    from lxml.etree import _Element


def _by_identifier(kind: IdentifierKind, value: str) -> str:
    return f"/api/query?{urlencode({'id_list': value, 'max_results': 1})}"


def _read(body: bytes) -> list[WorkRecord]:
    """Return the entries. For an ID that it does not know, arXiv sends an entry named “Error”."""
    found = [_preprint(entry) for entry in xml_root(body, "feed").iter("{*}entry")]
    return [one for one in found if one.titles and one.titles[0] != "Error"]


def _preprint(entry: _Element) -> WorkRecord:
    names = tuple(texts(entry, "name"))
    days = [*texts(entry, "published"), *texts(entry, "updated")]
    return WorkRecord(
        titles=tuple(texts(entry, "title")),
        authors=names,
        surnames=tuple(name.split()[-1] for name in names),
        years=tuple(dict.fromkeys(int(day[:4]) for day in days if day[:4].isdecimal())),
        containers=("arXiv", *texts(entry, "journal_ref")),
        kind="preprint",
        doi=next(texts(entry, "doi"), "").lower() or None,
    )


ARXIV = Service(
    name="arxiv",
    label="arXiv",
    base="https://export.arxiv.org",
    documentation="https://info.arxiv.org/help/api/user-manual.html",
    gap=3.0,
    kinds=frozenset({IdentifierKind.ARXIV}),
    by_identifier=_by_identifier,
    read=_read,
    accept="application/atom+xml",
)
