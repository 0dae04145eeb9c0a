"""Plain text: what stands around an article is told from the article by place and shape."""

from __future__ import annotations

import textwrap

import pytest

from verify import read
from verify.model import Article, BlockKind, Skipped

LONG = (
    "The two ministries agreed in March to open the river crossing for lorries, after months in "
    "which farmers on both banks had complained about spoilt fruit, lost contracts and a ferry "
    "that ran only when its captain felt like it, which in winter was hardly ever the case."
)


def article(text: str, origin: str = "article.txt") -> Article:
    found = read.read_bytes(text.encode(), origin)
    assert isinstance(found, Article)
    return found


def kinds(found: Article) -> list[tuple[BlockKind, str]]:
    return [(b.kind, found.text[b.span.start : b.span.end]) for b in found.blocks]


def of_kind(found: Article, kind: BlockKind) -> list[str]:
    return [words for one, words in kinds(found) if one is kind]


def test_a_short_first_line_without_a_stop_is_the_title() -> None:
    found = article(f"River Crossing Opens for Lorries\n\n{LONG}\n")
    assert found.title and found.title.value == "River Crossing Opens for Lorries"
    assert found.text[found.title.span.start : found.title.span.end] == found.title.value


def test_a_text_that_opens_with_a_paragraph_has_no_title() -> None:
    found = article(f"{LONG}\n\n{LONG}\n")
    assert found.title is None
    assert {kind for kind, _ in kinds(found)} == {BlockKind.BODY}


def test_a_title_may_end_in_a_quoted_sentence() -> None:
    title = "Hydrologist Lena Okoro: “The river does not belong to anyone.”"
    assert article(f"{title}\n\n{LONG}").title.value == title  # type: ignore[union-attr]


@pytest.mark.parametrize("title", ["Ferry", "Die Fähre", "Паром", "Ferry raised"])
@pytest.mark.parametrize("mark", ["# ", ""])
def test_a_short_title_above_one_quoted_paragraph_is_the_title(title: str, mark: str) -> None:
    said = "“We will lift the ferry in May, and it sails again by June.”"
    origin = "article.md" if mark else "article.txt"
    for notes in ("", "\n\nNotes\n\n1. Post, 3 May 2022, https://post.example/a"):
        found = article(f"{mark}{title}\n\n{said}{notes}", origin)
        assert found.title is not None and found.title.value == title
        assert said in of_kind(found, BlockKind.BODY)


def test_a_quoted_title_below_a_section_with_a_text_stays_the_title() -> None:
    title = "“We will lift the ferry in May, and it sails again by June.”"
    found = article(f"Ferry\n\n{title}\n\nThe harbor office has said it. It is sure of that now.")
    assert found.title is not None and found.title.value == title


def test_a_breadcrumb_that_says_the_title_in_lower_case_is_furniture() -> None:
    found = article(f"RI - River Institute\n\nriver tolls rise\n\nRiver Tolls Rise\n\n{LONG}")
    assert found.title and found.title.value == "River Tolls Rise"
    assert of_kind(found, BlockKind.FURNITURE) == ["RI - River Institute", "river tolls rise"]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Author: Lena Okoro", "Lena Okoro"),
        ("By Lena Okoro", "Lena Okoro"),
        ("Автор: Лена Окоро", "Лена Окоро"),
        ("Yazar: Lena Okoro", "Lena Okoro"),
        ("By Lena Okoro | 3 May 2022", "Lena Okoro"),
    ],
)
def test_a_byline_names_the_author_alone(line: str, name: str) -> None:
    found = article(f"River Crossing Opens Again\n\n{line}\n\n{LONG}")
    assert found.byline and found.byline.value == name
    assert found.text[found.byline.span.start : found.byline.span.end] == name


def test_a_title_that_begins_with_by_is_no_byline() -> None:
    found = article(f"By the river we waited for lorries\n\n{LONG}")
    assert found.byline is None
    assert found.title and found.title.value.startswith("By the river")


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Sep 27, 2023", "2023-09-27"),
        ("27 сентября 2023 г.", "2023-09-27"),
        ("27 Eylül 2023", "2023-09-27"),
        ("Published: 27 September 2023, 14:05", "2023-09-27"),
    ],
)
def test_a_line_that_is_a_date_is_the_date(line: str, date: str) -> None:
    found = article(f"River Crossing Opens for Lorries\n\n{line}\n\n{LONG}")
    assert found.published and found.published.value == date
    assert of_kind(found, BlockKind.DATE) == [line]


def test_a_sentence_that_holds_a_date_is_no_date_line() -> None:
    found = article(
        f"River Crossing Opens for Lorries\n\nIt opened on 3 May 2022 at last.\n\n{LONG}"
    )
    assert found.published is None


def test_a_name_between_title_and_date_is_the_author() -> None:
    found = article(f"River Crossing Opens for Lorries\n\nLena Okoro\n\n3 May 2022\n\n{LONG}")
    assert found.byline and found.byline.value == "Lena Okoro"


def test_a_language_switcher_is_furniture_in_whatever_language() -> None:
    found = article(
        f"River Crossing Opens\n\nThis post is also available in: Türkçe Русский\n\n{LONG}"
    )
    assert of_kind(found, BlockKind.FURNITURE) == ["This post is also available in: Türkçe Русский"]


def test_teasers_under_related_articles_reach_to_the_end() -> None:
    found = article(
        f"River Crossing Opens\n\n{LONG}\n\nRelated Articles\n\nTrade\n\nA Bridge Too Dear\n\n"
        "The cost of the new bridge has risen again since the council last looked at\n"
    )
    assert of_kind(found, BlockKind.BODY) == [LONG]
    assert len(of_kind(found, BlockKind.FURNITURE)) == 4


def test_a_related_box_in_the_middle_takes_only_its_own_lines() -> None:
    found = article(f"River Crossing Opens\n\n{LONG}\n\nRead also\nA Bridge Too Dear\n\n{LONG}\n")
    assert of_kind(found, BlockKind.BODY) == [LONG, LONG]
    assert of_kind(found, BlockKind.FURNITURE) == ["Read also", "A Bridge Too Dear"]


def test_short_sentences_after_a_related_box_are_still_the_article() -> None:
    wire = [f"Lorry number {n} crossed the river on Monday without trouble." for n in range(1, 7)]
    found = article("\n\n".join(["River Crossing Opens", LONG, "Read also", "Old Bridge", *wire]))
    assert set(wire) <= set(of_kind(found, BlockKind.BODY))


def test_notes_at_the_end_are_notes_and_their_markers_are_not() -> None:
    found = article(
        f"River Crossing Opens\n\n{LONG}[1]\n\n"
        "[1] “River opened”, Valley Post, (Date of Accession: 02.05.2022).\n"
        "[2] Lena Okoro, “Ferries”, Valley Post, https://valley.example/2\n"
    )
    assert [words[:3] for words in of_kind(found, BlockKind.NOTES)] == ["[1]", "[2]"]
    assert of_kind(found, BlockKind.BODY) == [f"{LONG}[1]"]


def test_numbered_paragraphs_of_a_judgment_are_not_notes() -> None:
    found = article("\n\n".join(f"[{n}] {LONG}" for n in range(1, 9)))
    assert of_kind(found, BlockKind.NOTES) == []


def test_an_editors_bracket_opens_no_note() -> None:
    found = article(f"River Crossing Opens\n\n{LONG}\n\n[Applause] He sat down and said no more.")
    assert of_kind(found, BlockKind.NOTES) == []


def test_a_plain_numbered_list_under_a_note_heading_is_notes() -> None:
    found = article(
        f"River Crossing Opens\n\n{LONG}\n\nПримечания\n\n1. Окоро Л. Паромы. М., 2020.\n"
        "2. Он же. Мосты. М., 2021.\n"
    )
    assert len(of_kind(found, BlockKind.NOTES)) == 2


def test_interview_questions_are_list_items_with_their_indent() -> None:
    found = article(f"Interview\n\n{LONG}\n\n  1. Why did the ferry stop?\n\n{LONG}")
    assert of_kind(found, BlockKind.LIST_ITEM) == ["  1. Why did the ferry stop?"]


def test_a_biography_under_the_authors_name_is_told_from_the_body() -> None:
    life = (
        "Lena Okoro graduated from Valley University and served as an adviser to the river "
        "authority. She has written two books on ferries."
    )
    found = article(f"River Crossing Opens\n\n{LONG}\n\n{LONG}\n\n{LONG}\n\nLena Okoro\n{life}")
    assert of_kind(found, BlockKind.BIOGRAPHY) == ["Lena Okoro", life]
    assert found.byline and found.byline.value == "Lena Okoro"


def test_an_obituary_is_not_a_biography_of_its_author() -> None:
    life = "He graduated from Valley University and served as the river's pilot for forty years."
    found = article(f"The Last Pilot Has Died\n\n{LONG}\n\n{LONG}\n\n{life}")
    assert of_kind(found, BlockKind.BIOGRAPHY) == []


def test_a_caption_is_known_by_its_credit_at_the_end() -> None:
    found = article(
        f"River Opens Again\n\nOld ferry landing\n\n{LONG}\n\nPhoto: Old ferry landing, CC BY"
    )
    assert of_kind(found, BlockKind.CAPTION)[0] == "Old ferry landing"


def test_lines_broken_by_width_are_one_paragraph() -> None:
    wrapped = textwrap.fill(LONG, 70)
    found = article(f"{wrapped}\n\n{wrapped}\n")
    assert [kind for kind, _ in kinds(found)] == [BlockKind.BODY, BlockKind.BODY]


def test_one_paragraph_a_line_stays_so() -> None:
    found = article(f"{LONG}\n{LONG}\n{LONG}\n")
    assert len(found.blocks) == 3


def test_each_block_has_its_language_and_short_lines_have_none() -> None:
    turkish = "Nehir geçişi mart ayında iki bakanlığın anlaşmasıyla kamyonlara yeniden açıldı."
    found = article(f"River Crossing Opens\n\n{LONG}\n\n{turkish}\n\n{LONG}\n\nOkoro\n\n{LONG}")
    languages = {found.text[b.span.start : b.span.end]: b.language for b in found.blocks}
    assert languages[LONG] == "en"
    assert languages[turkish] == "tr"
    assert languages["Okoro"] is None
    assert found.language == "en"


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_the_text_stays_exactly_as_decoded(newline: str) -> None:
    text = f"River Crossing Opens{newline}{newline}{LONG}{newline}"
    found = article(text)
    assert found.text == text
    assert [kind for kind, _ in kinds(found)] == [BlockKind.TITLE, BlockKind.BODY]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "cp1251", "koi8-r"])
def test_the_encodings_of_the_russian_press_are_read(encoding: str) -> None:
    text = (
        "Переправа открыта\n\nВ марте министерства договорились открыть переправу для грузовиков."
    )
    found = read.read_bytes(text.encode(encoding), "a.txt")
    assert isinstance(found, Article)
    assert found.text == text
    assert found.language == "ru"


@pytest.mark.parametrize("encoding", ["utf-8", "cp1254", "iso-8859-9"])
def test_the_encodings_of_the_turkish_press_are_read(encoding: str) -> None:
    text = "Geçiş açıldı\n\nİki bakanlık, çiftçilerin şikâyetleri üzerine mart ayında nehir geçişini açtı."
    found = read.read_bytes(text.encode(encoding), "a.txt")
    assert isinstance(found, Article)
    assert found.text == text
    assert found.language == "tr"


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04....", "office document"),
        (b"\x89PNG\r\n\x1a\n\x00", "PNG"),
        (bytes(range(256)) * 4, "binary"),
    ],
)
def test_what_is_no_text_is_a_sentence(data: bytes, word: str) -> None:
    found = read.read_bytes(data, "a.txt")
    assert isinstance(found, Skipped)
    assert word in found.why
    assert found.why.endswith(".")


def test_an_advertisement_between_paragraphs_swallows_nothing() -> None:
    found = article(
        f"River Crossing Opens Again\n\n{LONG}\n\nAdvertisement\n\nA decade of drought\n\n"
        "The river has fallen by two metres, the institute says.¹\n\n¹ Valley Institute, 2021."
    )
    assert of_kind(found, BlockKind.FURNITURE) == ["Advertisement"]
    assert of_kind(found, BlockKind.HEADING) == ["A decade of drought"]
    assert of_kind(found, BlockKind.NOTES) == ["¹ Valley Institute, 2021."]


def test_a_section_with_its_subject_is_not_the_title() -> None:
    found = article(f"Analysis | Rivers and borders\n\nA treaty nobody wanted to sign\n\n{LONG}")
    assert found.title and found.title.value == "A treaty nobody wanted to sign"


def test_an_author_line_below_the_sources_is_no_source() -> None:
    found = article(
        f"Переправа открыта снова\n\n{LONG}\n\nИсточники:\n1. Окоро Л. Паромы. М., 2020.\n\n"
        "Автор: Лена Окоро, кандидат исторических наук, окончила Университет Долины."
    )
    assert of_kind(found, BlockKind.NOTES) == ["1. Окоро Л. Паромы. М., 2020."]
    assert found.byline and found.byline.value == "Лена Окоро"


def test_short_paragraphs_one_a_line_are_not_joined() -> None:
    found = article(
        "Nehir Geçişi Açıldı\nYazar: Lena Okoro\n3 Mayıs 2022\n"
        "İki bakanlık, mart ayında çiftçilerin şikâyetleri üzerine geçişi kamyonlara açma kararı aldı.\n"
        "Belediye Başkanı Kaya, “Yorulduk, su istiyoruz” dedi.\nKaynakça\n[1] Okoro, Feribotlar, 2021.\n"
    )
    assert len(of_kind(found, BlockKind.BODY)) == 2
    assert of_kind(found, BlockKind.NOTES) == ["[1] Okoro, Feribotlar, 2021."]
    assert found.title and found.title.value == "Nehir Geçişi Açıldı"


def test_a_sentence_with_a_glued_marker_is_no_title() -> None:
    found = article(
        f"The ferry sank on Monday, and the council must decide.1\n\n{LONG}\n\n1 Okoro, 2021."
    )
    assert found.title is None


def test_a_numbered_list_that_closes_the_text_is_notes_where_half_of_it_cites() -> None:
    notes = "(1) Kaya, A., Bridges, 2021.\n(2) Okoro, L., Ferries, 2020, www.ferries.example."
    assert len(of_kind(article(f"Ferry Sinks\n\n{LONG}\n\n{notes}"), BlockKind.NOTES)) == 2
    assert of_kind(article(f"Ferry Sinks\n\n{notes}\n\n{LONG}"), BlockKind.NOTES) == []
