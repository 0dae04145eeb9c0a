"""Invented pages: articles, records and lists of an article on one side, other pages on the other.

Nothing here is taken from a real page. Words are made of syllables; what varies is how a page
is built: menus, teasers, forms, metadata, the words of its URL. ``frames.py`` has what is around
the text.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from training.fitness.frames import HOST, framed, links, teasers
from training.fitness.words import CYRILLIC, SYLLABLES, Words


@dataclass(frozen=True, slots=True)
class Specimen:
    """A page, the URL that was asked for, and whether another page than an article answered."""

    kind: str
    html: str
    address: str
    other: bool


Builder = Callable[[Words], str]


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


def brief(words: Words) -> str:
    """A short report of one paragraph, or a definition."""
    return f"<p>{words.sentences(1, 2)}</p>"


def contents(words: Words) -> str:
    """The table of contents of a work: one list of links, and hardly any text."""
    return f"<p>{words.line(2, 9)}</p><ol>{links(words, 5, 40)}</ol>"


def enumeration(words: Words) -> str:
    """An article that is a list: an introduction and short items."""
    items = "".join(f"<li>{words.line(3, 12)}</li>" for _ in range(words.random.randint(4, 30)))
    return f"<p>{words.sentences(1, 2)}</p><ul>{items}</ul>"


def guide(words: Words) -> str:
    """Instructions, an essay or a letter: it speaks to its reader throughout."""
    parts = range(words.random.randint(1, 6))
    return "".join(f"<h2>{words.line(2, 5)}</h2><p>{words.sentences(2, 6)}</p>" for _ in parts)


# ------------------------------------------------------------------ other pages


def home(words: Words) -> str:
    """A front page: many teasers, some with a text."""
    count = words.random.randint(6, 60)
    return teasers(words, count, words.random.random()) + f"<ul>{links(words, 5, 60)}</ul>"


def section(words: Words) -> str:
    """A list of a section's articles."""
    count = words.random.randint(3, 25)
    more = f"<a href='/p2'>{words.line(1, 2)}</a>"
    return f"<h1>{words.line(1, 2)}</h1>" + teasers(words, count, words.random.random()) + more


def search(words: Words) -> str:
    """A form with results, or without any."""
    form = "<form><input type=search name=q><input type=text name=y><button>Go</button></form>"
    found = teasers(words, words.random.choice((0, 0, 10, 20)), 0.5)
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
    return f"<ul>{links(words, 10, 120)}</ul>{slogans}<form><input><input></form>"


def landing(words: Words) -> str:
    """The front page of a product or an office: a slogan as heading, short texts, buttons."""
    parts = "".join(
        f"<section><h2>{words.line(2, 7)}</h2><p>{words.sentences(1, 3)}</p>"
        f"<a class=btn href='/{words.word()}'>{words.line(1, 2)}</a></section>"
        for _ in range(words.random.randint(1, 12))
    )
    return f"<h1>{words.line(2, 9)}</h1><p>{words.sentences(0, 2)}</p>{parts}"


def welcome(words: Words) -> str:
    """A few words of welcome, and a way in."""
    ways = "".join(
        f"<a href='/{words.word()}'>{words.line(1, 2)}</a> "
        for _ in range(words.random.randint(1, 6))
    )
    return f"<h1>{words.line(1, 4)}</h1><p>{words.sentences(0, 2)}</p>{ways}"


ARTICLES: tuple[Builder, ...] = (
    *(news, news, news, news, brief, brief, record, chapters, gallery, verse, contents),
    *(enumeration, guide),
)
OTHERS: tuple[Builder, ...] = (
    *(home, home, section, search, login, notice, notice, portal, landing, landing, welcome),
)


# (share of sentences with facts, share that speaks to the visitor), in articles and in others
MANNERS: dict[Builder, tuple[float, float]] = {
    **dict.fromkeys(ARTICLES, (0.6, 0.08)),
    **dict.fromkeys(OTHERS, (0.15, 0.5)),
    **dict.fromkeys((home, section, search), (0.35, 0.1)),
    guide: (0.3, 0.6),
}


def specimen(number: int) -> Specimen:
    """Return the page with this number; the same at every call."""
    random = Random(number)
    other = bool(number % 2)
    plain = Words(random, CYRILLIC if random.random() < 0.2 else SYLLABLES)
    title = plain.line(3, 10)
    builder = random.choice(OTHERS if other else ARTICLES)
    subject = () if other else tuple(title.lower().split())
    words = Words(random, plain.syllables, subject, *MANNERS[builder])
    strange = other or random.random() < 0.2  # a URL in another language, or of an old headline
    slug = Words(random).line(3, 8) if strange else title
    named = random.random() < 0.75
    path = "-".join(slug.lower().split()) if named else str(random.randint(1000, 9_999_999))
    address = f"{HOST}/news/{path}"
    html = framed(words, title, builder(words), (other, address))
    return Specimen(builder.__name__, html, address, other)
