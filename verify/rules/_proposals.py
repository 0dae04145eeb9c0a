"""Probable pages of lost references, as evidence."""

from __future__ import annotations

from collections.abc import Iterator

from verify.model import Dossier, Evidence


def proposal_evidence(dossier: Dossier, reference: int) -> Iterator[Evidence]:
    """Yield the probable page of a reference (by its index), with what speaks for it."""
    proposal = dossier.proposals.get(reference)
    if proposal is None:
        return
    parts = [proposal.title, proposal.published]
    if proposal.quotations:
        number = len(proposal.quotations)
        parts.append("contains the quotation" if number == 1 else f"contains {number} quotations")
    parts.append(f"found in {proposal.found_in}")
    text = " · ".join(part for part in parts if part)
    yield Evidence(kind="address", text=text, label="Probably", address=proposal.url)
