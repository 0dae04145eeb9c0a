"""The last paragraphs of an article are told from what its publisher adds."""

from __future__ import annotations

import pytest

from verify.model import Article
from verify.read.reader import read_bytes

EN = (
    "The two ministries agreed in March to open the river crossing for lorries, after months in "
    "which farmers on both banks had complained about spoilt fruit and lost contracts."
)
DE = (
    "Die beiden Ministerien öffneten im März die Brücke für Lastwagen, nachdem sich die Bauern an "
    "beiden Ufern monatelang über verdorbenes Obst und verlorene Verträge beklagt hatten."
)


def kinds_of(body: str, head: str = "") -> dict[str, str]:
    page = (
        f"<html><head><title>The ferry sinks again</title>{head}</head><body>{body}</body></html>"
    )
    found = read_bytes(page.encode(), "page.html", "text/html")
    assert isinstance(found, Article)
    return {found.text[b.span.start : b.span.end]: b.kind.value for b in found.blocks}


def kind(last: str, words: str, text: str = EN, head: str = "") -> str:
    """The kind of the block with these words, at the end of an article."""
    paragraphs = "".join(f"<p>{n} {text}</p>" for n in range(1, 9))
    kinds = kinds_of(
        f"<div class=story><h1>The ferry sinks again</h1>{paragraphs}{last}</div>", head
    )
    return next(kind for piece, kind in kinds.items() if words in piece)


END_EN = "The crossing opens again in May, the harbor office said."
END_DE = "Die Brücke öffnet im Mai wieder, sagte das Hafenamt."
END_RU = "Переправа откроется в мае, сообщили в управлении порта."


@pytest.mark.parametrize("words", [END_EN, END_DE, END_RU])
@pytest.mark.parametrize(
    "box",
    [
        "<div class=conclusion>{0}</div>",
        "<div class='section-4 last'><div class=inner><p>{0}</p></div></div>",
        "<div class=end><p>{0}</p><button>Comment</button></div>",
        "<div><p>{0}</p><a class=btn href='#c'>Комментировать</a></div>",
    ],
)
def test_the_last_paragraph_in_a_box_stays(box: str, words: str) -> None:
    assert kind(box.format(words), words) == "body"


def test_the_last_paragraph_of_a_short_article_stays() -> None:
    short = "".join(f"<p>{n} {EN}</p>" for n in range(4))
    page = f"<div class=story><h1>Ferry</h1>{short}<div class=end>{END_EN}</div></div>"
    assert kinds_of(page)[END_EN] == "body"


def test_the_conclusion_of_an_essay_stays() -> None:
    text = f"We have seen it before. {EN} You know it."
    end = "We should open the crossing, and you should write to your council."
    assert kind(f"<div class=conclusion><div>{end}</div></div>", end, text) == "body"
    assert kind(f"<div class=conclusion><div>{end}</div></div>", end) == "furniture"


@pytest.mark.parametrize(
    ("text", "note"),
    [
        (EN, "We earn a commission on what readers buy through these links."),
        (DE, "Die Redaktion freut sich über Ihre Hinweise zu diesem Thema."),
        (DE, "Wie kommst du über den Fluss? Schreib es in die Kommentare."),
        (EN, "Reach the reporter at l.okoro@post.example or 555-0134."),
        (EN, "Мы пишем о реках и тех, кто через них переправляется."),
        (EN, "Если Вы были на переправе, пишите в редакцию."),
        (DE, "Folge uns und verpasse keine Fähre."),
        (EN, "Chaque semaine, notre lettre raconte la vie des fleuves."),
        (DE, "Unsere Zeitung erscheint am Fluss seit 1890."),
    ],
)
def test_a_box_that_speaks_to_the_reader_is_no_text(text: str, note: str) -> None:
    assert kind(f"<div class=note><div>{note}</div></div>", note, text) == "furniture"


@pytest.mark.parametrize(
    "said",
    [
        'In the end the master asked: "What do we do now, when the ferry is gone?"',
        "Am Ende fragte der Fährmann: „Was machen wir nun, wo die Fähre fort ist?“",
        "The US sent two divers on Monday, and the ferry was lifted.",
        # Names and words of another language that are spelled like a pronoun.
        "The tower of Notre-Dame opens again in May, the office said.",
        "Notre-Dame öffnet im Mai wieder, sagte das Bauamt.",
        "Le pont du village rouvre en mai, selon la mairie de Harrow.",
        "Dans l'Eure, onze bateaux sont partis vers le port, un ours les a suivis.",
        "Chegaram uns 200 agricultores ao porto de Harrow.",
        "Głowa państwa otworzy most dla ciężarówek w maju, podał port.",
        "Il processo contro Cosa Nostra comincia in maggio.",
    ],
)
def test_words_that_only_look_like_it_do_not_speak_to_the_reader(said: str) -> None:
    assert kind(f"<div class=note><div>{said}</div></div>", said) == "body"


def test_two_paragraphs_of_which_one_has_a_button_are_both_text() -> None:
    body = f"<h1>Ferry</h1><main><p>{EN}</p><div><p>{END_EN}</p><button>Like</button></div></main>"
    assert kinds_of(body)[END_EN] == "body"


def test_a_long_request_for_consent_is_no_text() -> None:
    ask = "To show this post we need your consent. " + "Your data are sent to the network. " * 30
    box = f"<div><p>{ask.strip()}</p><button>OK</button></div><p>{END_EN}</p>"
    assert len(ask) > 1000 and kind(box, ask[:40], EN * 3) == "furniture"


def test_a_paragraph_as_long_as_the_rest_is_text_in_spite_of_its_button() -> None:
    long = " ".join(
        f"In {year} the water rose over the eastern lane." for year in range(1950, 1999)
    )
    box = f"<div><p>{long}</p><button>Copy</button></div><p>{END_EN}</p>"
    assert kind(box, long[:40]) == "body"


FACEBOOK = "<a href='https://www.facebook.com/valleypost'>Facebook</a>"
TELEGRAM = "<a href='https://t.me/valleypost'>Telegram</a>"


@pytest.mark.parametrize(
    "line",
    [
        f"The council announced it on {FACEBOOK} and {TELEGRAM}.",
        f"Der Rat gab es auf {FACEBOOK} und {TELEGRAM} bekannt.",
        "She wrote it on <a href='https://x.com/okoro/status/12'>Twitter</a> and"
        " <a href='https://www.facebook.com/okoro/posts/34'>Facebook</a>.",
        f"“Follow me to the ferry,” she wrote on {FACEBOOK} and {TELEGRAM}.",
    ],
)
def test_a_sentence_about_posts_stays(line: str) -> None:
    assert kind(f"<p>{line}</p>", line.split("<")[0].strip()) == "body"


@pytest.mark.parametrize(
    "line",
    [
        f"Follow us on {FACEBOOK} and {TELEGRAM}.",
        f"Подписывайтесь на нас в {FACEBOOK} и {TELEGRAM}.",
        f"Bizi {FACEBOOK} ve {TELEGRAM} üzerinden takip edin.",
    ],
)
def test_a_line_that_asks_to_follow_is_no_text(line: str) -> None:
    assert kind(f"<p>{line}</p>", line.split("<")[0].strip()) == "furniture"


def test_a_line_with_the_sites_own_accounts_is_no_text() -> None:
    line = f"<p>The Post is on {FACEBOOK} and {TELEGRAM}, too.</p>"
    assert kind(line, "The Post is on") == "body"
    frame = f"</div><footer>{FACEBOOK}{TELEGRAM}</footer><div>"
    assert kind(line + frame, "The Post is on") == "furniture"


AUTHOR = "<meta name=author content='Lena Okoro'>"


@pytest.mark.parametrize(
    "line",
    [
        "Lena Okoro said on Monday: “We will lift the ferry in May.”",
        "Lena Okoro sagte am Montag: „Wir heben die Fähre im Mai.“",
        "Lena Okoro is sure that the ferry is “lost for good and all”.",
    ],
)
def test_a_sentence_with_a_quotation_is_no_life(line: str) -> None:
    assert kind(f"<p>{line}</p>", line[:20], head=AUTHOR) == "body"


@pytest.mark.parametrize(
    "line",
    [
        "Lena Okoro writes about rivers and the people who cross them.",
        "Lena Okoro ist Redakteurin und schrieb „Die Fähre“.",
    ],
)
def test_a_life_stays_one(line: str) -> None:
    assert kind(f"<p>{line}</p>", line[:20], head=AUTHOR) == "biography"
