"""House styles met in articles nobody tuned for: run-on notes, glued numbers, written cues."""

from __future__ import annotations

import pytest

from verify.model import Article, Dossier, Quotation
from verify.parse import parse
from verify.read import read_bytes


def dossier(text: str, name: str = "a.txt") -> Dossier:
    article = read_bytes(text.encode(), name)
    assert isinstance(article, Article)
    return parse(article)


def speaker(d: Dossier, q: Quotation) -> str | None:
    if q.speaker is None:
        return None
    return d.people[q.speaker.person].name if q.speaker.person is not None else q.speaker.name.value


def labels(d: Dossier) -> list[tuple[str, str]]:
    return [(x.role.value, x.name.value) for x in d.labels]


FILLER = "The valley has been disputed for many years and nobody knows how it will end."
DEBATE = """Should the Valley Sell its Water?

Yes, says the old mayor Ada Example. ‘A river that nobody sells belongs to nobody’, as she put it.1 The fields gain.2

1 Ada Example, ‘Selling Rivers’, Valley Review, March 2024, p. 21. 2 ‘Fields Gain from Sale’, Valley Post, 12 January 2024, https://valleypost.example/fields.
"""


def test_plain_notes_run_on_where_the_text_bears_their_numbers() -> None:
    d = dossier(DEBATE)
    assert [n.label for n in d.notes] == ["1", "2"]
    assert [r.title.value for r in d.references if r.title] == [
        "Selling Rivers",
        "Fields Gain from Sale",
    ]


def test_a_number_inside_a_note_opens_no_other() -> None:
    text = DEBATE.replace("p. 21. 2 ‘Fields", "p. 21, no. 2 ‘Fields")
    assert [n.label for n in dossier(text).notes] == ["1"]


def test_a_note_number_behind_a_year_is_a_marker() -> None:
    text = (
        "The Dam\n\nThe dam was finished in 2021.1 The valley was flooded a year later.2 Nobody minded.\n\n"
        "1. “The Dam”, Valley Post, https://valleypost.example/1.\n"
        "2. “The Flood”, Valley Post, https://valleypost.example/2.\n"
    )
    assert [m.label for m in dossier(text).markers] == ["1", "2"]


def test_a_raised_number_without_a_note_is_a_marker_and_a_power_is_none() -> None:
    page = (
        "<html><body><article><h1>The Dam</h1><p>The dam is old.<sup>1</sup> It leaks.<sup>2</sup> It must go."
        "<sup>3</sup> It holds 10<sup>3</sup> m<sup>3</sup> of water, as the engineers say.</p>"
        "<h3>Notes</h3><p>1. “The Dam”, Valley Post, https://valleypost.example/1</p>"
        "<p>2. “The Leak”, Valley Post, https://valleypost.example/2</p></article></body></html>"
    )
    found = dossier(page, "a.html").markers
    assert [(m.label, m.note is None) for m in found] == [("1", False), ("2", False), ("3", True)]


def test_a_sentence_ends_behind_a_glued_marker() -> None:
    text = (
        "The Dam\n\n‘The water came at night’, says Bek Musterov, a farmer.1 The council’s report calls the "
        "flood ‘a failure of many hands’.2 It was cold.\n\n"
        "1. Bek Musterov, ‘The Night’, Valley Post, https://valleypost.example/1.\n2. ‘Report on the Flood’, Valley Council, https://valley.example/2.\n"
    )
    first, second = dossier(text).quotations[:2]
    d = dossier(text)
    assert speaker(d, first) == "Bek Musterov"
    assert speaker(d, second) != "Bek Musterov"
    assert [first.note, second.note] == [0, 1]


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        (
            "Defence Minister Ada Example told parliament that the guns “are aimed at nobody in the valley,” "
            "but Baku has protested repeatedly.",
            "Ada Example",
        ),
        (
            "A different view is offered by the historian Bek Musterov, who holds that “the border was made "
            "by the bazaar.”",
            "Bek Musterov",
        ),
        (
            "Speaking after the talks, Mayor Bek Musterov made the following statement: “The canal is ours "
            "and it will stay ours.”",
            "Bek Musterov",
        ),
        (
            "Cumhurbaşkanı Ali Örnek, görüşmenin ardından yaptığı konuşmada “Artık sınırda tartışmalı bir "
            "metre kalmadı.” demiştir.",
            "Ali Örnek",
        ),
        (
            "«Мы не продаём воду, — подчеркнул министр Иван Образцов, — мы продаём её хранение».",
            "Иван Образцов",
        ),
        (
            "«Это ворота на юг страны», — сказал хоким Ошской области Улугбек Касимов.",
            "Улугбек Касимов",
        ),
    ],
)
def test_the_speaker_is_the_one_of_the_clause(sentence: str, who: str) -> None:
    d = dossier(f"The valley has been in the news for weeks.\n\n{sentence}\n")
    quotation = next(q for q in d.quotations if q.kind == "statement")
    assert speaker(d, quotation) == who


def test_a_spokesman_without_a_name_is_not_the_company() -> None:
    d = dossier(
        "Le barrage est ancien et la vallée attend depuis des années une décision.\n\n"
        "« Les contrats sont signés depuis longtemps », affirme un porte-parole d’Orano.\n"
    )
    assert [speaker(d, q) for q in d.quotations] == [None]


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        (
            "Uzbekistan’s Minister of Transport Ilhom Namunaev came.",
            ("Uzbekistan’s Minister of Transport", "Ilhom Namunaev"),
        ),
        (
            "Kazakhstan’s Prime Minister, Alikhan Ülgiev, promised a canal.",
            ("Kazakhstan’s Prime Minister", "Alikhan Ülgiev"),
        ),
        (
            "Tarım ve Orman Bakanı İbrahim Örnek, köyde çiftçilerle buluştu ve kuraklığı konuştu.",
            ("Tarım ve Orman Bakanı", "İbrahim Örnek"),
        ),
        ("Об этом сообщил посол КНР в Астане Чжан Сяо.", ("посол КНР в Астане", "Чжан Сяо")),
    ],
)
def test_roles_with_a_field_a_comma_or_a_place(sentence: str, label: tuple[str, str]) -> None:
    english = f"{FILLER}\n\n" if sentence.startswith(("Uz", "Ka")) else ""
    assert label in labels(dossier(f"{english}{sentence}\n"))


@pytest.mark.parametrize(
    "sentence",
    [
        "They met Kazakhstan’s Prime Minister, Bektas Ülgiev and the mayor of the town.",
        "Then came the Minister of Transport and Ilhom Namunaev.",
        "Görüşmeye Mirzayev ve Kırgızistan Cumhurbaşkanı Ali Örnek katıldı.",
    ],
)
def test_a_list_of_people_shares_no_role(sentence: str) -> None:
    named = [name for _, name in labels(dossier(f"{FILLER}\n\n{sentence}\n"))]
    assert not {"Bektas Ülgiev", "Ilhom Namunaev", "Mirzayev"} & set(named)


def test_a_soviet_style_book_and_a_journal_with_its_volume() -> None:
    d = dossier(
        "Вода\n\nТак было всегда[1], и это известно[2].\n\nПримечания\n\n"
        "1. Иванов И. И., Петров П. П. Вода и люди долины. Душанбе: Пример, 2011. С. 34.\n"
        "2. Ada Example, “Mobility and Markets,” Valley Survey 39, no. 2 (2020): 211–30.\n"
    )
    book, article = d.references
    assert (book.title and book.title.value, book.publisher and book.publisher.value) == (
        "Вода и люди долины",
        "Пример",
    )
    assert [a.value for a in book.authors] == ["Иванов И. И.", "Петров П. П."]
    assert article.container and article.container.value == "Valley Survey"
    assert article.published and article.published.value == "2020"


def test_a_markdown_link_is_one_reference() -> None:
    d = dossier(
        "# Dam\n\nThe dam leaks ([Valley Post](https://valleypost.example/leak)).\n", "a.md"
    )
    assert len(d.references) == 1


def test_words_in_lower_case_behind_a_project_are_no_title() -> None:
    d = dossier(
        'Energy minister Bek Musterov called the project "the locomotive of the whole valley".\n'
    )
    assert [q.kind for q in d.quotations] == ["statement"]


INTERVIEWS = """The Quiet Border

The treaty was signed in March 2025.1 Interviews in the valley suggest that people are relieved.2 “We sleep at night”, said a shopkeeper.3

1 “The Treaty is Signed”, Valley Post, 13 March 2025.
2 Interviews, residents, the valley, April 2025.
3 Interview, the upper village, 9 April 2025.
"""


def test_notes_without_addresses_are_notes_where_the_text_calls_for_them() -> None:
    d = dossier(INTERVIEWS)
    assert [n.label for n in d.notes] == ["1", "2", "3"]
    assert [m.label for m in d.markers] == ["1", "2", "3"]


def test_numbered_answers_that_nothing_calls_for_are_no_notes() -> None:
    d = dossier(
        "The Quiet Border\n\nThe treaty was signed in March 2025 by both sides.\n\n"
        "1 Is the border quiet? It is, and it will stay so for years.\n\n"
        "2 Who guards the road? Both sides do, and they say so.\n"
    )
    assert d.notes == ()


@pytest.mark.parametrize("mark", ["<sup>{}</sup>", "[{}]"])
def test_the_items_of_an_html_list_are_numbered_where_the_body_calls_for_them(mark: str) -> None:
    page = (
        f"<html><body><article><h1>The Dam</h1><p>The dam is old.{mark.format(1)} It leaks.{mark.format(2)} "
        "It stands above the valley and everybody knows it.</p><h3>Notes</h3><ol>"
        "<li>“The Dam”, Valley Post, https://valleypost.example/1</li><li>Ibid.</li></ol></article></body></html>"
    )
    d = dossier(page, "a.html")
    assert [n.label for n in d.notes] == ["1", "2"]
    assert [m.note for m in d.markers] == [0, 1]
    assert d.references[1].antecedent == 0


def test_the_items_of_a_list_nobody_calls_for_stay_without_a_number() -> None:
    page = (
        "<html><body><article><h1>The Dam</h1><p>The dam is old and stands above the valley.</p><h3>Sources</h3>"
        "<ol><li>“The Dam”, Valley Post, https://valleypost.example/1</li>"
        "<li>“The Leak”, Valley Post, https://valleypost.example/2</li></ol></article></body></html>"
    )
    assert {n.label for n in dossier(page, "a.html").notes} == {""}


def test_a_note_may_be_numbered_with_a_dash() -> None:
    d = dossier(
        "Baraj\n\nBaraj eskidir.1 Köylüler bunu uzun zamandır biliyor.2\n\nKaynakça\n\n"
        "1- “Baraj”, Vadi Postası, 25 Eylül 2023, https://vadi.example/1\n"
        "2- “Köy”, Vadi Postası, 26 Eylül 2023, https://vadi.example/2\n"
    )
    assert [n.label for n in d.notes] == ["1", "2"]
    assert [r.title.value for r in d.references if r.title] == ["Baraj", "Köy"]


def test_the_reference_inside_an_explanation_is_read_alone() -> None:
    d = dossier(
        "The Dam\n\nThe governor was late.[1]\n\n"
        "[1] The governor was dismissed a month later; see “Governor Dismissed”, Valley Post, "
        "3 June 2023, https://valleypost.example/3.\n"
    )
    assert [r.title.value for r in d.references if r.title] == ["Governor Dismissed"]


def test_a_university_is_nobody() -> None:
    names = [
        name
        for _, name in labels(
            dossier(
                f"{FILLER}\n\nBek Musterov, Associate Professor at Ala-Example International University, came.\n"
            )
        )
    ]
    assert "International University" not in names


def test_whose_view_it_is_stands_before_the_turkish_word() -> None:
    d = dossier(
        "Vadi uzun yıllardır tartışma konusu ve bunun nasıl biteceğini kimse bilmiyor.\n\n"
        "Uluslararası ilişkiler uzmanı Nermin Örnek’e göre “bu tartışma aslında bir güven sorunudur”.\n"
    )
    assert [speaker(d, q) for q in d.quotations] == ["Nermin Örnek"]


def test_a_form_of_address_is_no_part_of_the_role() -> None:
    d = dossier(f"Security Expert Prof. Dr. Bek Musterov: “The border is quiet”\n\n{FILLER}\n")
    assert ("Security Expert", "Bek Musterov") in labels(d)


def test_a_numbered_section_signs_no_article() -> None:
    d = dossier(
        "The Quiet Border of the Valley\n\nBrussels, 14 May 2025\n\nI. Introduction\n\n"
        f"{FILLER}\n\nII. Roads\n\n{FILLER}\n"
    )
    assert d.article.byline is None


def test_an_author_and_year_before_the_title() -> None:
    d = dossier(
        "The Dam\n\nThe dam was studied (Bell & Carr, 2021).\n\nReferences\n\n"
        "Bell, A., & Carr, J. (2021). Who pays? Dams of the valley. Example Survey, 8(2), 101–122. "
        "https://doi.org/10.1000/1\n\n"
        "Strand, P. (2010) Dams of the Plain. London: Example Press. Available at: https://press.example/2\n"
    )
    first, second = d.references
    assert [a.value for a in first.authors] == ["Bell, A.", "Carr, J."]
    assert first.title and first.title.value == "Who pays? Dams of the valley"
    assert first.container and first.container.value == "Example Survey"
    assert second.publisher and second.publisher.value == "Example Press"
    assert [r.published.value for r in d.references if r.published] == ["2021", "2010"]


def test_a_name_right_before_a_colon_speaks() -> None:
    d = dossier(
        "По мнению историка Ивана Образцова, долина «остаётся спорной». С ним согласен и китаист Иван "
        "Примеров: «Долине нужен мир, а не меню». Больше никто не высказался.\n"
    )
    assert [speaker(d, q) for q in d.quotations if q.kind == "statement"][-1] == "Иван Примеров"
    assert ("китаист", "Иван Примеров") in labels(d)


def test_the_point_of_a_title_of_address_ends_no_sentence() -> None:
    d = dossier(
        f"{FILLER}\n\nThe archaeologist Ada Example guides the tourists. “They want the ships,” Ms. Example "
        "said. “I want to show them the bones.”\n"
    )
    assert [speaker(d, q) for q in d.quotations] == ["Ada Example", "Ada Example"]


def test_a_phrase_with_its_article_is_a_term() -> None:
    d = dossier(
        f"{FILLER}\n\nPrime Minister Bek Musterov underlined the “third neighbour policy” and left.\n"
    )
    assert [q.kind for q in d.quotations] == ["term"]


def test_an_initiative_is_nobody() -> None:
    d = dossier(
        f"{FILLER}\n\nAda Example, the director of the Asia Maritime Transparency Initiative, came.\n"
    )
    assert labels(d) == [("director of the Asia Maritime Transparency Initiative", "Ada Example")]
