"""Speakers of more than one quotation, and quotations inside quotations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from verify.model import Article, Quotation, QuotationKind
from verify.parse.quotations.coordination import with_coordinated_fragments
from verify.parse.quotations.grammar.german_reported import is_reported
from verify.text.lazy_patterns import regex

# said Sen. Carver: the period of a title ends no sentence
_SENTENCE_END = regex.compile(
    r"\p{Ll}{2}(?<!\b(?:Capt|Cmdr|Col|Doç|Dr|Gen|Gov|Lt|Mme|Mr|Mrs|Ms|Prof|Rep|Sen|Sgt|St))[.!?]\s+\p{Lu}"
)


def with_nesting(found: Sequence[Quotation]) -> list[Quotation]:
    """Return the quotations; nested ones refer to the quotation that contains them."""
    result: list[Quotation] = []
    open_: list[int] = []
    for index, quotation in enumerate(found):
        while open_ and found[open_[-1]].span.end <= quotation.span.start:
            open_.pop()
        parent = open_[-1] if open_ and found[open_[-1]].span.end >= quotation.span.end else None
        result.append(replace(quotation, parent=parent))
        open_.append(index)
    return result


def with_shared_speakers(article: Article, found: Sequence[Quotation]) -> list[Quotation]:
    """Return the quotations with speakers that they share.

    A speaker applies to all quotations of the sentence, and to later ones of the paragraph.
    """
    result = [_from_same_sentence(article, found, i) for i in range(len(found))]
    result = with_coordinated_fragments(article, result)
    latest: dict[int, Quotation] = {}  # the last statement of each block
    for index, quotation in enumerate(result):
        last = latest.get(quotation.block)
        if last is not None and last.speaker and _goes_on(article, quotation, last):
            result[index] = replace(quotation, kind=QuotationKind.STATEMENT, speaker=last.speaker)
        elif last is not None and last.speaker and _adds_sentence(article, quotation, last):
            result[index] = replace(quotation, kind=QuotationKind.FRAGMENT, speaker=last.speaker)
        if result[index].kind is QuotationKind.STATEMENT:
            latest[quotation.block] = result[index]
    return result


def _goes_on(article: Article, quotation: Quotation, last: Quotation) -> bool:
    """Return whether a statement without a cue continues the last one, or is a longer fragment."""
    between = len(article.text[last.span.end : quotation.span.start].split())
    own = (
        quotation.cue is not None and quotation.cue != last.cue
    )  # “We need,” said Holm, “a bridge”
    own = own and quotation.language != "es"  # “…”, ha añadido: the same subject
    if quotation.speaker is not None or own or quotation.parent is not None:
        return False
    if quotation.kind is QuotationKind.STATEMENT:
        return between <= 12 or _ends_attribution(article, quotation, last)
    inner = article.text[quotation.inner.start : quotation.inner.end]
    return (
        quotation.kind is QuotationKind.TERM
        and between <= 12
        and inner[:1].islower()
        and len(inner.split()) >= 4
        and inner[-1:] in ".,!?"
    )


def _adds_sentence(article: Article, quotation: Quotation, last: Quotation) -> bool:
    """Return whether a short sentence follows an attribution: “…,” she said. “No way back.”

    It is too short to be a statement by itself, so no rule flags it. In “Welcome.” is the sign at
    the door, it is the subject of a sentence.
    """
    if regex.match(r"\s\p{Ll}", article.text[quotation.span.end : quotation.span.end + 2]):
        return False
    inner = article.text[quotation.inner.start : quotation.inner.end].strip()
    return (
        quotation.kind is QuotationKind.TERM
        and quotation.parent is None
        and inner[:1].isupper()
        and inner.endswith((".", "!", "?", "…"))
        and (_ends_attribution(article, quotation, last) or _reports_on(article, quotation, last))
    )


def _reports_on(article: Article, quotation: Quotation, last: Quotation) -> bool:
    """Return whether only German reported sentences are between: „…“, sagte X. Das sei so. „…“"""
    between = article.text[last.span.end : quotation.span.start]
    _, stop, reported = between.partition(". ")
    plain = article.language == "de" and stop and not _MARK.search(between)
    return bool(plain) and len(between) <= _MOST_BETWEEN and is_reported(reported)


_MARK = regex.compile(r"[„“”»«\"\n]")
_MOST_BETWEEN = 250  # characters: an attribution and two sentences


def _ends_attribution(article: Article, quotation: Quotation, last: Quotation) -> bool:
    """Return whether only the end of the last attribution is between: “…,” said X, who …. “…”."""
    between = article.text[last.span.end : quotation.span.start]
    # “…,” with its comma inside is followed by its attribution, whatever introduced it
    comma = article.text[last.span.start : last.span.end].rstrip('"”’ ').endswith(",")
    follows = last.cue is not None and (comma or last.cue.span.start >= last.span.end)
    one_end = regex.fullmatch(r"[^“”«»„\"\n]{0,300}?(?<=\p{Ll}{2}|\d|\))\.\s+", between)
    return follows and one_end is not None and not _SENTENCE_END.search(between)


def _from_same_sentence(article: Article, found: Sequence[Quotation], index: int) -> Quotation:
    """Return the quotation with the speaker of another one in its sentence.

    E.g. „unter Druck …“ und „unschuldige Zivilisten …“, so Murtha: one cue for both.
    """
    quotation = found[index]
    if quotation.kind is not QuotationKind.TERM or index + 1 >= len(found):
        return quotation
    following = found[index + 1]
    between = article.text[quotation.span.end : following.span.start]
    shares = (
        following.kind is QuotationKind.STATEMENT
        and following.cue is not None
        and following.cue.span.start > following.span.end
    )
    fragment = article.text[quotation.inner.start : quotation.inner.end]
    if (
        shares
        and not regex.search(r"[.!?]\s|\n", between)
        and fragment[:1].islower()
        and len(fragment.split()) >= 4
    ):
        return replace(
            quotation, kind=QuotationKind.STATEMENT, speaker=following.speaker, cue=following.cue
        )
    return quotation
