"""Ask doi.org about a DOI: does it exist, is its prefix registered, what is the work."""

from __future__ import annotations

from verify.model import Lookup, LookupOutcome, WorkRecord
from verify.pipeline.registries.ask import (
    Choose,
    NotAnswered,
    Registries,
    body_of_either,
    get,
    not_checked,
    read,
)
from verify.registries.services import doi_org
from verify.registries.services.csl import read_csl

_NAME = "doi.org"
_JSON = ("application/json", doi_org.GAP)


def ask_doi_org(registries: Registries, doi: str, choose: Choose) -> Lookup:
    """Return what doi.org and the agency of the DOI say of it.

    A DOI that does not exist, although its prefix does, is unregistered; with an unknown prefix
    there is no trace of it. Metadata that cannot be had are no reason to doubt the DOI.
    """
    base = registries.settings.urls.get(_NAME, doi_org.BASE).rstrip("/")
    try:
        answer = body_of_either(registries, _NAME, base + doi_org.handle_path(doi), _JSON)
        if not read(registries, _NAME, answer, doi_org.exists):
            known = _agency(registries, base, doi) is not None
            outcome = LookupOutcome.UNREGISTERED if known else LookupOutcome.NO_TRACE
            return Lookup(
                *(doi_org.LABEL, outcome, registries.now, None, None, answer.warc, answer.offset)
            )
        record, detail = _metadata(registries, base, doi, choose)
    except NotAnswered as error:
        return not_checked(registries, doi_org.LABEL, str(error))
    return Lookup(
        doi_org.LABEL,
        LookupOutcome.FOUND,
        registries.now,
        record,
        detail,
        answer.warc,
        answer.offset,
    )


def _agency(registries: Registries, base: str, doi: str) -> str | None:
    prefix = doi.split("/")[0]
    if prefix not in registries.prefixes:
        answer = get(registries, _NAME, base + doi_org.agency_path(doi), _JSON)
        found = None if answer.body is None else read(registries, _NAME, answer, doi_org.agency)
        registries.prefixes[prefix] = found
    return registries.prefixes[prefix]


def _metadata(
    registries: Registries, base: str, doi: str, choose: Choose
) -> tuple[WorkRecord | None, str | None]:
    how = (doi_org.CSL, doi_org.GAP)
    try:
        answer = get(registries, _NAME, base + doi_org.metadata_path(doi), how)
        if answer.body is None:
            return None, "Its agency gives no metadata."
        record = choose([r for r in read(registries, _NAME, answer, read_csl) if r.has_contents])
        return record, None if record else "Its agency gives no metadata."
    except NotAnswered as error:
        return None, f"The DOI exists, but its metadata could not be read: {error}"
