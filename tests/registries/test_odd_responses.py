"""Whatever a registry sends, its reader returns records or says that it cannot read it."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verify.model import WorkRecord
from verify.registries.catalog import SERVICES
from verify.registries.service import UnreadableResponse
from verify.registries.services import doi_org
from verify.registries.services.csl import read_csl
from verify.registries.services.sru import read_sru

KEYS = (
    *("message", "items", "results", "docs", "result", "uids", "title", "author", "authorships"),
    *("primary_location", "source", "updated-by", "type", "issued", "date-parts", "error", "name"),
    *("publish_year", "author_name", "references", "reftype", "articleids", "doi", "DOI", "1"),
)
LEAVES = (
    st.none() | st.booleans() | st.integers(-5, 3000) | st.sampled_from(("1", "x", "retraction"))
)
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner),
    max_leaves=12,
)
READERS = [
    *(service.read for service in SERVICES.values()),
    *(read_csl, read_sru, doi_org.exists, doi_org.agency),
]


def is_read_or_refused(read: Callable[[bytes], Any], body: bytes) -> bool:
    """Return whether a reader gives what it promises, or refuses the body with a clause."""
    try:
        found = read(body)
    except UnreadableResponse as refused:
        return bool(str(refused))
    if read is doi_org.exists:
        return isinstance(found, bool)
    if read is doi_org.agency:
        return found is None or isinstance(found, str)
    return isinstance(found, list) and all(_is_whole(one) for one in found)


def _is_whole(record: object) -> bool:
    """Return whether a record has only values of its types: a rule prints them."""
    return (
        isinstance(record, WorkRecord)
        and all(isinstance(title, str) and title for title in record.titles)
        and all(isinstance(name, str) and name for name in (*record.authors, *record.containers))
        and all(isinstance(year, int) for year in record.years)
    )


@pytest.mark.parametrize("read", READERS)
@settings(max_examples=60, deadline=None)
@given(value=VALUES)
def test_odd_json_is_read_or_refused(read, value: object) -> None:  # type: ignore[no-untyped-def]
    for body in (json.dumps(value), json.dumps({"message": value, "docs": value, "result": value})):
        assert is_read_or_refused(read, body.encode())


@pytest.mark.parametrize("read", READERS)
@settings(max_examples=40, deadline=None)
@given(
    body=st.binary(max_size=60) | st.sampled_from((b"<feed/>", b"<searchRetrieveResponse/>", b""))
)
def test_odd_bytes_are_read_or_refused(read, body: bytes) -> None:  # type: ignore[no-untyped-def]
    assert is_read_or_refused(read, body)


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("crossref", b'{"message": {"items": null}}'),
        ("openalex", b'{"results": {}}'),
        ("openlibrary", b"{}"),
        ("pubmed", b'{"result": {}}'),
    ],
)
def test_a_response_without_its_list_is_not_no_trace(name: str, body: bytes) -> None:
    with pytest.raises(UnreadableResponse):
        SERVICES[name].read(body)


@pytest.mark.parametrize("name", ["crossref", "openalex"])
def test_an_empty_record_says_nothing_of_a_work(name: str) -> None:
    for record in SERVICES[name].read(b'{"message": {}, "id": 3}'):
        assert not record.has_contents
    assert WorkRecord(years=(2019,)).has_contents and WorkRecord(doi="10.1/x").has_contents
