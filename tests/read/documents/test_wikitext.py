"""Wikitext as readers of the page see it, in several languages."""

from __future__ import annotations

from pathlib import Path

import pytest
from shared_data import SHARED

from verify.model import Article, BlockKind, Skipped
from verify.parse import parse
from verify.read import read_bytes

pytest.importorskip("mwparserfromhell", reason="the extra documents is not installed")


def _read(text: str, name: str = "page.wiki") -> Article:
    found = read_bytes(text.encode(), name)
    assert isinstance(found, Article), found
    return found


def _notes(article: Article) -> list[tuple[str, str]]:
    return [(n.label, article.text[n.body.start : n.body.end]) for n in article.marked_notes]


def test_names_groups_and_definitions_of_notes() -> None:
    article = _read(
        "The dam<ref>Ada.</ref> broke<ref name=b/> twice.<ref group=note>A remark.</ref>"
        " Again<ref name='b' />.{{efn|Lettered.}}\n\n"
        '<references><ref name="b">Bela, 2019.</ref></references>'
    )
    assert article.text.startswith("The dam[1] broke[2] twice.[note 1] Again[2].[a]")
    assert _notes(article) == [
        ("1", "Ada."),
        ("2", "Bela, 2019."),
        ("note 1", "A remark."),
        ("a", "Lettered."),
    ]
    assert [len(n.markers) for n in article.marked_notes] == [1, 2, 1, 1]


@pytest.mark.parametrize(
    ("template", "title", "url", "accessed"),
    [
        (
            "{{cite news|last=Smith|first=Ann|title=The dam|url=https://a.example/x"
            "|date=12 May 2019|work=Courier|access-date=3 June 2020}}",
            *("The dam", "https://a.example/x", "2020-06-03"),
        ),
        (
            "{{статья|автор=Иванов И.|заглавие=Плотина|издание=Вестник"
            "|ссылка=https://b.example/y|дата=12 мая 2019|дата обращения=3 июня 2020}}",
            *("Плотина", "https://b.example/y", "2020-06-03"),
        ),
        (
            "{{Web kaynağı|yazar=Ayşe Kaya|başlık=Baraj|url=https://c.example/z"
            "|tarih=12 Mayıs 2019|erişimtarihi=3 Haziran 2020}}",
            *("Baraj", "https://c.example/z", "2020-06-03"),
        ),
        (
            "{{Internetquelle|autor=Max Muster|titel=Der Damm|url=https://d.example/w"
            "|datum=2019-05-12|abruf=2020-06-03}}",
            *("Der Damm", "https://d.example/w", "2020-06-03"),
        ),
    ],
)
def test_citation_templates_are_references(
    template: str, title: str, url: str, accessed: str
) -> None:
    article = _read(f"== Text ==\n'''It''' broke.<ref>{template}</ref>")
    (reference,) = parse(article).references
    assert reference.title and reference.title.value == title
    assert reference.url and reference.url.value == url
    assert reference.accessed and reference.accessed.value == accessed


def test_templates_of_text_lose_nothing() -> None:
    article = _read(
        "The {{lang|fr|canal du Midi}} is {{convert|240|km|mi}} long{{snd}}{{nowrap|very long}}."
        " {{lang-ru|Канал}}. It is old.{{sfn|Smith|Jones|2001|p=4}} See {{harv|Smith|2001}}."
    )
    body = article.text.split("\n\n")[0]
    assert body == (
        "The canal du Midi is 240 km long – very long. Канал. It is old.[1] See (Smith 2001)."
    )
    assert _notes(article) == [("1", "Smith & Jones 2001, p. 4.")]


def test_blocks_links_and_what_is_not_shown() -> None:
    article = _read(
        "{{Infobox dam|height=30 m<ref>Ada.</ref>}}\n[[File:Dam.jpg|thumb|The [[dam]] in May]]\n"
        "It is [[Dam|a dam]] on\nthe [https://a.example/ river Osh].<!-- no -->\n\n* one\n* two\n\n"
        "<blockquote>Words.</blockquote>\n{|\n! Year !! Boats\n|-\n| 1912 || 12\n|}\n"
        "[[Category:Dams]]\n[[de:Damm]]\n"
    )
    said = [(article.text[b.span.start : b.span.end], b.kind) for b in article.blocks]
    assert ("The dam in May", BlockKind.CAPTION) in said
    assert ("one", BlockKind.LIST_ITEM) in said and ("two", BlockKind.LIST_ITEM) in said
    assert ("Words.", BlockKind.QUOTATION) in said
    assert any(text == "It is a dam on the river Osh." for text, _ in said)
    assert [" ".join(text.split()) for text, _ in said if "12" in text][-1] == "1912 12"
    assert "Category" not in article.text and "Damm" not in article.text
    assert [k.href for k in article.links] == ["https://a.example/"]


def test_a_text_file_is_wikitext_only_with_its_marks() -> None:
    wiki = "'''Osh''' is [[a]], [[b]] and [[c]].<ref>Ada.</ref>\n\n== Part ==\nMore text.\n"
    assert _read(wiki, "osh.txt").format == "wikitext"
    assert _read("He said [[sic]] and went. '''Bold''' claims.", "osh.txt").format == "text"


def test_without_the_library_the_file_is_refused_with_the_command(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "mwparserfromhell", None)
    found = read_bytes(b"'''Osh'''", "osh.wiki")
    assert isinstance(found, Skipped)
    assert "pip install 'verify-citations[documents]'" in found.why


@pytest.mark.corpus
@pytest.mark.parametrize(
    ("name", "notes", "markers"), [("wikitext_jodie_emery", 9, 16), ("wikitext_statoil", 4, 4)]
)
def test_pages_of_wikipedia(name: str, notes: int, markers: int) -> None:
    path = Path(SHARED) / "corpus" / f"{name}.txt"
    if not path.is_file():
        pytest.skip("the shared corpus is absent")
    dossier = parse(_read(path.read_text(encoding="utf-8"), path.name))
    assert len(dossier.notes) == notes
    assert len([m for m in dossier.markers if m.note is not None]) == markers
    assert all(note.references for note in dossier.notes)
