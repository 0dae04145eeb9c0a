"""Judge a page by its own wording, weighed against how much text it has. Pure."""

from __future__ import annotations

from verify.fitness import gates
from verify.fitness.lengths import (
    ALMOST_NOTHING,
    CHALLENGE_LENGTH,
    SHORT_BLOCKS,
    THIN,
)
from verify.fitness.message_kind import PLAIN, REASONS, is_bare, kind_named_first, refine_kind
from verify.fitness.message_sentence import find_sentence
from verify.fitness.message_title import Found, offers_other_pages, titles_of_kind, verdict_by_title
from verify.fitness.page_shape import PLENTY, PageShape
from verify.fitness.signs import normalize, visitor_words, wording
from verify.fitness.surroundings import (
    TITLE_SEPARATORS,
    comes_first,
    has_own_headline,
    headlines,
    is_alone,
    is_guidance,
    may_belong_to_message,
    starts_with_other_text,
)

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
        return form.prose < ALMOST_NOTHING
    if form.prose < THIN:
        return True
    return form.longest < SHORT_BLOCKS


def may_be_challenge(form: PageShape) -> bool:
    """Return whether the page may be a bot challenge: those have some text, but not much."""
    return form.prose < (CHALLENGE_LENGTH if form.article_marks == 0 else ALMOST_NOTHING)


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
    return verdict_by_title(form, _TITLED) or _by_texts(form)


def vague_verdict(form: PageShape) -> Found | None:
    """Return a verdict for a page that only says “oops”; checked last."""
    if not (is_thin(form) and is_bare(form)):
        return None
    if found := verdict_by_title(form, ("vague",)):
        return found
    words = find_sentence((form.title, *form.headings, *form.blocks), "vague")
    told = not form.runs or any(map(is_guidance, form.runs))
    return (
        _as("vague", words)
        if words and told and is_alone(form) and not has_own_headline(form)
        else None
    )


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
    if form.article_marks or form.plain >= PLAIN or form.prose >= CHALLENGE_LENGTH:
        return None
    if words := gates.login_sentence(form):
        return _as("login", words)
    free = gates.free_text_length(form) < ALMOST_NOTHING
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
    if not offers_other_pages(form) or not form.runs:
        return None
    words = find_sentence(form.runs[:1], "missing")
    pattern = visitor_words()
    return words if words and pattern and pattern.search(form.runs[0]) else None
