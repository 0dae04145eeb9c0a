"""Judge a page by its own wording, weighed against how much text it has. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from verify.fitness import gates
from verify.fitness.message_kind import PLAIN, REASONS, is_bare, kind_named_first, refine_kind
from verify.fitness.message_sentence import LONGEST_MESSAGE, find_sentence
from verify.fitness.page_shape import PLENTY, PageShape
from verify.fitness.signs import is_title_of_kind, normalize, visitor_words, wording
from verify.fitness.surroundings import (
    TITLE_SEPARATORS,
    UNRELATED,
    UNRELATED_BELOW,
    comes_first,
    has_own_headline,
    headlines,
    heads_other_text,
    is_alone,
    is_guidance,
    may_belong_to_message,
    names_this_page,
    starts_with_other_text,
    unrelated_length,
)
from verify.model import Reason

Found = tuple[Reason, str, tuple[str, ...]]

# Measured on the pages of ../shared/corpus: an article has 1,000 characters of prose and more, or
# metadata of an article; a notice page has a few short blocks.
_THIN = 2_500  # characters of prose; a page with more is not a notice page …
_SHORT_BLOCKS = 320  # … unless no block is longer than a teaser
_ALMOST_NOTHING, _NEXT_TO_NOTHING = 250, 160
_GUARDS_WORDS = 700  # characters; Cloudflare's block page has about 500

_TEASERS = 3
_MESSAGES = ("challenge", "broken", "missing", "vague")
_SHORT = ("challenge", "broken", "missing", "parked", "private")  # a short block is enough
_TITLED = (
    "challenge",
    "broken",
    "missing",
    "parked",
    "private",
    "choice",
    "login",
    "consent",
    "paywall",
)


def is_thin(form: PageShape) -> bool:
    """Return whether the page has so little running text that it may be a notice page."""
    if form.prose >= PLENTY:
        return False
    if form.article_marks >= 2:
        return form.prose < _ALMOST_NOTHING
    if form.prose < _THIN:
        return True
    return form.longest < _SHORT_BLOCKS


def may_be_challenge(form: PageShape) -> bool:
    """Return whether the page may be a bot challenge: those have some text, but not much."""
    return form.prose < (_GUARDS_WORDS if form.article_marks == 0 else _ALMOST_NOTHING)


def hints_at_missing_page(form: PageShape) -> bool:
    """Return whether weak signs of a missing page are present, not enough for a verdict."""
    if form.prose >= PLENTY or form.article_marks >= 2:
        return False
    titled = any(next(titles_of_kind(form, kind), None) for kind in ("missing", "vague"))
    said = (form.title, *form.headings, *form.blocks)
    if titled or find_sentence(said, "missing") is not None:
        return True
    # A joke and a link to the home page: error pages vary in wording, but end alike.
    home = wording("missing").buttons
    return is_bare(form) and any(normalize(text) in home for text in (*form.blocks, *form.buttons))


def verdict(form: PageShape) -> Found | None:
    """Return the verdict from the page's own wording, or None if it has no such wording."""
    if not is_thin(form):
        return None
    return _by_title(form, _TITLED) or _by_texts(form)


def vague_verdict(form: PageShape) -> Found | None:
    """Return a verdict for a page that only says “oops”; checked last."""
    if not (is_thin(form) and is_bare(form)):
        return None
    if found := _by_title(form, ("vague",)):
        return found
    words = find_sentence((form.title, *form.headings, *form.blocks), "vague")
    told = not form.runs or any(map(is_guidance, form.runs))
    return (
        _as("vague", words)
        if words and told and is_alone(form) and not has_own_headline(form)
        else None
    )


# ------------------------------------------------------------------ whole titles


def _by_title(form: PageShape, kinds: tuple[str, ...]) -> Found | None:
    for text, kind, name in _titles(form, kinds):
        if _believed(form, kind, text) and _supported(form, kind, name):
            reason, detail = REASONS[refine_kind(form, kind, text)]
            return reason, detail, (f"title or heading “{text}”",)
    return None


def _titles(form: PageShape, kinds: tuple[str, ...]) -> Iterator[tuple[str, str, str]]:
    """Yield titles, headings and their parts with their kinds, in the page's order."""
    for text in (form.title, *form.headings):
        yield from _parts_saying(text, kinds)
    if not is_bare(form):
        return
    short = tuple(block for block in form.blocks if len(block) < 60)
    for text in (*form.subheadings, *short):
        yield from _parts_saying(text, tuple(k for k in kinds if k in _SHORT))


def _parts_saying(text: str, kinds: tuple[str, ...]) -> Iterator[tuple[str, str, str]]:
    if len(text) > LONGEST_MESSAGE:
        return
    for part in dict.fromkeys((text, *TITLE_SEPARATORS.split(text))):
        folded = normalize(part)
        known = [kind for kind in kinds if folded in wording(kind).titles]
        for kind in known or [kind for kind in kinds if is_title_of_kind(folded, kind)]:
            yield part.strip(), kind, folded


def titles_of_kind(form: PageShape, kind: str) -> Iterator[str]:
    """Yield the titles, headings or whole parts of them that belong to this kind."""
    return (text for text, _, _ in _titles(form, (kind,)))


def _believed(form: PageShape, kind: str, title: str) -> bool:
    """Return whether such a title is a message. “Access denied” may also head a report or column.

    It is a message if all other text belongs to one, too. A title that is explicit (“page not
    found”) may have teasers of other pages below it.
    """
    if kind not in _MESSAGES:
        return kind not in ("parked", "private") or not heads_other_text(form, title)
    numbered = any(c.isdigit() for c in title)
    if not numbered and heads_other_text(form, title):
        return False
    name = normalize(title)
    full = numbered or find_sentence((title,), kind) is not None or names_this_page(name)
    full = full and kind != "vague"
    if full and kind == "missing" and _offers_others(form):
        return True
    if kind == "missing" and form.prose >= _GUARDS_WORDS:
        return False  # a manual about errors addresses its reader as well
    said = find_sentence((b for b in form.blocks if normalize(b) != name), kind)
    if unrelated_length(form) >= UNRELATED:
        below = unrelated_length(form) < UNRELATED_BELOW
        return (full or said is not None) and below
    if said is not None or full or any(map(is_guidance, form.runs)):
        return True
    # One word above a picture is the picture's name.
    return not form.runs and (" " in name or form.visible < _NEXT_TO_NOTHING)


def _offers_others(form: PageShape) -> bool:
    return form.teasers >= _TEASERS and form.longest < _SHORT_BLOCKS and not form.article_marks


def _supported(form: PageShape, kind: str, name: str) -> bool:
    """Return whether the page confirms the title: some of them occur on ordinary pages too."""
    if kind == "login":
        return (
            form.prose < _ALMOST_NOTHING
            and is_bare(form)
            and not gates.has_unrelated_text(form, kind)
        )
    if kind == "paywall":
        free = gates.free_text_length(form) < _ALMOST_NOTHING
        return free and is_bare(form) and unrelated_length(form) < UNRELATED
    if kind == "private":
        return is_bare(form) and unrelated_length(form) < UNRELATED_BELOW and not form.teasers
    if kind == "choice":
        return is_bare(form) and not form.runs and not form.teasers
    if kind == "consent":
        return gates.is_consent_page(form)
    if kind == "parked":
        return is_bare(form) and unrelated_length(form) < UNRELATED
    # One word may be the headline of anything, except “404”.
    one_word = " " not in name and not any(c.isdigit() for c in name)
    return is_bare(form) if one_word else True


# ------------------------------------------------------------------ sentences


def _by_texts(form: PageShape) -> Found | None:
    if is_bare(form) and not has_own_headline(form):
        said = _said(form)
        for kind in ("challenge", "parked", "missing", "broken"):
            words = find_sentence(said, kind)
            if words and (is_alone(form) or comes_first(form, words)):
                return _as(refine_kind(form, kind_named_first(kind, words), words), words)
    if words := _above_other_pages(form):
        return _as("missing", words)
    if (
        is_bare(form)
        and all(map(may_belong_to_message, form.runs))
        and (words := find_sentence(form.blocks, "empty"))
    ):
        return _as("empty", words)
    return _asked(form)


def _said(form: PageShape) -> tuple[str, ...]:
    """Return title and blocks, except a report's headline: “Video removed” may be one."""
    heads = headlines(form)
    parts = {normalize(part) for part in TITLE_SEPARATORS.split(form.title)}
    own = (block for block in form.blocks if normalize(block) not in heads)
    blocks = (block for block in own if not starts_with_other_text(block))
    return (*blocks,) if heads & parts else (form.title, *blocks)


def _asked(form: PageShape) -> Found | None:
    if form.article_marks or form.plain >= PLAIN or form.prose >= _GUARDS_WORDS:
        return None
    if words := gates.login_sentence(form):
        return _as("login", words)
    free = gates.free_text_length(form) < _ALMOST_NOTHING
    if free and is_bare(form) and (words := gates.subscription_sentence(form)):
        return _as("paywall", words)
    if is_bare(form) and (found := gates.consent_signs(form)):
        reason, detail = REASONS["consent"]
        return reason, detail, found
    return None


def _as(kind: str, words: str) -> Found:
    reason, detail = REASONS[kind]
    return reason, detail, (f"“{words[:160]}”",)


def _above_other_pages(form: PageShape) -> str | None:
    """Return a message to the visitor that a page is missing, with teasers of other pages below."""
    if not _offers_others(form) or not form.runs:
        return None
    words = find_sentence(form.runs[:1], "missing")
    pattern = visitor_words()
    return words if words and pattern and pattern.search(form.runs[0]) else None
