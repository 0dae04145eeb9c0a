"""Pages that ask for something first: a login, money, consent. Pure.

Such a request stands beside ordinary articles as well. It is a wall only where all running
text is about it: one sentence of something else, and the page is there to be read.
"""

from __future__ import annotations

from verify.fitness.message_sentence import find_sentence
from verify.fitness.page_shape import PageShape
from verify.fitness.signs import normalize, visitor_words, wording
from verify.fitness.surroundings import has_own_headline, headlines, is_footer_text

_ABOUT_CONSENT, _ABOUT_CONSENT_WHERE_TITLED = 0.6, 0.4  # of all longer texts
_AT_SOME_LENGTH = 250  # from here on a login explains itself only above its form
_LABEL = 30  # below a headline, a shorter sentence is the report
_STRAY = 60  # characters of running text on something else that a wall may hold


def has_unrelated_text(form: PageShape, kind: str) -> bool:
    """Whether running text stands beside the request that has nothing to do with it."""
    return _stray(form, kind) >= (_LABEL if headlines(form) else _STRAY)


def _stray(form: PageShape, kind: str) -> int:
    return sum(len(run) for run in form.runs if not _about(run, kind) and not is_footer_text(run))


def _about(run: str, kind: str) -> bool:
    """Its words, said to the visitor. A report of logins (“patients will log in”) is none."""
    topic, spoken = wording(kind).topic, visitor_words()
    told = bool(topic and topic.search(run) and spoken and spoken.search(run))
    return told or _says(run, kind)


def _says(run: str, kind: str) -> bool:
    pattern = wording(kind).texts
    return bool(pattern and pattern.search(run))


def login_sentence(form: PageShape) -> str | None:
    """What shows that the page wants a login and nothing else."""
    if form.prose >= _AT_SOME_LENGTH and not form.password_fields:
        return None
    if has_own_headline(form) and not all(_asks(form, run) for run in form.runs):
        return None
    said = find_sentence(form.blocks, "login")
    if said is None and form.password_fields:
        said = find_sentence(form.dialogs, "login") or "a field for a password"
    return said if said and not has_unrelated_text(form, "login") else None


def _asks(form: PageShape, run: str) -> bool:
    """Whether a run asks for a login; beside a field for a password its small print does, too."""
    small = form.password_fields > 0 and all(len(head.split()) == 1 for head in form.headings)
    return _says(run, "login") or (small and _about(run, "login"))


def subscription_sentence(form: PageShape) -> str | None:
    """What shows that the page wants a subscription.

    A beginning of the text may stand before it; then a second sentence must ask as well,
    and an offer alone (“subscribe now”) is no wall at all.
    """
    found = [said for block in form.blocks if (said := find_sentence((block,), "paywall"))]
    offered = any(find_sentence((block,), "offer") for block in form.blocks)
    if not found:
        return None
    return (
        found[0] if len(found) > 1 or offered or not has_unrelated_text(form, "paywall") else None
    )


def free_text_length(form: PageShape) -> int:
    """Characters of running text that is no offer: price lists are long."""
    kinds = ("paywall", "offer")
    patterns = [p for kind in kinds for p in (wording(kind).topic, wording(kind).texts) if p]
    return sum(len(run) for run in form.runs if not any(p.search(run) for p in patterns))


def is_consent_page(form: PageShape) -> bool:
    """Whether a page that is titled as a request for consent is one."""
    if form.article_marks or not _pressed(form) or _banner(form):
        return False
    return _share(form) > _ABOUT_CONSENT_WHERE_TITLED


def consent_signs(form: PageShape) -> tuple[str, ...] | None:
    """The signs of a request for consent with nothing behind it."""
    said = find_sentence((*form.blocks, *form.dialogs), "consent")
    pressed = _pressed(form)
    if has_own_headline(form) or _banner(form):
        return None
    if said and pressed and _share(form) > _ABOUT_CONSENT:
        other = sum(
            len(run) for run in form.runs if not _of_consent(run) and not is_footer_text(run)
        )
        if other < (_LABEL if headlines(form) else _STRAY):
            return f"“{said[:160]}”", f"button “{min(pressed)}”"
    return None


def _banner(form: PageShape) -> bool:
    """Whether consent is asked for in a dialog only, beside running text of another subject."""
    return bool(form.runs) and not any(map(_of_consent, form.runs))


def _of_consent(run: str) -> bool:
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
