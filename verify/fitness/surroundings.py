"""Check what other text a page has besides a message: articles have some, notices none. Pure."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from verify.fitness.message_sentence import QUOTED, straighten_apostrophes
from verify.fitness.page_shape import PageShape
from verify.fitness.reported_speech import is_report
from verify.fitness.signs import (
    KINDS,
    footer_words,
    guidance_words,
    is_title_of_kind,
    normalize,
    this_page_words,
    visitor_words,
    wording,
)

# Characters of other sentences. A notice that addresses its visitor may explain itself; a report
# (“access was restricted”) has other sentences around it.
_BESIDE_ADDRESS, _BESIDE_REPORT = 120, 20
#: Characters of running text that is not part of any message.
UNRELATED = 60
#: The same, below a message that is clear by itself.
UNRELATED_BELOW = 200
_OFFERS = ("offer", "paywall")  # these praise reporters and count newspapers
_RUN = 25  # characters; a shorter sentence is an exclamation (“Oh no!”)
_AT_ONCE = 3  # blocks: a date and a name may come between a headline and its text
_RECOGNISED = 40  # characters by which a sentence is recognized
_ASIDE_TO_THE_READER = 160  # characters; a longer block with “you” may be a column or a recipe
_HEADLINE_WORDS, _LONGEST_TITLE = 3, 7
_SENTENCES = re.compile(r"(?<=[^\d\s][.!?。！？])\s+")  # “5. Ceza Hakimliği” is one sentence
#: Separators between a page's title and the name of its site.
TITLE_SEPARATORS = re.compile(r"(?<!\s)\s+[|–—·•»«:\-・]+\s+|(?:(?<!\s)\s+)?[|»·•・]\s*")


def is_footer_text(run: str) -> bool:
    """Return whether a run is footer text: a copyright notice or terms of use."""
    pattern = footer_words()
    return bool(pattern and pattern.search(run))


def unrelated_length(form: PageShape) -> int:
    """Return the number of characters of running text that belong to no message."""
    return sum(len(run) for run in form.runs if not may_belong_to_message(run))


@lru_cache(maxsize=256)
def may_belong_to_message(run: str) -> bool:
    """Return whether a run may be part of a message: advice, a notice's wording, or “you”."""
    pattern = visitor_words()
    spoken = len(run) < _ASIDE_TO_THE_READER and bool(pattern and pattern.search(run))
    return spoken or is_guidance(run) or is_footer_text(run)


@lru_cache(maxsize=256)
def is_guidance(run: str) -> bool:
    """Return whether a run has a notice's wording or advises the visitor what to do."""
    run = QUOTED.sub(" ", straighten_apostrophes(run))
    if any((texts := wording(kind).texts) and texts.search(run) for kind in _OFFERS):
        return True
    known = [p for p in (guidance_words(), *(wording(kind).texts for kind in KINDS)) if p]
    patterns = [pattern for pattern in known if pattern.search(run)]
    found = (p.search(said) for p in patterns for said in _SENTENCES.split(run))
    # “The site is unavailable, the bank said” is a report; a notice may be titled “Warning”.
    return any(m and not is_report(m.string, m.group()) for m in found)


def heads_other_text(form: PageShape, title: str) -> bool:
    """Return whether text other than a message follows this heading directly, as in an article."""
    name, spoken = normalize(title), visitor_words()
    if (spoken and spoken.search(title)) or names_this_page(name):
        return False
    at = next((n for n, block in enumerate(form.blocks) if normalize(block) == name), None)
    if at is None:
        return False
    for block in form.blocks[at + 1 : at + 1 + _AT_ONCE]:
        if block in form.runs:
            return starts_with_other_text(block) and block not in form.teaser_texts
    return False


def starts_with_other_text(block: str) -> bool:
    """Return whether the first sentence of a block is not a message; then no other one is."""
    first, *others = _SENTENCES.split(block)
    return (len(first) >= _RUN or not others) and not may_belong_to_message(first)


def names_this_page(name: str) -> bool:
    """Return whether a normalized title speaks of the page itself, as no headline does."""
    pattern = this_page_words()
    return bool(pattern and pattern.match(name))


def headlines(form: PageShape) -> frozenset[str]:
    """Return the normalized headings that are followed by text other than a message."""
    heads = (*form.headings, *form.subheadings[:2])
    return frozenset(normalize(head) for head in heads if heads_other_text(form, head))


def is_alone(form: PageShape) -> bool:
    """Return whether the page has hardly any text besides the message."""
    pattern = visitor_words()
    if not (pattern and pattern.search(" ".join(form.blocks)[:1_500])):
        return _other_text_length(form) < _BESIDE_REPORT
    return unrelated_length(form) < UNRELATED and _other_text_length(form) < _BESIDE_ADDRESS


def comes_first(form: PageShape, message: str) -> bool:
    """Return whether a message to the visitor comes first, with little other text below it.

    Sites describe themselves at the end of every page; an article starts with its own sentence.
    """
    pattern = visitor_words()
    if not (pattern and pattern.search(message)) or unrelated_length(form) >= UNRELATED_BELOW:
        return False
    told = normalize(message)[:_RECOGNISED]
    other = next((run for run in form.runs if not may_belong_to_message(run)), None)
    for block in form.blocks:
        if told in normalize(block):
            return True
        if block == other:
            return False
    return False


def _other_text_length(form: PageShape) -> int:
    """Return the number of characters in sentences that belong to no message."""
    rest = (s for run in form.runs if not is_footer_text(run) for s in _SENTENCES.split(run))
    return sum(len(s) for s in rest if not may_belong_to_message(s))


def has_own_headline(form: PageShape) -> bool:
    """Return whether the page has its own headline, so that an article's text follows.

    The heading of a notice page is its message or the name of the site. A headline is repeated in
    the title, before the name of the site, and contains no notice's wording.
    """
    parts = [normalize(part) for part in TITLE_SEPARATORS.split(form.title)]
    heads = form.headings or form.subheadings[:1]
    if any(_is_headline(heading, form.title, parts) for heading in heads):
        return True
    # Old sites have headlines in ordinary blocks.
    blocks = (b for b in form.blocks[:20] if len(b.split()) >= _HEADLINE_WORDS)
    said = (block for block in blocks if normalize(block) == parts[0] != normalize(form.title))
    return any(not _is_notice_heading(block) for block in said)


def _is_headline(heading: str, title: str, parts: list[str]) -> bool:
    name = normalize(heading)
    first = bool(name) and name == parts[0] and any(part != name for part in parts[1:])
    # “The drowned quays : a history”, titled “The drowned quays : a history / Foyle, D.”
    begins = f"{normalize(title)} ".startswith(f"{name} ") and len(name.split()) >= _HEADLINE_WORDS
    return (first or begins) and not _is_notice_heading(heading)


def _is_notice_heading(heading: str) -> bool:
    """Return whether a notice could have this heading: by its wording or a title within it."""
    if may_belong_to_message(heading):
        return True
    name = normalize(heading)
    if any(is_title_of_kind(name, kind) for kind in KINDS):
        return True
    words = name.split()
    starts = range(len(words))
    spans = (" ".join(words[i : i + n]) for n in range(1, _LONGEST_TITLE) for i in starts)
    return any(span in _titles() for span in spans if " " in span or span in words[:1])


@cache
def _titles() -> frozenset[str]:
    return frozenset().union(*(wording(kind).titles for kind in KINDS))
