"""Compare a quotation with a page: where it is, and what differs."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from verify.match.crosslingual.languages import languages_of
from verify.match.crosslingual.without_translation import compare_without_translation
from verify.match.passage.locate import Located, locate
from verify.match.passage.pattern import QuotationPattern, build_pattern
from verify.match.passage.prepared_text import PreparedText, prepare_text
from verify.match.passage.whole_values import widen_to_whole_values
from verify.match.verdict.enough_words import FOUND, find_scattered, is_found
from verify.match.verdict.judge import Judgment, judge
from verify.match.verdict.splice import find_splice
from verify.match.verdict.verdict import EVIDENCE_CHARACTERS, Outcome, Passage, Verdict
from verify.model import Page, Span, Step

_JUDGED = 8  # equally near places whose words are compared
_KINDNESS = (
    Outcome.VERBATIM,
    Outcome.EDITED,
    Outcome.REWORDED,
    Outcome.ALTERED,
    Outcome.SPLICED,
)
NEAR = 0.30  # shown to the editor as the nearest passage


def compare(quotation: str, page: Page, language: str | None = None) -> Verdict:
    """The verdict on ``quotation`` against ``page``.

    ``language`` is the quotation's; without it, it is told from the words. The main text is
    searched first, then everything visible. Where the page is in another language and the
    words do not stand there, what survives translation is compared instead. Spans of the
    passages point into ``page.text`` or ``page.whole_text`` as ``Passage.where`` says.
    """
    asked = build_pattern(quotation)
    parts = "1 piece" if len(asked.pieces) == 1 else f"{len(asked.pieces)} pieces"
    steps = [Step("fold", f"{asked.characters} characters in {parts}")]
    if asked.characters < EVIDENCE_CHARACTERS:
        return _unverifiable(steps, f"shorter than {EVIDENCE_CHARACTERS} characters")
    best = _search(asked, page, steps)
    own, others = languages_of(quotation, language, page)
    if best is None or not is_found(asked, *best[:2], own):
        best = _scattered(asked, page, steps) or best
    if best is None or not (best[1].by == "scattered" or is_found(asked, *best[:2], own)):
        if own and others and own != others:
            steps.append(Step("languages", f"quotation {own}, page {others}"))
            return compare_without_translation(quotation, own, page, others, tuple(steps))
        apart = _splice(asked, page, best, steps)
        if apart is None:
            return _not_found(page, best, (own, others), tuple(steps))
        best = apart
    return _verdict(asked, page, best, own, steps)


Places = tuple[PreparedText, Located, tuple[Located, ...]]


def _search(asked: QuotationPattern, page: Page, steps: list[Step]) -> Places | None:
    """The best place in the main text, or in the whole page if it is better there."""
    best: Places | None = None
    for source in _texts(page):
        places = locate(asked, source)
        steps.append(_step(source, places))
        if places and (best is None or places[0].distance < best[1].distance):
            best = (source, places[0], places)
        if best and best[1].exact:
            break
    return best


def _scattered(asked: QuotationPattern, page: Page, steps: list[Step]) -> Places | None:
    """The best place whose sentence has more between the words of the quotation."""
    found = [
        (source, located) for source in _texts(page) if (located := find_scattered(asked, source))
    ]
    if not found:
        return None
    source, located = min(found, key=lambda pair: pair[1].distance)
    steps.append(_step(source, (located,)))
    return source, located, (located,)


def _texts(page: Page) -> list[PreparedText]:
    texts = [prepare_text(page.text, "main text")]
    if page.whole_text and page.whole_text != page.text:
        texts.append(prepare_text(page.whole_text, "whole page"))
    if page.hidden_text:
        texts.append(prepare_text(page.hidden_text, "hidden text"))
    return texts


def _step(source: PreparedText, places: tuple[Located, ...]) -> Step:
    action = f"search the {source.name}"
    if not places:
        return Step(action, "no words of it near one another")
    best = places[0]
    span = source.span(best.start, best.end)
    more = f", and {len(places) - 1} more" if len(places) > 1 else ""
    said = f"{best.by} at {span.start}–{span.end}, {best.distance} of {best.words} words differ"
    return Step(action, said + more)


def _splice(
    asked: QuotationPattern, page: Page, best: Places | None, steps: list[Step]
) -> Places | None:
    source = best[0] if best else _texts(page)[0]
    apart = find_splice(asked, source, best[1] if best else None)
    if apart is None:
        return None
    steps.append(Step("search its parts", f"{len(apart.regions)} parts in separate passages"))
    return source, apart, (apart,)


def _verdict(
    asked: QuotationPattern, page: Page, best: Places, language: str | None, steps: list[Step]
) -> Verdict:
    source, located, places = best
    if located.by == "parts":
        whole = Judgment(Outcome.SPLICED, (), ())
    else:
        places, whole = _judged(asked, source, places, language)
        located = places[0]
        apart = _better_splice(asked, page, best, whole, steps)
        if apart:
            source, located, places = apart
            whole = Judgment(Outcome.SPLICED, (), ())
    passages = tuple(_passage(page, source, place) for place in places)
    outcome = whole.outcome
    if outcome is Outcome.REWORDED and len({passage.text for passage in passages}) > 1:
        outcome = Outcome.AMBIGUOUS
    kinds = ", ".join(sorted({change.kind for change in whole.changes})) or "no change"
    steps.append(Step("compare word by word", f"{outcome.value}: {kinds}"))
    return Verdict(
        outcome,
        passages,
        whole.changes,
        whole.diff,
        tuple(steps),
        similarity=located.similarity,
    )


def _judged(
    asked: QuotationPattern, source: PreparedText, places: tuple[Located, ...], language: str | None
) -> tuple[tuple[Located, ...], Judgment]:
    """The places with the kindest verdict among equally near ones, and the verdict."""
    wide = [widen_to_whole_values(asked, source, place, language) for place in places[:_JUDGED]]
    found = [(judge(asked, source, place, language), place) for place in wide]
    kindest = min((whole.outcome for whole, _ in found), key=_KINDNESS.index)
    kept = [(whole, place) for whole, place in found if whole.outcome is kindest]
    return tuple(place for _, place in kept), kept[0][0]


def _better_splice(
    asked: QuotationPattern, page: Page, best: Places, whole: Judgment, steps: list[Step]
) -> Places | None:
    """Look elsewhere for a long part that is missing at the place found."""
    doubtful = whole.outcome in (Outcome.REWORDED, Outcome.ALTERED)
    if not doubtful or best[1].similarity > 0.85:
        return None
    return _splice(asked, page, best, steps)


def _passage(page: Page, source: PreparedText, place: Located) -> Passage:
    span = source.span(place.start, place.end)
    parts = tuple(source.span(r.start, r.end) for r in place.regions if r)
    number = None
    if page.pages and source.name == "main text":
        number = bisect_right(page.pages, span.start)
    return Passage(span, source.original[span.start : span.end], source.name, number, parts)


def _not_found(
    page: Page,
    best: Places | None,
    languages: tuple[str | None, str | None],
    steps: tuple[Step, ...],
) -> Verdict:
    near = best is not None and best[1].similarity >= NEAR
    passages = (_passage(page, best[0], best[1]),) if best and near else ()
    why = _why_undecided(page, languages)
    return Verdict(
        Outcome.UNVERIFIABLE if why else Outcome.ABSENT,
        passages,
        steps=steps,
        why=why,
        similarity=best[1].similarity if best else 0.0,
    )


def _why_undecided(page: Page, languages: tuple[str | None, str | None]) -> str:
    """Why nothing follows from a quotation's not being there, or "" where it does follow."""
    if not (page.text.strip() or page.whole_text.strip() or page.hidden_text):
        return "no text was captured"
    if page.incomplete:
        return "the page shows its text by a script, and may have more of it"
    if page.truncated:
        return "only the visible part of the page was captured"
    if None in languages:
        return "the language of the quotation or of the page cannot be told"
    return ""


def _unverifiable(steps: list[Step], why: str) -> Verdict:
    return Verdict(Outcome.UNVERIFIABLE, steps=tuple(steps), why=why)


def compare_at_passage(
    quotation: str, verdict: Verdict, page: Page, language: str | None = None
) -> Outcome:
    """Replay: the verdict on a quotation against nothing but the passage that was found."""
    if not verdict.passage:
        return verdict.outcome
    part = verdict.passage.text
    alone = replace(page, text=part, whole_text=part, hidden_text="", pages=(), truncated=False)
    return compare(quotation, alone, language).outcome


__all__ = ["EVIDENCE_CHARACTERS", "FOUND", "NEAR", "Span", "compare", "compare_at_passage"]
