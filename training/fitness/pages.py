"""Invented pages: articles, records and lists of an article on one side, other pages on the other.

Nothing here is taken from a real page. Words are made of syllables; what varies is how a page
is built: menus, teasers, forms, metadata, the words of its URL.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

_SYLLABLES = "ka lo mer tin vas do rel su pan gor il ne fa tor be mi lan ux os dra".split()
_CYRILLIC = "ка ло мер тин вас до рел су пан гор ил не фа тор бе ми лан ус ос дра".split()
HOST = "https://valleypost.example"


@dataclass(slots=True)
class Words:
    """Invented words in one script."""

    random: Random
    syllables: list[str] = field(default_factory=lambda: _SYLLABLES)

    def word(self) -> str:
        """One word of two to four syllables."""
        return "".join(self.random.choices(self.syllables, k=self.random.randint(2, 4)))

    def line(self, low: int, high: int) -> str:
        """A line of some words, the first with a capital."""
        words = [self.word() for _ in range(self.random.randint(low, high))]
        return " ".join(words).capitalize()

    def sentences(self, low: int, high: int) -> str:
        """Some sentences of 6 to 22 words."""
        count = self.random.randint(low, high)
        return " ".join(self.line(6, 22) + "." for _ in range(count))


@dataclass(frozen=True, slots=True)
class Specimen:
    """A page, the URL that was asked for, and whether another page than an article answered."""

    kind: str
    html: str
    address: str
    other: bool


Builder = Callable[[Words], str]


def _links(words: Words, low: int, high: int) -> str:
    count = words.random.randint(low, high)
    return "".join(
        f"<li><a href='/{words.word()}'>{words.line(1, 3)}</a></li>" for _ in range(count)
    )


def _teasers(words: Words, count: int, prose: float) -> str:
    parts = []
    for _ in range(count):
        text = f"<p>{words.sentences(1, 2)}</p>" if words.random.random() < prose else ""
        time = "<time>3 May 2022</time>" if words.random.random() < 0.4 else ""
        parts.append(
            f"<div><h3><a href='/{words.word()}'>{words.line(4, 10)}</a></h3>{time}{text}</div>"
        )
    return "".join(parts)


# ------------------------------------------------------------------ articles


def news(words: Words) -> str:
    """An article of the press, long or short."""
    count = words.random.choice((1, 2, 3, 6, 12, 25))
    return "".join(f"<p>{words.sentences(1, 5)}</p>" for _ in range(count))


def record(words: Words) -> str:
    """A short record of a database beside a form: name, number, year, a sentence or two."""
    rows = "".join(
        f"<tr><th>{words.line(1, 2)}</th><td>{words.line(1, 9)}</td></tr>"
        for _ in range(words.random.randint(4, 14))
    )
    login = "<form><input name=user><input type=password name=p><button>Go</button></form>"
    box = login if words.random.random() < 0.4 else ""
    return f"<table>{rows}</table><p>{words.sentences(1, 3)}</p>{box}"


def chapters(words: Words) -> str:
    """A document with a table of contents and sections."""
    toc = "".join(f"<li><a href='#s{n}'>{words.line(2, 6)}</a></li>" for n in range(12))
    body = "".join(f"<h2>{words.line(2, 6)}</h2><p>{words.sentences(2, 5)}</p>" for _ in range(8))
    return f"<ul>{toc}</ul>{body}"


def gallery(words: Words) -> str:
    """Pictures with captions under an introduction."""
    figures = "".join(
        f"<figure><img src=a><figcaption>{words.line(6, 20)}.</figcaption></figure>"
        for _ in range(9)
    )
    return f"<p>{words.sentences(1, 3)}</p>{figures}"


def verse(words: Words) -> str:
    """Short lines without stops: a poem, a list of names."""
    return (
        "<p>" + "<br>".join(words.line(4, 8) for _ in range(words.random.randint(12, 40))) + "</p>"
    )


# ------------------------------------------------------------------ other pages


def home(words: Words) -> str:
    """A front page: many teasers, some with a text."""
    count = words.random.randint(6, 60)
    return _teasers(words, count, words.random.random()) + f"<ul>{_links(words, 5, 60)}</ul>"


def section(words: Words) -> str:
    """A list of a section's articles."""
    count = words.random.randint(3, 25)
    more = f"<a href='/p2'>{words.line(1, 2)}</a>"
    return f"<h1>{words.line(1, 2)}</h1>" + _teasers(words, count, words.random.random()) + more


def search(words: Words) -> str:
    """A form with results, or without any."""
    form = "<form><input type=search name=q><input type=text name=y><button>Go</button></form>"
    found = _teasers(words, words.random.choice((0, 0, 10, 20)), 0.5)
    return f"{form}<p>{words.line(3, 8)}</p>{found}"


def login(words: Words) -> str:
    """A form with one or two password fields and little else."""
    fields = "<input type=password>" * words.random.randint(1, 2)
    small = f"<p>{words.sentences(0, 2)}</p>"
    return f"<h1>{words.line(1, 3)}</h1><form><input type=text>{fields}<button>Go</button></form>{small}"


def notice(words: Words) -> str:
    """An error, a region block, maintenance, in words that no list has."""
    code = words.random.choice(("404", "403", "410", "451", "500", "503", "", "", ""))
    head = f"{code} {words.line(1, 5)}".strip()
    tag = words.random.choice(("h1", "h2", "p", "div"))
    button = f"<a href='/'>{words.line(1, 3)}</a>"
    return f"<{tag}>{head}</{tag}><p>{words.sentences(1, 3)}</p>{button}"


def portal(words: Words) -> str:
    """A company's front page: menus, slogans, a form."""
    slogans = "".join(
        f"<div><h2>{words.line(2, 6)}</h2><p>{words.line(5, 14)}</p>"
        f"<a href='/{words.word()}'>{words.line(1, 2)}</a></div>"
        for _ in range(words.random.randint(2, 14))
    )
    return f"<ul>{_links(words, 10, 120)}</ul>{slogans}<form><input><input></form>"


ARTICLES: tuple[Builder, ...] = (news, news, news, record, chapters, gallery, verse)
OTHERS: tuple[Builder, ...] = (home, home, section, search, login, notice, notice, portal)


def specimen(number: int) -> Specimen:
    """Return the page with this number; the same at every call."""
    random = Random(number)
    words = Words(random, _CYRILLIC if random.random() < 0.2 else _SYLLABLES)
    other = bool(number % 2)
    builder = random.choice(OTHERS if other else ARTICLES)
    title = words.line(3, 10)
    body = builder(words)
    slug = Words(random).line(4, 8) if other else title
    named = random.random() < 0.7
    path = "-".join(slug.lower().split()) if named else str(random.randint(1000, 9_999_999))
    head = _head(random, title, other)
    heading = "" if other or random.random() < 0.12 else f"<h1>{title}</h1>{_byline(random)}"
    page = (
        f"<html><head>{head}</head><body><nav><ul>{_links(words, 0, 60)}</ul></nav>"
        f"<main>{heading}{body}</main>{_below(words, random)}"
        f"<footer><p>© 2022 Valley Post</p><ul>{_links(words, 0, 25)}</ul></footer></body></html>"
    )
    return Specimen(builder.__name__, page, f"{HOST}/news/{path}", other)


def _byline(random: Random) -> str:
    by = "<p class=byline>By Lena Okoro</p>" if random.random() < 0.5 else ""
    return by + ("<time datetime='2022-05-03'>3 May 2022</time>" if random.random() < 0.6 else "")


def _below(words: Words, random: Random) -> str:
    box = "<aside>" + _teasers(words, random.randint(0, 12), 0.3) + "</aside>"
    form = "<form><input type=email><button>Go</button></form>" if random.random() < 0.4 else ""
    return (box if random.random() < 0.6 else "") + form


def _head(random: Random, title: str, other: bool) -> str:
    site = "Valley Post"
    shown = (
        random.choice((site, f"{site} - {title}", title))
        if other
        else random.choice(
            (
                f"{title} | {site}",
                title,
                f"{title} - {site}",
                site if random.random() < 0.2 else title,
            )
        )
    )
    parts = [f"<title>{shown}</title>"]
    if random.random() < 0.6:
        parts.append(f"<meta property='og:site_name' content='{site}'>")
    if random.random() < (0.5 if other else 0.1):
        parts.append("<meta property='og:type' content='website'>")
    if random.random() < (0.03 if other else 0.5):
        parts.append("<meta property='article:published_time' content='2022-05-03T10:00:00Z'>")
    if random.random() < (0.4 if other else 0.02):
        parts.append(f"<link rel=canonical href='{HOST}/'>")
    return "".join(parts)
