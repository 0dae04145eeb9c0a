"""The nouns: frozen values that hold facts and do no work.

Every ``Span`` is a pair of character offsets into one text: the article's ``text``
unless the field says otherwise (a ``Passage`` also points into a capture's text).
Values refer to one another by their index in the tuple of the same name in
``Dossier`` (``Reference.note = 2`` is ``dossier.notes[2]``).
Dates are ISO 8601 strings of the precision that the text gives: ``2022-10-17``,
``2019-03``, ``2019``. An unknown value is ``None``, never an empty string.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

# --------------------------------------------------------------------------- the article


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of character offsets, ``start`` included, ``end`` not."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Field:
    """One value read from the text, with the place it was read from.

    ``origin`` says how it is known: ``text`` (it stands there), ``address`` (only the
    URL tells, e.g. a date in the path), ``metadata`` (a page's head, JSON-LD).
    """

    value: str
    span: Span
    origin: str = "text"


class BlockKind(StrEnum):
    TITLE = "title"
    BYLINE = "byline"
    DATE = "date"
    HEADING = "heading"
    BODY = "body"
    LIST_ITEM = "list item"
    QUOTATION = "block quotation"
    NOTES = "note list"
    BIOGRAPHY = "biography"
    CAPTION = "caption"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph-sized part of the article. Blocks do not overlap and stand in order."""

    kind: BlockKind
    span: Span
    language: str | None = None  # ISO 639-1, None where it cannot be told
    level: int = 0  # heading level 1..6


@dataclass(frozen=True, slots=True)
class Link:
    """A hyperlink of the text as read. ``span`` is the link's text, ``href`` as written."""

    span: Span
    href: str
    anchor: str | None = None  # the id or name of the <a> itself, for note anchors


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place that ``#name`` leads to."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class Article:
    """One text under verification, as read: nothing in it is interpreted but its blocks."""

    origin: str  # path or address as given; "-" for standard input
    text: str
    format: str  # "text", "html", "markdown"
    encoding: str
    digest: str  # sha256 of the bytes read, hex
    blocks: tuple[Block, ...] = ()
    links: tuple[Link, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    superscripts: tuple[Span, ...] = ()
    language: str | None = None
    title: Field | None = None
    byline: Field | None = None
    published: Field | None = None  # value: ISO date
    address: str | None = None  # where it is published, if known
    outlet: str | None = None
    replaced: int = 0  # characters that no file can hold (half a surrogate pair), now U+FFFD


# --------------------------------------------------------------------------- parsed parts


class NoteKind(StrEnum):
    CITATION = "citation"
    EXPLANATORY = "explanatory"  # holds no reference, or explains and cites
    CREDIT = "image credit"


@dataclass(frozen=True, slots=True)
class Note:
    label: str  # "1", "ii", "*"; "" for an unnumbered source line
    span: Span  # the whole note, its label included
    body: Span  # without the label
    kind: NoteKind
    references: tuple[int, ...] = ()
    note_list: int = 0  # which list of the article (one per section, or one in all)
    form: str = "bracket"  # paren, superscript, plain, symbol, markdown, anchor, unnumbered


@dataclass(frozen=True, slots=True)
class Marker:
    label: str
    span: Span
    form: str  # bracket, paren, superscript, glued, symbol, markdown, inline, anchor
    note: int | None = None  # index of the note it points to; None: it points nowhere


@dataclass(frozen=True, slots=True)
class Reference:
    """The parsed fields of one cited work. What the text does not say is None."""

    span: Span
    authors: tuple[Field, ...] = ()
    title: Field | None = None  # without its quotation marks
    translated_title: Field | None = None
    container: Field | None = None
    publisher: Field | None = None
    publisher_description: Field | None = None  # stands where the name should be
    issue: Field | None = None
    url: Field | None = None  # as written, trailing punctuation removed
    published: Field | None = None  # ISO date
    accessed: Field | None = None  # ISO date
    language: str | None = None  # of the title
    address_language: str | None = None  # betrayed by the address: "/tr/", a Turkish slug
    note: int | None = None  # the note it stands in
    origin: str = "note"  # note, source line, link, inline
    style: str | None = None  # the house style that was recognised
    back_reference: str | None = None  # "ibid", "op. cit.", "a.g.e." … as written
    antecedent: int | None = None  # index of the reference it repeats; None: uncertain


class QuotationKind(StrEnum):
    STATEMENT = "statement"
    TITLE = "title"
    TERM = "term"
    HEADLINE = "headline"  # a statement quoted in the article's own title
    PULL_QUOTE = "pull quote"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks. ``name`` is what the text says there ("He"), ``person`` who that is."""

    name: Field
    person: int | None = None  # index of the person; None: not certain


@dataclass(frozen=True, slots=True)
class Quotation:
    span: Span  # with its marks (a block quotation without marks: the block)
    inner: Span  # without them
    kind: QuotationKind
    parts: tuple[Span, ...]  # the spoken parts; several when interrupted or over paragraphs
    speaker: Speaker | None = None
    cue: Field | None = None
    references: tuple[int, ...] = ()  # what backs it
    note: int | None = None
    parent: int | None = None  # the quotation it is nested in
    language: str | None = None
    block: int = 0  # index of the block it starts in


@dataclass(frozen=True, slots=True)
class Label:
    """A role or description given to a person at one place."""

    person: int
    role: Field  # "Central Asia Expert"
    name: Field  # the person as named there
    span: Span  # the whole: "Central Asia Expert Mars Sariev"
    block: int
    shape: str  # prefix, apposition, parenthesis, header, byline, biography, honorific


@dataclass(frozen=True, slots=True)
class Person:
    name: str  # the fullest form met
    forms: tuple[Field, ...]  # every mention, in order


@dataclass(frozen=True, slots=True)
class Fact:
    """A number, date or name of a claim: as written, and as a comparable value."""

    kind: str  # number, date, name
    text: str
    value: str  # canonical: "4500000", "2022-10-07", "emomali rahmon"
    span: Span
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """The sentence or clause that a marker or link backs."""

    span: Span
    references: tuple[int, ...]
    facts: tuple[Fact, ...] = ()
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Acronym:
    short: Field
    expansion: Field


# --------------------------------------------------------------------------- the sources


@dataclass(frozen=True, slots=True)
class PageTitle:
    """One of the page's own titles. ``kind``: h1, og, json-ld, title, slug."""

    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class PageDate:
    value: str  # ISO date
    origin: str  # json-ld, meta, time, text, address, guess


@dataclass(frozen=True, slots=True)
class Page:
    """What was read out of one body: pure extraction, no network, no judgement."""

    text: str  # the main text
    whole_text: str  # everything visible
    titles: tuple[PageTitle, ...] = ()
    authors: tuple[str, ...] = ()
    published: tuple[PageDate, ...] = ()
    language: str | None = None
    site_name: str | None = None
    canonical: str | None = None
    pages: tuple[int, ...] = ()  # PDF: offset in ``text`` at which each page starts
    encoding: str | None = None
    truncated: bool = False  # not all of it: a paywall's visible part, a PDF cut short
    replaced: int = 0  # characters that no file can hold (half a surrogate pair), now U+FFFD


class Via(StrEnum):
    """How a capture came to us."""

    LIVE = "live"
    ARCHIVE = "web archive"
    ATTACHED = "attached"
    BROWSER = "browser"


@dataclass(frozen=True, slots=True)
class Capture:
    """One usable copy of a source at one time."""

    address: str  # the source, in canonical form
    final_address: str  # after redirects
    captured_at: datetime  # aware, UTC
    status: int
    media_type: str
    digest: str  # sha256 of the body, hex
    page: Page
    via: Via = Via.LIVE
    redirects: tuple[str, ...] = ()
    warc: str | None = None  # file name in archive/
    offset: int | None = None  # of the record in that file
    signs: tuple[str, ...] = ()  # what the judgement of fitness rested on
    id: int | None = None  # its row in citations.db


class Reason(StrEnum):
    """Why there is no usable capture. A closed set; each has a next action."""

    NOT_FOUND = "not-found"
    GONE = "gone"
    SERVER_ERROR = "server-error"
    DNS = "dns"
    REFUSED = "refused"
    TLS = "tls"
    TIMEOUT = "timeout"
    TOO_SLOW = "too-slow"
    TOO_LARGE = "too-large"
    REDIRECT_LOOP = "redirect-loop"
    BLOCKED = "blocked"
    LOGIN = "login"
    PAYWALLED = "paywalled"
    RATE_LIMITED = "rate-limited"
    ROBOTS_DISALLOWED = "robots-disallowed"
    SOFT_404 = "soft-404"
    REDIRECTED_HOME = "redirected-home"
    PARKED = "parked"
    USURPED = "usurped"
    NEEDS_BROWSER = "needs-browser"
    UNSUPPORTED_TYPE = "unsupported-type"
    PRIVATE_ADDRESS = "private-address"
    MALFORMED = "malformed"
    NO_ADDRESS = "no-address"
    NOT_ASKED = "not-asked"  # --offline, and nothing in the archive


@dataclass(frozen=True, slots=True)
class Absence:
    """Why there is no usable capture of ``address``: could-not-look is not not-there."""

    address: str
    reason: Reason
    detail: str  # one sentence: what happened
    next_action: str  # one sentence: what the editor can do
    checked_at: datetime | None = None
    status: int | None = None
    final_address: str | None = None
    signs: tuple[str, ...] = ()
    warc: str | None = None  # where the answer that it was told from lies in archive/
    offset: int | None = None


class LinkState(StrEnum):
    """The state of a link: a pure function of its checks (``schedule.state``)."""

    UNKNOWN = "unknown"
    ALIVE = "alive"
    FAILING = "failing"
    DEAD = "dead"
    WALLED = "walled"
    MOVED = "moved"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Check:
    """One attempt at a source, in the link ledger."""

    address: str
    at: datetime
    outcome: str  # "ok", "unchanged", or a Reason's value
    status: int | None = None
    final_address: str | None = None
    seconds: float | None = None
    method: str = "get"  # get, archive: the second way of asking
    detail: str | None = None
    change: str | None = None  # headline-changed, passage-changed, passage-gone, correction
    words: str | None = None  # "kind:digest …": what has changed, so that a further change shows
    warc: str | None = None  # its evidence: the file in archive/ that holds what was answered
    offset: int | None = None


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """All that is known of one cited address when the rules look."""

    address: str  # canonical
    capture: Capture | None = None  # the one to compare with (nearest the access date)
    absence: Absence | None = None  # why there is none, or why the latest try failed
    earlier: tuple[Capture, ...] = ()  # other captures, oldest first
    checks: tuple[Check, ...] = ()
    state: LinkState = LinkState.UNKNOWN


@dataclass(frozen=True, slots=True)
class Dossier:
    """All that is known of one article when the rules look."""

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
    today: date | None = None


# --------------------------------------------------------------------------- what rules say


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Confidence(StrEnum):
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Place:
    """One place in the article that a finding is about, with its exact words."""

    span: Span
    text: str
    article: str | None = None  # origin of another article (rules over a collection)


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a comparison: what was done and what it gave. Replaying gives the same."""

    action: str
    result: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """What shows that the finding holds.

    ``kind``: source (words of a capture), article (other words of the article), address,
    absence, date, list. ``diff`` holds word-level pairs (op, article words, source words),
    op one of equal, replace, delete, insert.
    """

    kind: str
    text: str
    label: str | None = None  # what it is: "nearest sentence in the body"
    address: str | None = None
    capture: int | None = None
    captured_at: datetime | None = None
    span: Span | None = None  # into the capture's text, or the article's
    diff: tuple[tuple[str, str, str], ...] = ()
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule has to say about one place: an observation, never an accusation."""

    rule: str  # the rule's name, "quote-not-found"
    severity: Severity
    confidence: Confidence
    message: str
    places: tuple[Place, ...]  # the first is the main one
    evidence: tuple[Evidence, ...] = ()
    suggestion: str | None = None
    source: str | None = None  # canonical address it is about
    about: tuple[str, ...] = ()  # the words it is keyed on; default: its places' words


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was and was not checked; opens every report."""

    articles: int = 0
    notes: int = 0
    references: int = 0
    with_address: int = 0
    fetched: int = 0
    usable: int = 0
    quotations: int = 0
    statements: int = 0
    compared: int = 0
    unchecked: tuple[tuple[str, int], ...] = ()  # (why, how many), most first
    absences: tuple[Absence, ...] = ()
    credentials: tuple[str, ...] = ()  # sources whose address was written with a user or password
    replaced: int = 0  # characters of articles and pages that no file can hold, now U+FFFD
    internal_errors: tuple[str, ...] = ()  # IDs; each is in ``skipped`` with what it cost


# --------------------------------------------------------------------------- the list


class History(StrEnum):
    """What became of a flag since the run before."""

    NEW = "new"
    STILL = "still there"
    BACK = "came back"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Decision:
    """An editor's word on a flag. It outlives the run and lapses with its facts."""

    verdict: str  # confirmed, dismissed, fixed, later
    reason: str | None = None
    who: str | None = None
    at: datetime | None = None
    widened: str | None = None  # the setting that made it, where it was widened


@dataclass(frozen=True, slots=True)
class Flag:
    """A finding in the database, with its history and decision."""

    id: int
    finding: Finding
    article: str  # origin
    history: History = History.NEW
    first_seen: datetime | None = None
    decision: Decision | None = None
    lapsed: str | None = None  # why an earlier decision no longer holds


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file or address that was not read, and why, in one sentence."""

    origin: str
    why: str
    error: str | None = None  # the ID of the internal error that is the reason


@dataclass(frozen=True, slots=True)
class Transition:
    """One real change of a link or its page since it was last looked at."""

    address: str
    kind: str  # died, came-back, moved, … (``schedule.transitions`` names them all)
    detail: str
    at: datetime
    articles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ArticleReport:
    dossier: Dossier
    flags: tuple[Flag, ...]
    coverage: Coverage


@dataclass(frozen=True, slots=True)
class RunReport:
    """Everything a report shows. Reports read this and nothing else."""

    started: datetime
    version: str
    articles: tuple[ArticleReport, ...]
    coverage: Coverage
    finished: datetime | None = None
    run: int | None = None
    skipped: tuple[Skipped, ...] = ()
    transitions: tuple[Transition, ...] = ()
    gone: tuple[Flag, ...] = ()
    offline: bool = False
