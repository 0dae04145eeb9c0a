"""Books and articles cited by author, place and year: Chicago, GOST, Harvard, APA.

Each reader takes a draft, sets the fields if the text has its format, and returns whether it has.
"""

from __future__ import annotations

from verify.model import Field, Span
from verify.parse.references import authors
from verify.parse.references.field_draft import ReferenceDraft
from verify.parse.spans import trim_span
from verify.text.lazy_patterns import regex


def read_print_work(draft: ReferenceDraft) -> bool:
    """Read the fields of a book or journal article; return False if no format matches."""
    return _book(draft) or _gost_book(draft) or _author_year(draft) or _apa(draft)


_BOOK = regex.compile(
    r"\((?:(?P<place>[^():,]{2,40}):\s*)?(?P<publisher>[^():]{2,60}),\s*"
    r"(?P<year>1[5-9]\d\d|20\d\d)\)"
)


def _book(draft: ReferenceDraft) -> bool:
    """Read “Author, Title (Place: Publisher, 2010), 23.”"""
    found = _BOOK.search(draft.left)
    if not found or "url" in draft.found:
        return False
    at = draft.span.start
    head = trim_span(draft.text, Span(at, at + found.start()), " ,\n")
    comma = draft.text.find(",", head.start, head.end)
    persons = authors.read_authors(draft.text, Span(head.start, comma)) if comma > 0 else None
    if not persons or len(persons[0].value.split()) < 2:
        return False
    draft.style = "book"
    draft.authors.extend(persons)
    draft.put("title", trim_span(draft.text, Span(comma + 1, head.end), " ,"))
    house = Span(at + found.start("publisher"), at + found.end("publisher"))
    sure = 1.0 if found["place"] else _PLACE_OR_HOUSE
    draft.found["publisher"] = Field(found["publisher"].strip(), house, confidence=sure)
    draft.put("published", Span(at + found.start("year"), at + found.end("year")))
    return True


_PLACE_OR_HOUSE = 0.6  # “(Portmere, 2018)” can be either
_GOST_IMPRINT = regex.compile(
    r"\.\s*(?:[–—-]\s*)?(?P<place>\p{Lu}[\p{L} -]{0,30}\.?)\s*:\s*"
    r"(?P<publisher>[^:,\n]{2,60}),\s*"
    r"(?P<year>1[5-9]\d\d|20\d\d)\s*(?=[.,;]|$)"
)


def _gost_book(draft: ReferenceDraft) -> bool:
    """Read “Иванов И. И. Название. Душанбе: Дониш, 2011. С. 34.”"""
    at = draft.span.start
    head = authors.GOST_AUTHORS.match(draft.text, at, draft.span.end)
    found = _GOST_IMPRINT.search(draft.left, head.end() - at) if head else None
    if not found or not head:
        return False
    draft.style = "book"
    for person in authors.GOST_AUTHOR.finditer(draft.text, at, head.end()):
        draft.authors.append(Field(person.group(), Span(*person.span())))
    draft.put("title", trim_span(draft.text, Span(head.end(), at + found.start()), " \u00a0"))
    draft.put("publisher", Span(at + found.start("publisher"), at + found.end("publisher")))
    draft.put("published", Span(at + found.start("year"), at + found.end("year")))
    return True


_AUTHOR_YEAR = regex.compile(
    r"(?P<who>\p{Lu}[^()]{1,150}?)\s*\((?P<year>1[5-9]\d\d|20\d\d)[a-z]?\)[.,:]?\s+"
    r"(?P<title>\p{Lu}[^.«»“”]{4,200}?)\.\s+(?P<place>\p{Lu}[\p{L}, -]{0,40}):\s*"
    r"(?P<publisher>[^.:;]{2,60}?)\s*(?:[.,;]|$)"
)


def _author_year(draft: ReferenceDraft) -> bool:
    """Read “Bell, A. (2010) Dams of the Valley. London: Example Press.”"""
    found = _AUTHOR_YEAR.match(draft.left)
    if not found:
        return False
    at = draft.span.start
    who = Span(at + found.start("who"), at + found.end("who"))
    draft.style = "book"
    if persons := authors.read_authors(draft.text, who):
        draft.authors.extend(persons)
    else:
        draft.found["_organization"] = Field(draft.text[who.start : who.end], who)
    for name, group in (("title", "title"), ("publisher", "publisher"), ("published", "year")):
        draft.put(name, Span(at + found.start(group), at + found.end(group)))
    return True


_APA_HEAD = (
    r"(?P<who>\p{Lu}[^()]{1,200}?)\s*\((?P<year>1[5-9]\d\d|20\d\d)[a-z]?(?:,[^()]{1,20})?\)\.\s+"
)
# The title ends in a period, or in ? or ! if the words up to the next period are not part of it.
_APA = tuple(
    regex.compile(rf"{_APA_HEAD}(?P<title>\p{{Lu}}(?:(?!,\s*\d).){{4,250}}?){end}(?=\s|$)")
    for end in (r"\.", r"(?<=[?!])")
)
_JOURNAL = regex.compile(r"\s*(?P<journal>\p{Lu}[^,.\d]{2,80}?),\s*\d{1,4}(?!\d)")
_HOUSE = regex.compile(r"\s*(?P<house>\p{Lu}[^,.\d]{2,60}?)\.")


def _apa(draft: ReferenceDraft) -> bool:
    """Read “Bell, A., & Carr, J. (2021). Dams of the valley. Example Survey, 8(2), 101–122.”"""
    found = next(filter(None, (pattern.match(draft.left) for pattern in _APA)), None)
    if not found:
        return False
    at = draft.span.start
    who = Span(at + found.start("who"), at + found.end("who"))
    draft.style = "book"
    if persons := authors.read_authors(draft.text, _before_point(draft.text, who)):
        draft.authors.extend(persons)
    else:
        who = trim_span(draft.text, who, " .,")
        draft.found["_organization"] = Field(draft.text[who.start : who.end], who)
    draft.put("title", Span(at + found.start("title"), at + found.end("title")))
    draft.put("published", Span(at + found.start("year"), at + found.end("year")))
    for name, pattern in (("container", _JOURNAL), ("publisher", _HOUSE)):
        if behind := pattern.match(draft.left, found.end()):
            draft.put(name, Span(at + behind.start(1), at + behind.end(1)))
            break
    return True


def _before_point(text: str, span: Span) -> Span:
    """Return the authors without the final period, unless it belongs to an initial."""
    words = text[span.start : span.end].rstrip()
    keep = not words.endswith(".") or regex.search(r"\p{Lu}\.$", words) is not None
    return Span(span.start, span.start + len(words) - (not keep))
