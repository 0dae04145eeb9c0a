"""Inputs like those that users of similar tools reported, each in words of our own."""

from __future__ import annotations

import pytest

from verify import check, dossier
from verify.model import Article, Dossier, QuotationKind
from verify.read import read_bytes

FILLER = (
    "Nobody in the town was surprised by that, least of all the ferry company on the far shore."
)


def parsed(text: str, name: str = "a.txt") -> Dossier:
    article = read_bytes(text.encode(), name)
    assert isinstance(article, Article)
    return dossier(article)


def flagged(text: str, name: str = "a.txt") -> set[str]:
    article = read_bytes(text.encode(), name)
    assert isinstance(article, Article)
    return {finding.rule for finding in check(article)}


def urls(text: str) -> list[str]:
    return [ref.url.value for ref in parsed(text).references if ref.url]


@pytest.mark.parametrize(
    "behind", ["，12 March 2024.", "；12 March 2024.", "…", "—12 March 2024.", "”)."]
)
def test_a_mark_right_behind_a_url_ends_it(behind: str) -> None:
    note = f"[1] Lake Gazette, “Ferry stays in port,” (“http://gazette.example/a1{behind}"
    assert urls(f"The ferry\n\nIt stayed in port [1].\n\n{FILLER}\n\n{note}\n") == [
        "http://gazette.example/a1"
    ]


def test_a_url_with_bare_slashes_is_read_on_a_reserved_domain_too() -> None:
    note = '[1] Lake Gazette, "Ferry stays in port," //gazette.test/a3, accessed 25 March 2024.'
    text = f"The ferry\n\nIt stayed in port [1].\n\n{FILLER}\n\n{note}\n"
    assert urls(text) == ["//gazette.test/a3"]
    assert "url-missing" not in flagged(text)
    assert urls(f"The ferry\n\nsum += 1 //total.value/2 and go on\n\n{FILLER}\n") == []


def test_a_number_between_two_glued_sentences_is_a_marker() -> None:
    text = (
        "The ferry\n\nThe ferry has stayed in port for three weeks.1 Two of its engines failed in the"
        f" storm.2In the morning the boats take over.3\n\n{FILLER}\n\nNotes\n\n"
        + "".join(
            f"{n} Ada Brenn, “Ferry {n},” Lake Gazette, {n} May 2024, http://gazette.example/{n}.\n"
            for n in (1, 2, 3)
        )
    )
    found = parsed(text)
    assert [found.notes[m.note].label for m in found.markers if m.note is not None] == list("123")
    assert "note-without-marker" not in flagged(text)


@pytest.mark.parametrize("group", ["[2-4]", "[2]–[4]", "[2–4]"])
def test_a_range_of_notes_backs_the_quotation_before_it(group: str) -> None:
    text = (
        "The ferry\n\nThe ferry is old [1]. “We will not sail before both engines have been mended by"
        f" the yard,” the captain, Ada Brenn, said {group}.\n\n{FILLER}\n\nReferences\n\n"
        + "".join(
            f"[{n}] Ada Brenn, “Ferry {n},” Lake Gazette, {n} May 2024, http://gazette.example/{n}.\n"
            for n in (1, 2, 3, 4)
        )
    )
    [said] = [q for q in parsed(text).quotations if q.kind is QuotationKind.STATEMENT]
    assert set(said.references) == {1, 2, 3}
    assert "quote-uncited" not in flagged(text)


def test_guillemets_are_bullets_and_a_turned_comma_an_apostrophe() -> None:
    text = (
        "The ferry\n\n» The ferry stays in port.\n» The yard is closed.\n\nThe captain, Ada Brenn, said:"
        f' "We can‘t sail before both engines have been mended by the yard." {FILLER}\n'
    )
    assert "unpaired-quotation-mark" not in flagged(text)
    assert len(parsed(text).quotations) == 1


def test_two_wrong_marks_do_not_cancel_each_other() -> None:
    text = (
        'The ferry\n\nGood evening", said the captain to the crew. "We are glad that all of you are'
        f" here.\n\n{FILLER}\n"
    )
    assert "unpaired-quotation-mark" in flagged(text)


def test_a_mark_that_is_spoken_of_quotes_nothing() -> None:
    text = (
        "The signs\n\nTwo keys of the clerk are worn: that of the \" sign and that of the ' sign. She asked"
        f" for the opening mark („) to be drawn by hand.\n\n{FILLER}\n"
    )
    assert "unpaired-quotation-mark" not in flagged(text)


def test_elisions_and_plural_possessives_quote_nothing() -> None:
    text = (
        "The ferry\n\nThe sailors' hour in port, the cooks' two, and the mid-'90s engines: they're just"
        f" idlin' till the yard opens, 'cause nobody paid 'em. {FILLER}\n"
    )
    found = flagged(text)
    assert not {"unpaired-quotation-mark", "quote-uncited"} & found
    assert parsed(text).quotations == ()


def test_a_relative_link_starts_where_the_base_element_says() -> None:
    page = (
        '<html lang="en"><head><title>The ferry</title><base href="http://gazette.example/en/"></head>'
        f"<body><article><h1>The ferry</h1><p>{FILLER} "
        '<a href="2024/port.html">“We will not sail before both engines have been mended by the yard,”'
        f" the captain, Ada Brenn, said.</a></p><p>{FILLER}</p></article></body></html>"
    )
    [link] = [ref for ref in parsed(page, "a.html").references if ref.url]
    assert link.url is not None
    assert link.url.value == "http://gazette.example/en/2024/port.html"


def test_brackets_with_a_caret_in_code_are_no_markers() -> None:
    text = (
        "# The search\n\nThe clerk looks for `po[^r]t` and finds every slip.[^1]\n\n```\ngrep 's[^a]il[^2]'"
        " log.txt\n```\n\n[^1]: Ada Brenn, “Slips,” Lake Gazette, 12 May 2024, http://gazette.example/a.\n"
    )
    assert "marker-without-note" not in flagged(text, "a.md")


def test_statements_of_one_make_by_three_people_are_three_statements() -> None:
    text = (
        "The ferry\n\n“The first engine is cracked along the shaft and must be replaced,” the engineer,"
        " Ada Brenn, said. “The second engine is cracked along the shaft and must be replaced,” her"
        f" colleague, Ilja Stern, said on Friday. {FILLER}\n"
    )
    assert "quote-renderings-differ" not in flagged(text)


def test_a_question_mark_that_ends_a_link_is_kept() -> None:
    page = (
        '<html lang="en"><head><title>The ferry</title></head><body><article><h1>The ferry</h1>'
        f'<p>{FILLER} <a href="http://gazette.example/wiki/Why_does_it_not_sail_?">“We will not sail'
        " before both engines have been mended,” the captain, Ada Brenn, said.</a></p>"
        f"<p>{FILLER}</p></article></body></html>"
    )
    found = parsed(page, "a.html")
    assert [ref.url.value for ref in found.references if ref.url] == [
        "http://gazette.example/wiki/Why_does_it_not_sail_?"
    ]
    assert set(found.addresses.values()) == {"http://gazette.example/wiki/Why_does_it_not_sail_?"}


@pytest.mark.parametrize(
    ("note", "url", "accessed"),
    [
        (
            '"Ferry stays in port", May 12, 2024, [Retrieved May 31, 2024]. Retrieved from'
            " URL:http://gazette.example/a1?id=15, 2 pgs.",
            "http://gazette.example/a1?id=15",
            "2024-05-31",
        ),
        (
            "Ferry stays in port, 12 May 2024, Retrieved from the Internet"
            " <URL:http://gazette.example/a2.html>.",
            "http://gazette.example/a2.html",
            None,
        ),
    ],
)
def test_the_word_url_belongs_to_no_field(note: str, url: str, accessed: str | None) -> None:
    text = f"The ferry\n\nIt stayed in port [1].\n\n{FILLER}\n\nNotes\n\n[1] {note}\n"
    [ref] = parsed(text).references
    assert ref.url is not None and ref.url.value == url
    assert ref.publisher is None
    assert (ref.accessed and ref.accessed.value) == accessed
    assert "url-malformed" not in flagged(text)


def test_damaged_letters_are_told_from_the_sound_ones_beside_them() -> None:
    sound = (
        "The band came from İzmir and Rīga – and Bråvik – to play on the ferry for a whole week."
    )
    damaged = sound
    for word in ("İzmir", "Rīga", "Bråvik"):
        damaged = damaged.replace(word, word.encode().decode("cp1252"))
    found = [one for one in check(article_of(damaged)) if one.rule == "mojibake"]
    assert [one.suggestion for one in found] == ["İzmir and Rīga – and Bråvik"]
    assert not [one for one in check(article_of(sound)) if one.rule == "mojibake"]


def test_a_russian_sentence_read_as_koi8_is_garbled() -> None:
    meant = "Паром не выйдет из порта."
    garbled = meant.encode().decode("koi8-r")
    text = (
        "Паром стоит в порту уже третью неделю. Газета сообщила: {}"
        " Жители дальнего берега этому не удивились."
    )
    [found] = [one for one in check(article_of(text.format(garbled))) if one.rule == "mojibake"]
    assert found.suggestion == meant
    assert not [one for one in check(article_of(text.format(meant))) if one.rule == "mojibake"]


def article_of(paragraph: str) -> Article:
    article = read_bytes(f"The ferry\n\n{paragraph}\n".encode(), "a.txt")
    assert isinstance(article, Article)
    return article
