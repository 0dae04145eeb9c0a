"""The passage of a page that a statement in another language translates, or that none stands out.

It is located by machine and for reading: it proves nothing and is never called found or absent.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from verify.match.crosslingual.ranking import Ranking, rank_sentences
from verify.match.verdict.verdict import Passage
from verify.model import Page, Span

_LIMIT = 120_000  # characters of a page that are examined
_MOST = 600  # sentences
_MOST_AT_ONCE = 4  # sentences of a statement
# How sure a ranking has to be: among the sentences of five documents nine in ten statements whose
# own sentence was taken out stay below it, and six in ten of the others are above.
_SURE = 7.6
_SHARE_COUNTS = 4.0
_MOST_MARGIN = 6.0


@dataclass(frozen=True, slots=True)
class NearestPassage:
    """The likeliest passage and how sure it is; ``stands_out``: sure enough to be shown."""

    passage: Passage
    certainty: float

    @property
    def stands_out(self) -> bool:
        """Whether it is so much likelier than any other that it is worth reading."""
        return self.certainty >= _SURE


def nearest_passage(
    statement: str, languages: tuple[str | None, str | None], page: Page
) -> NearestPassage | None:
    """The passage of ``page`` that fits ``statement`` best; None for a page without sentences.

    ``languages``: the statement's and the page's. A statement of several sentences is held
    against as many sentences in a row.
    """
    own, other = languages
    where, text = (
        ("hidden text", page.hidden_text) if page.hidden_text else ("main text", page.text)
    )
    count = min(_MOST_AT_ONCE, max(1, len(_sentences(statement, own))))
    spans = _runs(_sentences(text[:_LIMIT], other)[:_MOST], count)
    if not spans:
        return None
    ranking = rank_sentences(statement, own, [text[s.start : s.end] for s in spans], other)
    best = spans[ranking.order[0]]
    passage = Passage(best, text[best.start : best.end], where)
    return NearestPassage(passage, certainty(ranking, count))


def certainty(ranking: Ranking, neighbors: int = 1) -> float:
    """How sure the first of a ranking is: by what it has of the statement, and by its margin.

    ``neighbors``: how many places after it overlap it, and are no rivals.
    """
    first, *others = ranking.order
    rivals = [at for at in others if abs(at - first) >= neighbors]
    best = ranking.scores[first]
    margin = best - ranking.scores[rivals[0]] if rivals else _MOST_MARGIN
    share = best / (ranking.possible + 1)
    return _SHARE_COUNTS * share + min(margin, _MOST_MARGIN)


@lru_cache(maxsize=32)
def _sentences(text: str, language: str | None) -> tuple[Span, ...]:
    from verify.text.sentences import split_sentences

    return tuple(split_sentences(text, language))


def _runs(spans: tuple[Span, ...], count: int) -> list[Span]:
    if len(spans) <= count:
        return [Span(spans[0].start, spans[-1].end)] if spans else []
    return [
        Span(spans[at].start, spans[at + count - 1].end) for at in range(len(spans) - count + 1)
    ]
