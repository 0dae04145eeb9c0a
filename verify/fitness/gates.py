"""Detect pages that require something first: a login, a subscription, consent. Pure.

Ordinary articles contain such requests as well. A page is a gate only if all its running text is
about the request: one unrelated sentence, and the page counts as readable.
"""

from __future__ import annotations

from verify.fitness.message_sentence import find_sentence
from verify.fitness.page_shape import PageShape
from verify.fitness.signs import normalize, visitor_words, wording
from verify.fitness.surroundings import has_own_headline, headlines, is_footer_text

_ABOUT_CONSENT, _ABOUT_CONSENT_WHERE_TITLED = 0.6, 0.4  # shares of all longer texts
_AT_SOME_LENGTH = 250  # characters of prose; a longer login page must have a password field
_LABEL = 30  # characters; below a headline, a shorter sentence is the report
_HEADLINE = 3  # words
_STRAY = 60  # characters of unrelated running text that a gate may contain


def has_unrelated_text(form: PageShape, kind: str) -> bool:
    """Return whether the page has running text that is unrelated to the request."""
    return _stray(form, kind) >= (_LABEL if headlines(form) else _STRAY)


def _stray(form: PageShape, kind: str) -> int:
    return sum(len(run) for run in form.runs if not _about(run, kind) and not is_footer_text(run))


def _about(run: str, kind: str) -> bool:
    """Return whether a run makes such a request to the visitor.

    A report about logins (“patients will log in”) does not count.
    """
    topic, spoken = wording(kind).topic, visitor_words()
    told = bool(topic and topic.search(run) and spoken and spoken.search(run))
    return told or _has_wording(run, kind)


def _has_wording(run: str, kind: str) -> bool:
    pattern = wording(kind).texts
    return bool(pattern and pattern.search(run))


def login_sentence(form: PageShape) -> str | None:
    """Return the sentence showing that the page requires a login and has no other text."""
    if form.prose >= _AT_SOME_LENGTH and not form.password_fields:
        return None
    if has_own_headline(form) and not all(_asks_for_login(form, run) for run in form.runs):
        return None
    said = find_sentence(form.blocks, "login")
    if said is None and form.password_fields:
        field = None if _is_titled(form) else "a field for a password"
        said = find_sentence(form.dialogs, "login") or field
    return said if said and not has_unrelated_text(form, "login") else None


def _is_titled(form: PageShape) -> bool:
    """Return whether the page has a headline of its own: a record beside a login box has one."""
    heads = form.headings or form.subheadings[:1]
    return has_own_headline(form) and any(len(head.split()) >= _HEADLINE for head in heads)


def _asks_for_login(form: PageShape, run: str) -> bool:
    """Return whether a run asks for a login; near a password field, small print counts too."""
    small = form.password_fields > 0 and all(len(head.split()) == 1 for head in form.headings)
    return _has_wording(run, "login") or (small and _about(run, "login"))


def subscription_sentence(form: PageShape) -> str | None:
    """Return the sentence showing that the page requires a subscription.

    The beginning of an article may precede it; then a second sentence must ask as well, and an
    offer alone (“subscribe now”) is not enough.
    """
    found = [said for block in form.blocks if (said := find_sentence((block,), "paywall"))]
    offered = any(find_sentence((block,), "offer") for block in form.blocks)
    if not found:
        return None
    return (
        found[0] if len(found) > 1 or offered or not has_unrelated_text(form, "paywall") else None
    )


def free_text_length(form: PageShape) -> int:
    """Return the number of characters of running text outside offers: price lists are long."""
    kinds = ("paywall", "offer")
    patterns = [p for kind in kinds for p in (wording(kind).topic, wording(kind).texts) if p]
    return sum(len(run) for run in form.runs if not any(p.search(run) for p in patterns))


def is_consent_page(form: PageShape) -> bool:
    """Return whether a page whose title asks for consent is a consent page."""
    if form.article_marks or not _pressed(form) or _banner(form):
        return False
    return _share(form) > _ABOUT_CONSENT_WHERE_TITLED


def consent_signs(form: PageShape) -> tuple[str, ...] | None:
    """Return the signs of a consent page without other content, or None."""
    said = find_sentence((*form.blocks, *form.dialogs), "consent")
    pressed = _pressed(form)
    if has_own_headline(form) or _banner(form):
        return None
    if said and pressed and _share(form) > _ABOUT_CONSENT:
        other = sum(
            len(run) for run in form.runs if not _mentions_consent(run) and not is_footer_text(run)
        )
        if other < (_LABEL if headlines(form) else _STRAY):
            return f"“{said[:160]}”", f"button “{min(pressed)}”"
    return None


def _banner(form: PageShape) -> bool:
    """Return whether only a dialog asks for consent, next to running text on another subject."""
    return bool(form.runs) and not any(map(_mentions_consent, form.runs))


def _mentions_consent(run: str) -> bool:
    known = wording("consent")
    return any(pattern and pattern.search(run) for pattern in (known.topic, known.texts))


def _pressed(form: PageShape) -> set[str]:
    return {normalize(b) for b in (*form.buttons, *form.blocks)} & wording("consent").buttons


def _share(form: PageShape) -> float:
    topic = wording("consent").topic
    texts = [t for t in (*form.blocks, *form.dialogs) if len(t) >= 40]
    total = sum(map(len, texts))
    if not total or topic is None:
        return 0.0
    return sum(len(t) for t in texts if topic.search(t)) / total
