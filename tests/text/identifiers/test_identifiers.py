"""Identifiers are found with their normal form; check digits catch every single wrong digit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.text.identifiers.checksums import (
    german_nbn_is_valid,
    isbn13,
    isbn_is_valid,
    issn_is_valid,
)
from verify.text.identifiers.finder import find_identifiers
from verify.text.identifiers.values import IdentifierKind

WELL_FORMED = [
    ("see doi:10.1000/182.", IdentifierKind.DOI, "10.1000/182"),
    ("(https://doi.org/10.1000/Ab(c)12)", IdentifierKind.DOI, "10.1000/ab(c)12"),
    (
        "10.1002/(SICI)1096-8644(199601)99:1<1::AID-AJPA1>3.0.CO;2-1",
        IdentifierKind.DOI,
        "10.1002/(sici)1096-8644(199601)99:1<1::aid-ajpa1>3.0.co;2-1",
    ),
    ("ISBN-10: 0-306-40615-2", IdentifierKind.ISBN, "9780306406157"),
    ("ISBN (paperback): 99921-58-10-7", IdentifierKind.ISBN, "9789992158104"),
    ("ISBN 0306406152 12 pages", IdentifierKind.ISBN, "9780306406157"),
    ("ISSN (online): 2049-3630", IdentifierKind.ISSN, "2049-3630"),
    ("arXiv:hep-th/9901001", IdentifierKind.ARXIV, "hep-th/9901001"),
    ("https://arxiv.org/abs/2101.00001v2", IdentifierKind.ARXIV, "2101.00001v2"),
    ("PMID: 12345678", IdentifierKind.PMID, "12345678"),
    ("PMCID: PMC1234567", IdentifierKind.PMCID, "PMC1234567"),
    ("https://hdl.handle.net/2027/mdp.123", IdentifierKind.HANDLE, "2027/mdp.123"),
    (
        "urn:nbn:de:gbv:089-3321752945",
        IdentifierKind.NBN,
        "urn:nbn:de:gbv:089-3321752945",
    ),
]


@pytest.mark.parametrize(("text", "kind", "value"), WELL_FORMED)
def test_a_well_formed_identifier_has_its_normal_form_and_place(text, kind, value) -> None:
    [found] = find_identifiers(text)
    assert (found.kind, found.value, found.fault) == (kind, value, None)
    written = text[found.span.start : found.span.end]
    assert kind == IdentifierKind.ISBN or written.lower() == value.lower()


@pytest.mark.parametrize(
    ("text", "repaired"),
    [
        ("doi: lO.1000/182", "10.1000/182"),
        ("DOI 10,1000/182", "10.1000/182"),
        ("DOI: 1000/182a5", "10.1000/182a5"),
        ("https://doi.org/https://doi.org/10.1000/182", "https://doi.org/10.1000/182"),
        ("doi:10.1000/", None),
        ("doi:10.10/182", None),
        ("PMID: 123456789", None),
        ("arXiv:2101.0001", None),
    ],
)
def test_a_malformed_identifier_has_a_fault_and_its_only_repair(text, repaired) -> None:
    [found] = find_identifiers(text)
    assert found.fault and found.repaired == repaired


@pytest.mark.parametrize(
    "text",
    ["the DOI of 2009", "doi: forthcoming", "doi:10.1017/ s0144", "https://doi.org/abcd", "PMCs"],
)
def test_what_is_no_identifier_is_not_found(text) -> None:
    assert find_identifiers(text) == ()


@given(st.integers(0, 10**9 - 1), st.integers(0, 12), st.integers(1, 9))
def test_one_wrong_digit_of_an_isbn_never_passes(number, position, difference) -> None:
    valid = next(
        digits for check in "0123456789X" if isbn_is_valid(digits := f"{number:09}{check}")
    )
    whole = isbn13(valid)
    assert isbn_is_valid(whole)
    wrong = str((int(whole[position]) + difference) % 10)
    assert not isbn_is_valid(whole[:position] + wrong + whole[position + 1 :])


def test_the_check_digit_of_a_german_urn_is_checked() -> None:
    assert german_nbn_is_valid("urn:nbn:de:gbv:089-3321752945")
    assert not any(german_nbn_is_valid(f"urn:nbn:de:gbv:089-332175294{d}") for d in "012346789")


@given(st.text(max_size=80))
def test_no_text_raises_and_spans_point_into_it(text) -> None:
    for found in find_identifiers(f"ISBN {text} doi:{text} ISSN{text}"):
        assert 0 <= found.span.start < found.span.end
    assert not issn_is_valid("0378595")
