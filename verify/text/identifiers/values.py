"""What the recognizers of identifiers return."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from verify.model import Span


class IdentifierKind(StrEnum):
    """The systems of identifiers that are recognized."""

    DOI = "DOI"
    ISBN = "ISBN"
    ISSN = "ISSN"
    ARXIV = "arXiv ID"
    PMID = "PMID"
    PMCID = "PMCID"
    HANDLE = "Handle"
    NBN = "URN:NBN"


@dataclass(frozen=True, slots=True)
class FoundIdentifier:
    """One identifier in a text.

    ``value`` is its normal form (a DOI in lower case, an ISBN as 13 digits, an ISSN as
    ``1234-5679``), or as written where it is malformed; ``span`` is the identifier without its
    label and points into the searched text. ``fault`` says in words what is wrong, None for a
    well-formed one; ``repaired`` is the only well-formed reading of a malformed one, if there is
    one.
    """

    kind: IdentifierKind
    value: str
    span: Span
    fault: str | None = None
    repaired: str | None = None
