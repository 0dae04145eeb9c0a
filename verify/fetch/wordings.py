"""What a page says of itself: wording, weighed against how much it has to read. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from verify.fetch.said import reports
from verify.fetch.shape import PLENTY, Shape
from verify.fetch.signs import addressed, normal, wording
from verify.model import Reason

Found = tuple[Reason, str, tuple[str, ...]]

# Measured on the pages of ../shared/corpus: an article has 1,000 characters of prose and
# more, or metadata of an article; a wall has a few short blocks.
_THIN = 1_500  # characters of prose; a page with more than this is not a wall …
_SHORT_BLOCKS = 320  # … unless no block of it is longer than a teaser
_BARE = 500  # with so little prose, a block's wording is enough
_PLAIN = 1_500  # … unless it has more than that in short pieces: a table, a list, verse
_ALMOST_NOTHING = 250
_HEADED = 200  # with less prose than this a title of a wall is all the page has
_RUNNING = 80  # characters of a block that says something, and is no label
_MESSAGES = ("challenge", "broken", "missing")
_GUARDS_WORDS = 700  # Cloudflare's block page explains itself in some 500

_LONGEST_MESSAGE = 320  # a wall's message stands in a block shorter than this
_LONGEST_SENTENCE = 280
# Running text beside the message: a wall explains itself, if it speaks to its visitor; a
# report (“access was restricted”) stands among other sentences.
_BESIDE_ADDRESS, _BESIDE_REPORT = 320, 40

_QUOTED = re.compile(r"“[^”]*”|«[^»]*»|„[^“”]*[“”]|\"[^\"]*\"")
_INNER_DOT = re.compile(r"(?<=\w)\.(?=\w)")
_PARTS = re.compile(r"\s+[|–—·•»«:\-]+\s+|\s*[|»·•]\s*")

_SAYS = {
    "challenge": (Reason.BLOCKED, "The page asks its visitor to prove something, or refuses."),
    "broken": (Reason.SERVER_ERROR, "The server answers “OK”, but its page reports a fault."),
    "missing": (Reason.SOFT_404, "The server answers “OK”, but the page says there is nothing."),
    "parked": (Reason.PARKED, "The page is a placeholder, or offers the domain for sale."),
    "login": (Reason.LOGIN, "The page asks for a login and shows nothing else."),
    "consent": (Reason.BLOCKED, "The page asks for consent and shows nothing else."),
    "paywall": (Reason.PAYWALLED, "The page asks for a subscription and shows nothing else."),
}


def thin(form: Shape) -> bool:
    """Whether the page has so little running text that it may be a wall."""
    if form.prose >= PLENTY:
        return False
    if form.article_marks >= 2:
        return form.prose < _ALMOST_NOTHING
    if form.prose < _THIN:
        return True
    return form.longest < _SHORT_BLOCKS


def guarded(form: Shape) -> bool:
    """Whether the page can be a guard's: those explain themselves at some length, but not more."""
    return form.prose < (_GUARDS_WORDS if form.article_marks == 0 else _ALMOST_NOTHING)


def hint(form: Shape) -> bool:
    """Whether something speaks of a missing page, too weakly to decide."""
    if form.prose >= PLENTY or form.article_marks >= 2:
        return False
    titled = next(titles_saying(form, "missing"), None) is not None
    return (
        titled or sentence_saying((form.title, *form.headings, *form.blocks), "missing") is not None
    )


def verdict(form: Shape) -> Found | None:
    """What the page's own wording makes of it, or None where it is silent."""
    if not thin(form):
        return None
    return _by_title(form) or _by_texts(form)


# ------------------------------------------------------------------ whole titles


def _by_title(form: Shape) -> Found | None:
    for kind in ("challenge", "broken", "missing", "parked", "login", "consent", "paywall"):
        for name in titles_saying(form, kind):
            if _believed(form, kind, name) and _supported(form, kind, name):
                reason, detail = _SAYS[kind]
                return reason, detail, (f"title or heading “{name}”",)
    return None


def titles_saying(form: Shape, kind: str) -> Iterator[str]:
    """The titles, headings or whole parts of them that say so."""
    titles = wording(kind).titles
    texts = [form.title, *form.headings]
    if kind in ("challenge", "broken", "missing", "parked") and _bare(form):
        texts += [*form.lesser, *(block for block in form.blocks if len(block) < 60)]
    for text in texts:
        for part in (text, *_PARTS.split(text)):
            if normal(part) in titles:
                yield part.strip()


def _believed(form: Shape, kind: str, name: str) -> bool:
    """Whether such a title is a message. “Access denied” heads reports and columns as well.

    It is one where there is next to nothing else to read, where its own words say it in full
    (“page not found”), where a sentence repeats it, or where little text speaks to the visitor.
    """
    if form.prose < _HEADED or kind not in _MESSAGES:
        return True
    pattern = wording(kind).texts
    full = bool(pattern and pattern.search(name))
    if full and (kind == "missing" or form.prose < _BARE):
        return True
    if sentence_saying(tuple(b for b in form.blocks if normal(b) != normal(name)), kind):
        return True
    numbered = any(c.isdigit() for c in name)
    return (full or numbered or form.prose < _BARE) and _speaks(form)


def _speaks(form: Shape) -> bool:
    pattern = addressed()
    return bool(pattern and pattern.search(" ".join(form.blocks)[:1_500]))


def _supported(form: Shape, kind: str, name: str) -> bool:
    """Whether the page bears the title out: some stand on ordinary pages too."""
    if kind == "login" or kind == "paywall":
        return form.prose < _ALMOST_NOTHING and _bare(form)
    if kind == "consent":
        return (
            not _banner(form)
            and bool(_pressed(form))
            and _about_consent(form) > 0.5
            and form.article_marks == 0
        )
    if kind == "parked":
        return _bare(form)
    # One word may be the headline of anything; “404” may not.
    one_word = " " not in normal(name) and not any(c.isdigit() for c in name)
    return _bare(form) if one_word else True


def _bare(form: Shape) -> bool:
    return form.prose < _BARE and form.plain < _PLAIN and form.article_marks == 0


# ------------------------------------------------------------------ sentences


def _by_texts(form: Shape) -> Found | None:
    if not _bare(form):
        return None
    said = (form.title, *form.blocks)
    for kind in ("challenge", "broken", "missing", "parked"):
        if (words := sentence_saying(said, kind)) and _alone(form, words):
            return _as(kind, words)
    if form.prose < _ALMOST_NOTHING:
        if words := _asks_for_login(form):
            return _as("login", words)
        if words := _asks_for_money(form):
            return _as("paywall", words)
    return _consent(form)


def _as(kind: str, words: str) -> Found:
    reason, detail = _SAYS[kind]
    return reason, detail, (f"“{words[:160]}”",)


def _alone(form: Shape, words: str) -> bool:
    """Whether the message is about all there is to read."""
    return form.prose - len(words) < (_BESIDE_ADDRESS if _speaks(form) else _BESIDE_REPORT)


def _asks_for_login(form: Shape) -> str | None:
    said = sentence_saying(form.blocks, "login")
    if said is None and form.passwords:
        return sentence_saying(form.dialogs, "login") or "a field for a password"
    return said


def _asks_for_money(form: Shape) -> str | None:
    """One sentence may report of a paywall; two, or one to the reader, are one."""
    found = [said for block in form.blocks if (said := sentence_saying((block,), "paywall"))]
    pattern = addressed()
    spoken = bool(found and pattern and pattern.search(found[0]))
    return found[0] if len(found) > 1 or spoken else None


def sentence_saying(blocks: tuple[str, ...], kind: str) -> str | None:
    """The sentence of a short block that says so, or None.

    Words between quotation marks are talked about, not said; a message to the visitor is
    a short sentence.
    """
    pattern = wording(kind).texts
    for block in blocks:
        if pattern is None or len(block) >= _LONGEST_MESSAGE:
            continue
        text = _QUOTED.sub(" ", block.replace("’", "'").replace("ʼ", "'"))
        text = _INNER_DOT.sub("․", text)  # “gauge.test is for sale” is one sentence
        if match := pattern.search(text):
            sentence = _sentence(text, match)
            rest = sentence.replace(match.group(), " ")
            if len(sentence) <= _LONGEST_SENTENCE and not reports(rest):
                return sentence.replace("․", ".")
    return None


def _sentence(text: str, match: re.Match[str]) -> str:
    start = max((text.rfind(mark, 0, match.start()) for mark in ".!?"), default=-1)
    ends = [end for mark in ".!?" if (end := text.find(mark, match.end())) >= 0]
    return text[start + 1 : min(ends, default=len(text)) + 1].strip()


# ------------------------------------------------------------------ consent


def _consent(form: Shape) -> Found | None:
    said = sentence_saying((*form.blocks, *form.dialogs), "consent")
    pressed = _pressed(form)
    if said and pressed and not _banner(form) and _about_consent(form) > 0.6:
        reason, detail = _SAYS["consent"]
        return reason, detail, (f"“{said[:160]}”", f"button “{min(pressed)}”")
    return None


def _banner(form: Shape) -> bool:
    """Whether consent is asked for in a dialog only, beside running text of another subject."""
    topic = wording("consent").topic
    running = [block for block in form.blocks if len(block) >= _RUNNING]
    return bool(running) and not any(topic and topic.search(block) for block in running)


def _pressed(form: Shape) -> set[str]:
    return {normal(b) for b in form.buttons} & wording("consent").buttons


def _about_consent(form: Shape) -> float:
    """The share of all text that is about cookies and consent."""
    topic = wording("consent").topic
    texts = [t for t in (*form.blocks, *form.dialogs) if len(t) >= 40]
    total = sum(map(len, texts))
    if not total or topic is None:
        return 0.0
    return sum(len(t) for t in texts if topic.search(t)) / total
