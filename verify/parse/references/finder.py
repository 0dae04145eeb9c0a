"""The references of an article: in its notes, in source lines, in links."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import regex

from verify.model import Article, BlockKind, Field, Note, NoteKind, Reference, Span
from verify.parse.notes.finder import NoteDraft, strip_span
from verify.parse.quotations.marks import pair_marks
from verify.parse.references import vocabulary
from verify.parse.references.citation import _WIKI_LINK, parse_citation
from verify.text.dates.finder import find_dates
from verify.text.urls.canonical import registrable_domain
from verify.text.urls.finder import find_urls
from verify.text.urls.slugs import slug_language, url_date, url_language

# A note longer than this that does not begin as a citation explains: the longest citation of
# the corpus has 46 words, the shortest explanation of ours 21.
_LONGEST_CITATION = 60
_PROSE = (BlockKind.BODY, BlockKind.QUOTATION, BlockKind.LIST_ITEM, BlockKind.CAPTION)
_BUCKET = 256  # characters


def read_notes(article: Article, drafts: Sequence[NoteDraft]) -> tuple[list[Note], list[Reference]]:
    """Notes with their references. Back references are left open: see ``backrefs``."""
    notes: list[Note] = []
    references: list[Reference] = []
    for draft in drafts:
        found = [_with_language(replace(r, note=len(notes))) for r in _in_note(article, draft.body)]
        kind = _kind(article, draft, found)
        indices = tuple(range(len(references), len(references) + len(found)))
        notes.append(
            Note(draft.label, draft.span, draft.body, kind, indices, draft.note_list, draft.form)
        )
        references.extend(found)
    return notes, references


def _kind(article: Article, draft: NoteDraft, found: Sequence[Reference]) -> NoteKind:
    """A note whose reference stands at its head cites; any other explains."""
    if not found:
        return NoteKind.EXPLANATORY
    before = article.text[draft.body.start : found[0].span.start]
    lead = vocabulary.reference_lead_in().match(before)
    return (
        NoteKind.CITATION
        if not before.strip() or (lead and not before[lead.end() :].strip())
        else NoteKind.EXPLANATORY
    )


def _in_note(article: Article, body: Span) -> Iterator[Reference]:
    for part in _parts(article.text, body):
        if reference := _back_reference(article.text, part) or _citation(article, part):
            yield reference


def _parts(text: str, body: Span) -> list[Span]:
    """Several references in one note are parted by semicolons, each with a title or address."""
    cuts = list(regex.finditer(r";\s+", text, pos=body.start, endpos=body.end))
    closed = [p.span for p in pair_marks(text, [body]).pairs]
    cuts = [m for m in cuts if not any(s.start < m.start() < s.end for s in closed)]
    starts = [body.start, *(m.end() for m in cuts)]
    ends = [*(m.start() for m in cuts), body.end]
    spans = [strip_span(text, Span(a, b)) for a, b in zip(starts, ends, strict=True)]
    return spans if len(spans) > 1 and all(_citable(text, s) for s in spans) else [body]


def _citable(text: str, span: Span) -> bool:
    """Can this part stand alone: a quoted title, an address, a back reference?"""
    words = text[span.start : span.end]
    return bool(
        pair_marks(text, [span]).pairs or find_urls(words) or vocabulary.ibid_pattern().match(words)
    )


# ------------------------------------------------------------------ back references


def _back_reference(text: str, span: Span) -> Reference | None:
    words = text[span.start : span.end]
    lead = vocabulary.reference_lead_in().match(words)
    at = lead.end() if lead else 0
    if len(words) - at > 120 or find_urls(words):
        return None
    if found := vocabulary.ibid_pattern().match(words, at):
        return Reference(span, style="back reference", back_reference=found["word"])
    if found := vocabulary.op_cit_pattern().match(words, at):
        author = Span(span.start + found.start("author"), span.start + found.end("author"))
        named = Field(text[author.start : author.end].strip(" ,"), author)
        return Reference(
            span, authors=(named,), style="back reference", back_reference=found["word"]
        )
    return None


# ------------------------------------------------------------------ a citation, alone or in an explanation


def _citation(article: Article, span: Span) -> Reference | None:
    start = _after_lead_in(article.text, span)
    whole = parse_citation(article, Span(start, span.end))
    if whole is None or not _is_citation(article.text, whole):
        return _embedded(article, span)
    if whole.style == "sentences" and (inner := _embedded(article, span)):
        titled = inner.style in ("quoted title", "linked title") and inner.span != whole.span
        return inner if titled else whole  # "He was dismissed; see “Governor Dismissed”, Kabar, …"
    return whole


def _after_lead_in(text: str, span: Span) -> int:
    found = vocabulary.reference_lead_in().match(text[span.start : span.end])
    return span.start + found.end() if found else span.start


def _is_citation(text: str, reference: Reference) -> bool:
    """Does it read as a reference from its first word on?

    A quoted or linked title at the head does; so does an address or an access date behind
    at most a headline's length of words; words and a date alone only in few words.
    """
    words = text[reference.span.start : reference.span.end].split()
    if reference.style in ("quoted title", "linked title", "GOST", "book"):
        return len(words) <= 2 * _LONGEST_CITATION
    if reference.url or reference.accessed:
        return len(words) <= _LONGEST_CITATION and not _opens_with_clause(text, reference)
    return bool(reference.published and reference.publisher and len(words) <= 12)


def _opens_with_clause(text: str, reference: Reference) -> bool:
    """ "This was first reported in 2019: https://…" is a sentence with an address in it."""
    if reference.url is None:
        return False
    before = text[reference.span.start : reference.url.span.start].rstrip()
    return (
        before.endswith((":", " at", " here"))
        and len(before.split()) > 4
        and not vocabulary.url_lead_in().search(before)
    )


def _embedded(article: Article, span: Span) -> Reference | None:
    """The reference at the end of an explanation: "For more, see Author, “Title,” Journal, 2019." """
    text = article.text
    leads = list(vocabulary.reference_lead_in().finditer(text[span.start : span.end]))
    for lead in reversed(leads):
        inner = Span(span.start + lead.end(), span.end)
        reference = parse_citation(article, inner)
        if (
            reference
            and (reference.title or reference.url)
            and reference.style in ("quoted title", "linked title", "GOST", "book")
        ):
            return reference
    urls = find_urls(text[span.start : span.end])
    if urls:
        at = Span(span.start + urls[0].span.start, span.start + urls[0].span.end)
        return parse_citation(article, at)
    return None


def _with_language(reference: Reference) -> Reference:
    from verify.text.language.detect import detect_language

    if reference.title is None:
        return reference
    return replace(reference, language=detect_language(reference.title.value).code)


# ------------------------------------------------------------------ outside the notes


def find_source_lines(article: Article) -> Iterator[tuple[Span, Reference]]:
    """Unnumbered source lines: a paragraph that is nothing but a reference.

    “Title (Translation),” (description), 17 October 2022. · Source: “Title”, Interfax, …
    """
    for block in article.blocks:
        span = strip_span(article.text, block.span)
        if block.kind not in _PROSE or not 20 <= span.end - span.start <= 500:
            continue
        if (reference := _whole_line(article, span)) is not None:
            yield span, _with_language(replace(reference, origin="source line"))


def _whole_line(article: Article, span: Span) -> Reference | None:
    text = article.text
    lead = vocabulary.reference_lead_in().match(text[span.start : span.end])
    announced = bool(lead and lead.group().rstrip().endswith(":"))
    start = span.start + lead.end() if lead and announced else span.start
    reference = parse_citation(article, Span(start, span.end))
    if (
        reference is None
        or reference.title is None
        or not (reference.published or reference.url or reference.accessed)
    ):
        return None
    if reference.style != "quoted title" and not announced:
        return None
    return (
        replace(reference, span=span) if announced or _no_sentence_behind(text, reference) else None
    )


def _no_sentence_behind(text: str, reference: Reference) -> bool:
    """Behind the title stand fields only: no run of lower-case words, and a date or address ends it."""
    assert reference.title is not None
    tail = text[reference.title.span.end : reference.span.end]
    for held in (reference.publisher_description, reference.translated_title, reference.url):
        if held:
            tail = tail.replace(text[held.span.start : held.span.end], " ")
    lower = [w for w in regex.findall(r"\p{L}{3,}", tail) if w[0].islower()]
    head = text[reference.span.start : reference.title.span.start].split()
    ends_with_field = bool(reference.url or reference.accessed or find_dates(tail[-40:]))
    return len(lower) <= 3 and len(head) <= 8 and ends_with_field


def find_credits(article: Article, taken: Sequence[Span]) -> Iterator[NoteDraft]:
    """Image credits: "Image: …" with a line of the same kind below it ("Attribution: …").

    A single line ("Image source: …") is a caption and cites nothing.
    """
    blocks = [b for b in article.blocks if b.kind is not BlockKind.TITLE]
    run: list[Span] = []
    for block in blocks:
        span = strip_span(article.text, block.span)
        is_credit = (
            bool(vocabulary.credit_pattern().match(article.text, span.start, span.end))
            and span not in taken
        )
        if run and not is_credit and _credits_go_on(article.text, run[-1], span):
            is_credit = True
        if is_credit and (not run or article.text.count("\n", run[-1].end, span.start) <= 1):
            run.append(span)
            continue
        if run:
            yield from _credit(article.text, run)
        run = [span] if is_credit else []
    if run:
        yield from _credit(article.text, run)


def _credits_go_on(text: str, last: Span, span: Span) -> bool:
    """ "Source: https://…" on the line right below "Image: …" is the image's source."""
    beside = text.count("\n", last.end, span.start) <= 1
    lead = vocabulary.reference_lead_in().match(text[span.start : span.end]) if beside else None
    return bool(lead and lead.group().rstrip().endswith(":"))


def _credit(text: str, run: Sequence[Span]) -> Iterator[NoteDraft]:
    span = Span(run[0].start, run[-1].end)
    lines = text[span.start : span.end].splitlines()
    if sum(bool(vocabulary.credit_pattern().match(line)) for line in lines) > 1:
        yield NoteDraft("", span, span, "unnumbered", -1)


class _Taken:
    """Places that are references already, found by where they are: thousands of links in one
    text are not held against each other."""

    def __init__(self) -> None:
        self._near: dict[int, list[Span]] = {}

    def append(self, span: Span) -> None:
        for bucket in self._buckets(span):
            self._near.setdefault(bucket, []).append(span)

    def touch(self, span: Span) -> bool:
        return any(
            taken.start < span.end and span.start < taken.end
            for bucket in self._buckets(span)
            for taken in self._near.get(bucket, ())
        )

    @staticmethod
    def _buckets(span: Span) -> range:
        return range(span.start // _BUCKET, max(span.start, span.end - 1) // _BUCKET + 1)


def find_inline_references(article: Article, notes: Sequence[Note]) -> Iterator[Reference]:
    """Wikinews' [URL title], bare addresses and hyperlinks in the running text."""
    taken = _Taken()
    for note in notes:
        taken.append(note.span)
    for block in article.blocks:
        if block.kind not in _PROSE:
            continue
        yield from _in_block(article, block.span, taken)


def _in_block(article: Article, span: Span, taken: _Taken) -> Iterator[Reference]:
    text = article.text
    for found in _WIKI_LINK.finditer(text, span.start, span.end):
        whole = Span(*found.span())
        if reference := parse_citation(article, whole):
            taken.append(whole)
            yield _with_language(replace(reference, origin="inline"))
    for link in article.links:
        if (
            span.start <= link.span.start < span.end
            and _is_outward(article, link.href)
            and not taken.touch(link.span)
        ):
            taken.append(link.span)
            yield _link_reference(link.span, link.href)
    targets = "\n".join(link.href for link in article.links)
    for url in find_urls(text[span.start : span.end]):
        at = Span(span.start + url.span.start, span.start + url.span.end)
        is_target = article.format == "markdown" and text[at.start - 2 : at.start] in ("](", "(<")
        if is_target and url.url in targets:
            continue  # [text](address): the link is the reference
        if not taken.touch(at) and regex.match(r"(?i)https?:|www\.", url.url):
            taken.append(at)
            yield replace(_link_reference(at, url.url), origin="inline")


def _is_outward(article: Article, href: str) -> bool:
    if not regex.match(r"(?i)(?:https?:)?//", href):
        return False
    own = registrable_domain(article.address) if article.address else None
    return own is None or registrable_domain(href) != own


def _link_reference(span: Span, href: str) -> Reference:
    dated = url_date(href)
    published = Field(dated, span, "address") if dated else None
    language = slug_language(href) or url_language(href)
    return Reference(
        span,
        url=Field(href, span),
        published=published,
        address_language=language,
        origin="link",
        style="link",
    )
