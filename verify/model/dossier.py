"""Everything that is known of one article when the rules run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from verify.model.article import Article
from verify.model.claims import Claim
from verify.model.notes import Marker, Note
from verify.model.people import Acronym, Label, Person
from verify.model.proposals import Proposal
from verify.model.quotations import Quotation
from verify.model.references import Reference
from verify.model.registries import WorkLookups
from verify.model.sources import SourceRecord
from verify.model.translations import Translation


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything that is known of one article when the rules run."""

    article: Article
    notes: tuple[Note, ...] = ()
    markers: tuple[Marker, ...] = ()
    references: tuple[Reference, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    people: tuple[Person, ...] = ()
    labels: tuple[Label, ...] = ()
    claims: tuple[Claim, ...] = ()
    acronyms: tuple[Acronym, ...] = ()
    sources: Mapping[str, SourceRecord] = field(default_factory=dict)  # by canonical address
    addresses: Mapping[int, str] = field(default_factory=dict)  # reference index -> canonical
    proposals: Mapping[int, Proposal] = field(default_factory=dict)  # by index of a lost reference
    untraced: Mapping[int, str] = field(default_factory=dict)  # by index: why it was never there
    lookups: Mapping[int, tuple[WorkLookups, ...]] = field(default_factory=dict)  # by reference
    # By the quotation's words and the language that they are translated into.
    translations: Mapping[tuple[str, str], Translation] = field(default_factory=dict)
    today: date | None = None
    require_sources: bool = False  # its publication gives a source for every quotation
