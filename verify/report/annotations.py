"""The flags of an article as comments for a copy of its document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from verify.annotate.comments import (
    SUMMARY,
    SUMMARY_SIGNATURE,
    Comment,
    CommentLine,
    Comments,
    short_key,
    signature,
)
from verify.annotate.formats import ANSWERED
from verify.model import Article, ArticleReport, Evidence, Flag, SourceRecord, Span, Via
from verify.report.coverage_wording import coverage_sentence, unchecked_sentence
from verify.report.excerpts import Lines
from verify.report.flag_wording import (
    article_summary,
    column_labels,
    decision_summary,
    evidence_label,
    in_own_article,
    open_flags,
    other_places,
    shown_evidence,
)
from verify.report.links import passage_url, safe_url
from verify.report.wording import capitalized, format_time, sentence

_MOST = 600  # characters of one piece of evidence: a comment is read in a margin


def comments_for(article: ArticleReport, keys: Mapping[int, str], at: datetime) -> Comments:
    """Return a comment for every open flag of an article, and a summary at its title.

    ``keys``: the flags' keys by ID. ``at``: the date that the comments bear.
    """
    text = article.dossier.article
    placed = [(flag, span) for flag in open_flags(article) if (span := _span(flag, text))]
    sources = article.dossier.sources
    found = [
        Comment(short_key(keys[flag.id]), span, tuple(_lines(flag, text, sources, keys[flag.id])))
        for flag, span in placed
    ]
    return Comments((_summary(article, len(placed)), *found), at)


def _span(flag: Flag, article: Article) -> Span | None:
    """Return the flagged words, or None where the flag is about no place of this article."""
    main = flag.finding.places[0] if flag.finding.places else None
    if main is None or not in_own_article(flag, main) or main.span.start >= len(article.text):
        return None
    return Span(main.span.start, max(main.span.end, main.span.start + 1))


def _lines(
    flag: Flag, article: Article, sources: Mapping[str, SourceRecord], key: str
) -> Iterator[CommentLine]:
    finding = flag.finding
    yield CommentLine(sentence(finding.message), bold=True)
    lines = Lines(article.text, article.places)
    for place in other_places(flag)[:5]:
        where = (
            lines.position(place.span.start).name
            if in_own_article(flag, place)
            else (place.article or "")
        )
        yield CommentLine(f"Also in {where}: “{_short(place.text)}”")
    for evidence in shown_evidence(flag):
        yield from _evidence(evidence, sources)
    if finding.suggestion:
        yield CommentLine(f"Suggestion: {finding.suggestion}")
    if words := decision_summary(flag):
        yield CommentLine(f"Decision: {words}")
    yield CommentLine(signature(finding.rule, flag.id, key))


def _evidence(evidence: Evidence, sources: Mapping[str, SourceRecord]) -> Iterator[CommentLine]:
    if evidence.diff:
        for side, name in enumerate(column_labels(evidence)):
            words = [(op, (a, s)[side]) for op, a, s in evidence.diff]
            said = " ".join(w if op == "equal" else f"[{w}]" for op, w in words if w)
            yield CommentLine(f"{name}: {_short(said)}")
    elif evidence.text:
        yield CommentLine(f"{evidence_label(evidence)}: {_short(evidence.text)}")
    passage = evidence.text if evidence.kind == "source" else ""
    if target := passage_url(evidence.address, passage):
        yield CommentLine(_short(evidence.address or target), target)
    yield from _archived_copy(evidence, sources)


def _archived_copy(
    evidence: Evidence, sources: Mapping[str, SourceRecord]
) -> Iterator[CommentLine]:
    """Link the copy in a web archive; of a copy on this machine, say which it is."""
    source = sources.get(evidence.address or "")
    capture = source.capture if source else None
    if capture is not None and capture.via is Via.ARCHIVE:
        target = safe_url(capture.final_address)
        yield CommentLine(f"Archived copy of {format_time(capture.captured_at)}", target)
    elif evidence.captured_at is not None:
        number = f" (capture {evidence.capture})" if evidence.capture is not None else ""
        yield CommentLine(f"Archived copy of {format_time(evidence.captured_at)}{number}")


def _short(text: str) -> str:
    said = " ".join(text.split())
    return said if len(said) <= _MOST else f"{said[: _MOST - 1]}…"


def _summary(article: ArticleReport, placed: int) -> Comment:
    """Return the comment at the title: what was checked, and flags that have no place."""
    text = article.dossier.article
    lines = [
        CommentLine(f"{article_summary(article)}.", bold=True),
        CommentLine(coverage_sentence(article.coverage)),
    ]
    if words := unchecked_sentence(article.coverage):
        lines.append(CommentLine(words))
    lines += [CommentLine(notice) for notice in text.notices]
    for flag in open_flags(article):
        if _span(flag, text) is None:
            lines.append(CommentLine(f"{capitalized(flag.finding.message)} (flag {flag.id})."))
    if text.format in ANSWERED:
        lines.append(
            CommentLine(
                "Resolve a comment when the text is corrected. Reply “dismiss: your reason” where"
                " the text is right as it is."
            )
        )
    lines.append(CommentLine(SUMMARY_SIGNATURE))
    return Comment(SUMMARY, _title_span(text), tuple(line for line in lines if line.text))


def _title_span(article: Article) -> Span:
    if article.title and article.title.span.end > article.title.span.start:
        return article.title.span
    first = article.blocks[0].span if article.blocks else Span(0, 1)
    return Span(first.start, min(first.end, first.start + 80))
