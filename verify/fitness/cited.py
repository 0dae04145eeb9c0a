"""What an article says of a page it cites, looked for on the page: its title, quotations, slug."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from verify.fitness.page_shape import PageShape
from verify.model import Page
from verify.text.names.romanize import fold_roman, romanize
from verify.text.urls.slugs import slug_words
from verify.web.response import Cited

_WORD = re.compile(r"[^\W\d_]{4,}|\d{4,}")
_STEM = 6  # letters: inflected and transliterated words share the beginning
_SHORTEST_QUOTATION = 5  # words: shorter ones stand on many pages
_SAME_TITLE = 0.75  # of the cited title's words that the page's own heading has, and the reverse
_LONGEST_TEXT = 60_000  # characters compared
_LONGEST_HEADING = 160  # characters
_LETTERS = re.compile(r"[\W_]+")
# Other ways in which sites write letters in URLs: Brücke is “bruecke” or “brucke”, başarısız is
# “basarisiz”, объяснил is “obyasnil” or “objasnil”, Героїв is “geroiv” or “heroiv”.
_PAIRS = {"ä": "ae", "ö": "oe", "ü": "ue", "я": "ja", "ю": "ju", "й": "j"}
_TWO_LETTERS = str.maketrans(_PAIRS | {a.upper(): b.title() for a, b in _PAIRS.items()})
_ONE_LETTER = str.maketrans("şçğıöüŞÇĞİÖÜгГ", "scgiouSCGIOUhH")


@dataclass(frozen=True, slots=True)
class Shared:
    """What the page has of what is known of it; None: nothing is known.

    ``titles`` and ``quotations``: as cited. ``title``: whether its own heading or window title is the cited one; ``title_words`` and
    ``slug_words``: the share of the words that are anywhere on it; ``slug_headed``: of the
    slug's words that its title or headings have; ``quotation_words``: the largest share of a
    quotation's words that are on it.
    """

    titles: tuple[str, ...] = ()
    quotations: tuple[str, ...] = ()
    quotation: bool = False
    quotation_words: float | None = None
    title: bool | None = None
    title_words: float | None = None
    slug_words: float | None = None
    slug_headed: float | None = None


def shared_with(cited: Cited | None, address: str, form: PageShape, page: Page | None) -> Shared:
    """Look for the cited titles and quotations, and for the words of the requested URL."""
    text = page.whole_text + " " + page.hidden_text if page else " ".join(form.blocks)
    heads = _own_titles(form, page)
    every = _spellings(" ".join((text[:_LONGEST_TEXT], *heads)))
    headed = _spellings(" ".join(heads))
    slug = _stems(" ".join(slug_words(address)))
    known = cited or Cited()
    titles = [_stems(title) for title in known.titles if len(_stems(title)) > 1]
    return Shared(
        titles=known.titles,
        quotations=known.quotations,
        quotation_words=max(
            (_share(_stems(said), every) for said in known.quotations), default=None
        ),
        quotation=any(_holds(text, quotation) for quotation in known.quotations),
        title=any(_same(title, _stems(head)) for title in titles for head in heads)
        if titles
        else None,
        title_words=max((_share(title, every) for title in titles), default=None),
        slug_words=_share(slug, every) if len(slug) > 1 else None,
        slug_headed=_share(slug, headed) if len(slug) > 1 else None,
    )


def _own_titles(form: PageShape, page: Page | None) -> list[str]:
    """Return the titles of the page itself: not those of teasers, nor what its URL says."""
    # Without a heading of its own, what was read as its heading is that of a teaser.
    others = ("slug",) if form.headings else ("slug", "h1")
    found = [title.value for title in page.titles if title.kind not in others] if page else []
    return [form.title, *form.headings, *found, *_line_above(form)]


def _line_above(form: PageShape) -> list[str]:
    """Return the line above the first running text of a page without headings, unless it is a link."""
    first = next(iter(form.runs), None)
    if form.headings or form.subheadings or first is None or first in form.teaser_texts:
        return []
    at = form.blocks.index(first) if first in form.blocks else 0
    return [form.blocks[at - 1]] if at and len(form.blocks[at - 1]) < _LONGEST_HEADING else []


def word_share(words: str, text: str) -> float:
    """Return the share of the words that are in a text; 0 if there are none."""
    return _share(_stems(words), _stems(text[:_LONGEST_TEXT]))


@lru_cache(maxsize=8192)
def _stem(word: str) -> str:
    return (fold_roman(word) or word)[:_STEM]


def _stems(text: str) -> frozenset[str]:
    return _stems_of(set(text.split()))


def _stems_of(words: set[str]) -> frozenset[str]:
    return frozenset(map(_stem, set(_WORD.findall(romanize(" ".join(sorted(words)))))))


def _spellings(text: str) -> frozenset[str]:
    """Return the stems of a text's words, in all the ways in which a URL may write them."""
    words = set(text.split())
    others = {word.translate(table) for table in (_TWO_LETTERS, _ONE_LETTER) for word in words}
    return _stems_of(words | others)


def _share(words: frozenset[str] | set[str], place: frozenset[str]) -> float:
    return len(words & place) / len(words) if words else 0.0


def _same(cited: frozenset[str], own: frozenset[str]) -> bool:
    both = len(cited & own)
    return bool(own) and both >= _SAME_TITLE * len(cited) and both >= _SAME_TITLE * len(own) / 2


def _holds(text: str, quotation: str) -> bool:
    """Whether the text has the words of a quotation, or its first or last eight."""
    words = _LETTERS.sub(" ", quotation).split()
    if len(words) < _SHORTEST_QUOTATION:
        return False
    whole = f" {_LETTERS.sub(' ', text).casefold()} "
    parts = (words, words[:8], words[-8:])
    return any(f" {' '.join(part).casefold()} " in whole for part in parts)
