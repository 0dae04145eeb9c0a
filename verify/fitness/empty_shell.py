"""Detect pages that are incomplete: empty shells, and texts cut short by a paywall. Pure."""

from __future__ import annotations

from verify.fitness.message_sentence import find_sentence
from verify.fitness.message_title import Found, titles_of_kind
from verify.fitness.page_shape import PageShape
from verify.fitness.signs import wording
from verify.fitness.surroundings import is_footer_text
from verify.model import Reason

_ALMOST_NOTHING = 250  # characters of prose
_A_LINE_OR_TWO, _ONE_SENTENCE = 200, 120
_STRAY = 60  # characters of running text unrelated to scripts
_BEGUN = 1_500  # characters; a longer text counts as complete
ENOUGH_TO_KEEP = 250


def empty_shell_verdict(form: PageShape, extracted: int) -> Found | None:
    """Return a verdict for an empty shell: no text, and a script that would load it.

    ``extracted`` is the length of the main text that was found in another way (JSON).
    """
    if form.prose >= _ALMOST_NOTHING or extracted >= 2 * _ALMOST_NOTHING:
        return None
    signs = _shell_signs(form)
    if form.visible < 20:
        return Reason.NEEDS_BROWSER, "The page shows no text at all.", signs
    scripted = form.inline_script > 0 or bool(form.sources)
    # Ordinary pages ask for JavaScript too, and have mount points for comments: a shell has
    # hardly any text besides its menu.
    few = 3 * _A_LINE_OR_TWO if len(signs) > 1 and form.prose < _ONE_SENTENCE else _A_LINE_OR_TWO
    titled = any(sign.startswith("title") for sign in signs)
    if not signs or not (scripted or titled) or form.plain >= few or _says_something(form):
        return None
    return Reason.NEEDS_BROWSER, "The page is empty until a script fills it.", signs


def _says_something(form: PageShape) -> bool:
    """Return whether a sentence is not about scripts: short reports are pages too."""
    pattern = wording("script").texts
    own = (run for run in form.runs if not (pattern and pattern.search(run)))
    return sum(len(run) for run in own if not is_footer_text(run)) >= _STRAY


def _shell_signs(form: PageShape) -> tuple[str, ...]:
    pattern = wording("script").texts
    asks = pattern.search(form.noscript) if pattern and form.noscript else None
    told = find_sentence(form.blocks, "script")
    titled = next(titles_of_kind(form, "script"), None)
    return (
        *((f"noscript: “{form.noscript[:80]}”",) if asks else ()),
        *((f"“{told}”",) if told else ()),
        *((f"title “{titled}”",) if titled else ()),
        *(("an application's empty mount point",) if form.empty_root else ()),
        *(("hardly any visible text",) if form.visible < 80 else ()),
    )


def paywall_signs(form: PageShape) -> tuple[str, ...]:
    """Return the signs of a paywall after the beginning of a text; () for fewer than two."""
    if form.prose >= _BEGUN:
        return ()
    said = find_sentence((*form.blocks, *form.dialogs), "paywall")
    pattern = wording("paywall").texts
    gated = bool(form.gate and pattern and pattern.search(form.gate))
    signs = (
        *(("metadata: not accessible for free",) if form.not_free else ()),
        *((f"“{said}”",) if said else ()),
        *(("an element that calls itself a paywall",) if gated else ()),
    )
    return signs if len(signs) >= 2 else ()
