"""The values that pass between packages: frozen dataclasses without behavior.

Every ``Span`` is a pair of character offsets into one text: the article's ``text``
unless the field says otherwise (a ``Passage`` also points into a capture's text).
Values refer to one another by their index in the tuple of the same name in
``Dossier`` (``Reference.note = 2`` is ``dossier.notes[2]``).
Dates are ISO 8601 strings of the precision that the text gives: ``2022-10-17``,
``2019-03``, ``2019``. An unknown value is ``None``, never an empty string.
"""

from __future__ import annotations

from verify.model.article import (
    Anchor,
    Article,
    Block,
    BlockKind,
    CitationRecord,
    DocumentPlace,
    InlineIgnore,
    Link,
    MarkedNote,
    Skipped,
)
from verify.model.claims import (
    Claim,
    Fact,
)
from verify.model.dossier import (
    Dossier,
)
from verify.model.findings import (
    Confidence,
    Evidence,
    Finding,
    Place,
    Severity,
    Step,
)
from verify.model.flags import (
    Decision,
    Flag,
    History,
)
from verify.model.notes import (
    Marker,
    Note,
    NoteKind,
)
from verify.model.pages import (
    Page,
    PageDate,
    PageTitle,
)
from verify.model.people import (
    Acronym,
    Label,
    Person,
)
from verify.model.proposals import Proposal
from verify.model.quotations import (
    Quotation,
    QuotationKind,
    Speaker,
)
from verify.model.references import (
    Reference,
)
from verify.model.registries import (
    Lookup,
    LookupOutcome,
    WorkLookups,
    WorkRecord,
    WorkUpdate,
)
from verify.model.results import (
    CitedSource,
    ClaimResult,
    FieldResult,
    OtherQuotation,
    ReferenceResult,
    Result,
    Results,
    SourceResult,
    StatementResult,
    UrlResult,
)
from verify.model.runs import (
    ArticleReport,
    Coverage,
    RunReport,
    TranslationUse,
)
from verify.model.sources import (
    Absence,
    Capture,
    Check,
    LinkState,
    Reason,
    SourceRecord,
    Transition,
    Via,
)
from verify.model.span import (
    Field,
    Span,
)
from verify.model.translations import Translation
from verify.model.works import (
    PersonName,
    Work,
)

__all__ = [
    "Absence",
    "Acronym",
    "Anchor",
    "Article",
    "ArticleReport",
    "Block",
    "BlockKind",
    "Capture",
    "Check",
    "CitationRecord",
    "CitedSource",
    "Claim",
    "ClaimResult",
    "Confidence",
    "Coverage",
    "Decision",
    "DocumentPlace",
    "Dossier",
    "Evidence",
    "Fact",
    "Field",
    "FieldResult",
    "Finding",
    "Flag",
    "History",
    "InlineIgnore",
    "Label",
    "Link",
    "LinkState",
    "Lookup",
    "LookupOutcome",
    "MarkedNote",
    "Marker",
    "Note",
    "NoteKind",
    "OtherQuotation",
    "Page",
    "PageDate",
    "PageTitle",
    "Person",
    "PersonName",
    "Place",
    "Proposal",
    "Quotation",
    "QuotationKind",
    "Reason",
    "Reference",
    "ReferenceResult",
    "Result",
    "Results",
    "RunReport",
    "Severity",
    "Skipped",
    "SourceRecord",
    "SourceResult",
    "Span",
    "Speaker",
    "StatementResult",
    "Step",
    "Transition",
    "Translation",
    "TranslationUse",
    "UrlResult",
    "Via",
    "Work",
    "WorkLookups",
    "WorkRecord",
    "WorkUpdate",
]
