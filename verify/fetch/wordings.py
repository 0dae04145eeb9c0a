"""What a page says of itself: wording, weighed against how much it has to read. Pure."""

from __future__ import annotations

import re

from verify.fetch.shape import Shape
from verify.fetch.signs import normal, wording
from verify.model import Reason

Found = tuple[Reason, str, tuple[str, ...]]

# Measured on the pages of ../shared/corpus: an article has 1,000 characters of prose and
# more, or metadata of an article; a wall has a few short blocks.
_THIN = 1_500  # characters of prose; a page with more than this is not a wall …
_SHORT_BLOCKS = 320  # … unless no block of it is longer than a teaser
_BARE = 500  # with so little prose, a block's wording is enough
_ALMOST_NOTHING = 250
_LONGEST_MESSAGE = 320  # a wall's message stands in a block shorter than this
ENOUGH_TO_KEEP = 250

_LONGEST_SENTENCE = 180
_OTHER_PROSE = 320  # a wall has little running text besides its message

_QUOTED = re.compile(r"“[^”]*”|«[^»]*»|„[^“”]*[“”]|\"[^\"]*\"")
_PARTS = re.compile(r"\s+[|–—·•»«:\-]+\s+|\s*[|»·•]\s*")

_SAYS = {
    "challenge": (Reason.BLOCKED, "The page asks its visitor to prove something, or refuses."),
    "missing": (Reason.SOFT_404, "The server answers “OK”, but the page says there is nothing."),
    "parked": (Reason.PARKED, "The page is a placeholder, or offers the domain for sale."),
    "login": (Reason.LOGIN, "The page asks for a login and shows nothing else."),
    "consent": (Reason.BLOCKED, "The page asks for consent and shows nothing else."),
    "paywall": (Reason.PAYWALLED, "The page asks for a subscription and shows nothing else."),
}


def thin(form: Shape) -> bool:
    """Whether the page has so little running text that it may be a wall."""
    if form.prose < _THIN and form.article_marks < 2:
        return True
    return form.longest < _SHORT_BLOCKS and form.prose < 4_000 and form.article_marks < 2


def verdict(form: Shape) -> Found | None:
    """What the page's own wording makes of it, or None where it is silent."""
    if not thin(form):
        return None
    return _by_title(form) or _by_texts(form)


def _by_title(form: Shape) -> Found | None:
    for kind in ("challenge", "missing", "parked", "login", "consent", "paywall"):
        bound = _THIN if kind in ("challenge", "missing") else _BARE
        if kind == "consent":
            bound = 4_000  # a consent wall explains itself at length
        if form.prose >= bound and form.longest >= _SHORT_BLOCKS:
            continue
        if (name := _titled(form, kind)) and _supported(form, kind):
            reason, detail = _SAYS[kind]
            return reason, detail, (f"title or heading “{name}”",)
    return None


def _titled(form: Shape, kind: str) -> str | None:
    titles = wording(kind).titles
    for text in (form.title, *form.headings):
        for part in (text, *_PARTS.split(text)):
            if normal(part) in titles:
                return part.strip()
    return None


def _supported(form: Shape, kind: str) -> bool:
    """Login and consent titles stand on ordinary pages too, in dialogs: ask for more."""
    if kind == "login":
        return form.prose < _ALMOST_NOTHING and form.article_marks == 0
    if kind == "consent":
        return _about_consent(form) > 0.5
    if kind == "paywall":
        return form.prose < _ALMOST_NOTHING
    return True


def _by_texts(form: Shape) -> Found | None:
    if form.prose >= _BARE or form.article_marks:
        return None
    for kind in ("challenge", "missing", "parked", "login", "paywall"):
        words = _said(form.blocks, kind)
        if kind == "login" and not (words or form.passwords):
            continue
        if kind == "login" and words is None:
            words = _said(form.dialogs, kind)
        if words and _enough(form, kind, words):
            reason, detail = _SAYS[kind]
            return reason, detail, (f"“{words}”",)
    return _consent(form)


def _enough(form: Shape, kind: str, words: str) -> bool:
    if kind in ("login", "paywall"):
        return form.prose < _ALMOST_NOTHING
    return form.prose - len(words) < _OTHER_PROSE


def _said(blocks: tuple[str, ...], kind: str) -> str | None:
    """The sentence of a short block that says so, or None.

    Words between quotation marks are talked about, not said; a message to the visitor is
    a short sentence.
    """
    pattern = wording(kind).texts
    for block in blocks:
        text = _QUOTED.sub(" ", block.replace("’", "'").replace("ʼ", "'"))
        if pattern and len(block) < _LONGEST_MESSAGE and (match := pattern.search(text)):
            sentence = _sentence(text, match)
            if len(sentence) <= _LONGEST_SENTENCE:
                return sentence
    return None


def _sentence(text: str, match: re.Match[str]) -> str:
    start = max((text.rfind(mark, 0, match.start()) for mark in ".!?"), default=-1)
    ends = [end for mark in ".!?" if (end := text.find(mark, match.end())) >= 0]
    return text[start + 1 : min(ends, default=len(text)) + 1].strip()


def _consent(form: Shape) -> Found | None:
    pressed = {normal(b) for b in form.buttons} & wording("consent").buttons
    said = _said((*form.blocks, *form.dialogs), "consent")
    if said and pressed and _about_consent(form) > 0.6:
        reason, detail = _SAYS["consent"]
        return reason, detail, (f"“{said}”", f"button “{min(pressed)}”")
    return None


def _about_consent(form: Shape) -> float:
    """The share of all text that is about cookies and consent."""
    topic = wording("consent").topic
    texts = [t for t in (*form.blocks, *form.dialogs) if len(t) >= 40]
    total = sum(map(len, texts))
    if not total or topic is None:
        return 0.0
    return sum(len(t) for t in texts if topic.search(t)) / total


def shell(form: Shape, extracted: int) -> Found | None:
    """An empty shell: nothing to read, and a script that would bring it.

    ``extracted`` is the length of the main text that was found by other means (JSON).
    """
    if form.prose >= _ALMOST_NOTHING or extracted >= 2 * _ALMOST_NOTHING:
        return None
    pattern = wording("script").texts
    asks = pattern.search(form.noscript) if pattern and form.noscript else None
    told = _said(form.blocks, "script")
    signs = (
        *((f"noscript: “{form.noscript[:80]}”",) if asks else ()),
        *((f"“{told}”",) if told else ()),
        *(("an application's empty mount point",) if form.empty_root else ()),
        *(("no visible text",) if form.visible < 80 else ()),
    )
    scripted = form.inline_script > 0 or bool(form.sources)
    if not signs or not scripted or (form.visible > 1_500 and not form.empty_root):
        return None
    return Reason.NEEDS_BROWSER, "The page is an empty shell that a script fills.", signs


def gate(form: Shape) -> tuple[str, ...]:
    """The signs of a paywall in front of a text that is only begun; none without two of them."""
    if form.prose >= _THIN:
        return ()
    said = _said((*form.blocks, *form.dialogs), "paywall")
    pattern = wording("paywall").texts
    gated = bool(form.gate and pattern and pattern.search(form.gate))
    signs = (
        *(("metadata: not accessible for free",) if form.not_free else ()),
        *((f"“{said}”",) if said else ()),
        *(("an element that calls itself a paywall",) if gated else ()),
    )
    return signs if len(signs) >= 2 else ()
