"""Image credits that cite their source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from verify.model import Article, BlockKind, Span
from verify.parse.notes.note_draft import NoteDraft
from verify.parse.references import vocabulary
from verify.parse.spans import strip_span


def find_credits(article: Article, taken: Sequence[Span]) -> Iterator[NoteDraft]:
    """Yield image credits: "Image: …" with a similar line below it ("Attribution: …").

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
    """Return whether the next line is part of the credit: "Source: https://…" below "Image: …"."""
    beside = text.count("\n", last.end, span.start) <= 1
    lead = vocabulary.reference_lead_in().match(text[span.start : span.end]) if beside else None
    return bool(lead and lead.group().rstrip().endswith(":"))


def _credit(text: str, run: Sequence[Span]) -> Iterator[NoteDraft]:
    span = Span(run[0].start, run[-1].end)
    lines = text[span.start : span.end].splitlines()
    if sum(bool(vocabulary.credit_pattern().match(line)) for line in lines) > 1:
        yield NoteDraft("", span, span, "unnumbered", -1)
