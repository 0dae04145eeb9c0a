"""Where the title of one work ends: its subtitle, the seam to the journal, the imprint."""

from __future__ import annotations

from itertools import pairwise

from verify.model import Span
from verify.parse.references.sequence.closed_words import groups_in, is_month
from verify.parse.references.sequence.person_roles import REPAIRED
from verify.parse.references.sequence.works import LabeledField
from verify.text.lazy_patterns import regex

# The end of a sentence inside a field, behind no abbreviation.
_FULL_STOP = regex.compile(r"(?:(?<=\p{L}{4}|\d{2}|[)”“»])\.|(?<=[?!]))\s+(?=\p{Lu})")
_COMMA = regex.compile(r",\s+(?=\p{Lu})")
_FEWEST = 4  # words of a title before a journal that was read as one with it: “Phys. Rev. Lett.”
MARKS = regex.compile(r"[\s.:,;?!–—-]*")
PARTS = frozenset(("issue", "pages"))  # books have volumes, too
IMPRINT = frozenset(("place", "publisher"))


def with_long_title(text: str, fields: list[LabeledField]) -> list[LabeledField]:
    """Part a subtitle from the journal: “Who pays? Dams of the valley. | Example Survey, 8(2)”."""
    for at, (one, other) in enumerate(pairwise(fields)):
        near = MARKS.fullmatch(text, one.span.end, other.span.start)
        if (one.label, other.label) != ("title", "container") or not near:
            continue
        cut = seam(text, other)
        if cut is None:
            return fields
        subtitle = LabeledField("title", Span(other.span.start, cut.start()), REPAIRED)
        if is_periodical(text, subtitle) or not {f.label for f in fields} & PARTS:
            return fields
        title = LabeledField("title", Span(one.span.start, cut.start()), REPAIRED)
        journal = LabeledField("container", Span(cut.end(), other.span.end), REPAIRED)
        return [*fields[:at], title, journal, *fields[at + 2 :]]
    return fields


def seam(text: str, one: LabeledField) -> regex.Match[str] | None:
    """Return what parts title and journal: the last full stop, or the comma before “Journal”."""
    stops = list(_FULL_STOP.finditer(text, one.span.start, one.span.end))
    commas = list(_COMMA.finditer(text, one.span.start, one.span.end))
    for cut in [*stops[-1:], *commas[-1:]]:
        rest = LabeledField("container", Span(cut.end(), one.span.end), 1.0)
        words = len(text[one.span.start : cut.start()].split())
        if words >= _FEWEST and (cut in stops or is_periodical(text, rest)):
            return cut
    return None


_NAMED_NUMBER = regex.compile(
    r"(?P<name>\p{Lu}[\p{L}-]{2,}(?:\s\p{L}[\p{L}-]*){0,4})\s+(?P<number>\d.*)"
)
_NUMBERING = frozenset(("issue", "volume", "section", "edition", "pages"))
_KIND_OF_ISSUE = regex.compile(r"(?i)heft\b|band\b|^suppl|^special|^sonder|^beilage")


def with_named_journal(text: str, fields: list[LabeledField]) -> list[LabeledField]:
    """Part the journal from its number where both were read as the issue: “WasZ 10/2012”."""
    at = next((i for i, f in enumerate(fields) if f.label == "issue"), None)
    if at is None or any(f.label == "container" for f in fields):
        return fields
    one = fields[at]
    found = _NAMED_NUMBER.fullmatch(text, one.span.start, one.span.end)
    if found is None or _KIND_OF_ISSUE.search(found["name"]):
        return fields
    words = found["name"].lower().split()
    if _NUMBERING & groups_in(words) or any(map(is_month, words)):
        return fields
    name = LabeledField("container", Span(*found.span("name")), REPAIRED)
    return [
        *fields[:at],
        name,
        LabeledField("issue", Span(*found.span("number")), REPAIRED),
        *fields[at + 1 :],
    ]


_IN_TITLE = regex.compile(r"\s+")


def with_years(text: str, fields: list[LabeledField]) -> list[LabeledField]:
    """Join the title and the year beside it where the work has its date elsewhere.

    “(2013): Jahresbericht 2012. Koblenz” · “(2008): 2008 Report on Weirs”
    """
    if sum(f.label == "date" for f in fields) < _TWO:
        return fields
    for at, (one, other) in enumerate(pairwise(fields)):
        beside = _IN_TITLE.fullmatch(text, one.span.end, other.span.start)
        opens = one.label == "date" and any(f.label == "date" for f in fields[:at])
        if (
            beside
            and other.label == ("title" if opens else "date")
            and (opens or one.label == "title")
        ):
            sure = min(one.confidence, other.confidence, REPAIRED)
            whole = LabeledField("title", Span(one.span.start, other.span.end), sure)
            return [*fields[:at], whole, *fields[at + 2 :]]
    return fields


_TWO = 2
_DEFINITE = frozenset("der die das the le la les el".split())
_ARTICLES = _DEFINITE | frozenset("ein eine a an un une".split())
_SENTENCE_END = regex.compile(r"[.?!][\"”“«»]?\s+")


def with_subtitle(text: str, fields: list[LabeledField]) -> list[LabeledField]:
    """Join title and “publisher” of a book that has an article: “Flucht. Eine Bibliographie, Berlin”.

    Not the name of a house or a paper: “La mer. Le Seuil, Paris”, “Flucht. Die Zeit, Hamburg, 3. Mai”.
    """
    for at, (one, other, place) in enumerate(zip(fields, fields[1:], fields[2:], strict=False)):
        if (one.label, other.label, place.label) != ("title", "publisher", "place"):
            continue
        written = text[other.span.start : other.span.end].split()
        words = [word.lower() for word in written]
        stopped = _SENTENCE_END.fullmatch(text, one.span.end, other.span.start)
        named = ":" in text[other.span.end : place.span.start] or "publishing" in groups_in(words)
        is_name = words[0] in _DEFINITE and all(word[0].isupper() for word in written)
        if stopped and len(words) > 1 and words[0] in _ARTICLES and not named and not is_name:
            whole = LabeledField("title", Span(one.span.start, other.span.end), REPAIRED)
            return [*fields[:at], whole, *fields[at + 2 :]]
    return fields


def of_book(text: str, fields: list[LabeledField]) -> list[LabeledField]:
    """Join title and “container” of a book: “Historiker im Reich. Der Kampf im Osten, Göttingen”.

    A collected volume has “in”, editors or pages, a periodical a number, a newspaper a day.
    """
    labels = {f.label for f in fields}
    heads = {"editor"} if fields[0].label == "editor" and "author" not in labels else set()
    if labels & (PARTS | {"url", "accessed", "editor"}) - heads or not labels & IMPRINT:
        return fields
    for at in range(len(fields) - 1):
        one, other = fields[at], fields[at + 1]
        near = MARKS.fullmatch(text, one.span.end, other.span.start)
        if (one.label, other.label) != ("title", "container") or not near:
            continue
        if is_periodical(text, other):
            return fields
        if len(text[other.span.start : other.span.end].split()) < _SHORTEST:
            return [*fields[: at + 1], *fields[at + 2 :]]  # a place or publisher, whichever it is
        span = Span(one.span.start, other.span.end)
        joined = LabeledField("title", span, min(one.confidence, other.confidence, REPAIRED))
        return [*fields[:at], joined, *fields[at + 2 :]]
    return fields


_SHORTEST = 3  # words of a subtitle
_MEETING = frozenset(("conference", "symposium", "congress", "workshop", "proc", "proceedings"))


def is_periodical(text: str, field: LabeledField) -> bool:
    """Return whether a field names a periodical, the papers of a meeting, or a kind of report."""
    words = regex.findall(r"\p{L}+", text[field.span.start : field.span.end].lower())
    groups = groups_in(words)
    first = words[0] in ("j", "journal", "zeitschrift") if words else False
    numbered = regex.match(r"\s*\d", text[field.span.end : field.span.end + 3]) is not None
    return (
        first or numbered or bool(groups & {"periodical", "genre"}) or bool(_MEETING & set(words))
    )
