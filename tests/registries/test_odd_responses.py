"""Whatever a registry sends, its reader returns records or says that it cannot read it."""

from __future__ import annotations

import json
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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


@pytest.mark.parametrize("read", READERS)
@settings(max_examples=60, deadline=None)
@given(value=VALUES)
def test_odd_json_is_read_or_refused(read, value: object) -> None:  # type: ignore[no-untyped-def]
    for body in (json.dumps(value), json.dumps({"message": value, "docs": value, "result": value})):
        with suppress(UnreadableResponse):
            read(body.encode())


@pytest.mark.parametrize("read", READERS)
@settings(max_examples=40, deadline=None)
@given(
    body=st.binary(max_size=60) | st.sampled_from((b"<feed/>", b"<searchRetrieveResponse/>", b""))
)
def test_odd_bytes_are_read_or_refused(read, body: bytes) -> None:  # type: ignore[no-untyped-def]
    with suppress(UnreadableResponse):
        read(body)
