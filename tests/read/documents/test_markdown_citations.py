"""Pandoc's citations in Markdown with a bibliography beside the text."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from companions_kit import Beside

from verify.model import Article, Dossier
from verify.parse import parse
from verify.pipeline.documents.companions import FileCompanions
from verify.pipeline.read import dossier_of
from verify.read import read_bytes

BIB = """@article{doe2020, author={Doe, Jane}, title={Floods of the Valley},
journal={River Journal}, volume=2, year=2020, url={https://a.example/floods}}
@online{petrov, author={Петров, Иван}, title={Плотина на реке}, organization={Вестник},
date={2019-05-12}, url={https://b.example/y}}
"""


def _read(text: str, files: Mapping[str, str] | None = None) -> Article:
    beside = Beside({"refs.bib": BIB} if files is None else files)
    article = read_bytes(text.encode(), "dam.md", companions=beside)
    assert isinstance(article, Article)
    return article


def _markers(dossier: Dossier) -> list[tuple[str, str]]:
    text = dossier.article.text
    return [(m.label, text[m.span.start : m.span.end]) for m in dossier.markers]


def test_citations_are_markers_of_the_cited_works() -> None:
    text = (
        "The dam broke twice [see @doe2020, pp. 4–5; @petrov]. As @doe2020 [p. 3] says, “the dam"
        " was never safe at all” [-@petrov].\n"
    )
    article = _read(text)
    assert article.text.startswith(text)  # the text stays the file
    dossier = parse(article)
    assert _markers(dossier) == [
        ("doe2020", "[see @doe2020, pp. 4–5"),
        ("petrov", "@petrov]"),
        ("doe2020", "@doe2020"),
        ("petrov", "[-@petrov]"),
    ]
    assert [r.title and r.title.value for r in dossier.references] == [
        "Floods of the Valley",
        "Плотина на реке",
    ]
    quotation = next(
        q for q in dossier.quotations if "never safe" in article.text[q.inner.start :][:40]
    )
    assert quotation.references == (1,)
    assert article.places[0].note == "doe2020" and not article.notices


@pytest.mark.parametrize(
    "text",
    [
        "Write to doe2020@petrov.example, says @nobody.\n",
        "In code `[@doe2020]` cites.\n",
        "```\n[@doe2020]\n```\n\nText.\n",
        "An escaped \\@doe2020 is text.\n",
        "A person: [@nadia](https://social.example/@nadia) wrote.\n",
        "She thanked [@nadia] in brackets.\n",
    ],
)
def test_what_is_no_citation(text: str) -> None:
    article = _read(text)
    assert not article.marked_notes and not article.notices and len(article.text) == len(text)


def test_ordinary_notes_stay_beside_citations() -> None:
    article = _read("The dam [@doe2020] broke.[^1]\n\n[^1]: A remark, https://c.example/z.\n")
    dossier = parse(article)
    assert sorted(n.label for n in dossier.notes) == ["1", "doe2020"]
    assert all(m.note is not None for m in dossier.markers)


def test_a_missing_entry_or_bibliography_is_said_and_the_source_counts_as_named() -> None:
    article = _read("“The dam was never safe,” she said [@roe1999].\n")
    assert article.notices == ("The bibliography has no entry for roe1999.",)
    assert [n.label for n in parse(article).notes] == ["roe1999"]
    alone = _read("“The dam was never safe,” she said [@roe1999].\n", {})
    assert "there is no bibliography" in alone.notices[0]


@pytest.mark.parametrize(
    "front",
    ["bibliography: own.bib", "bibliography: [own.bib]", "bibliography:\n  - own.bib\n  - x.bib"],
)
def test_the_front_matter_names_the_bibliography(front: str) -> None:
    files = {"refs.bib": "", "own.bib": BIB, "x.bib": "@misc{x, title={X}}"}
    article = _read(f"---\ntitle: The dam\n{front}\n---\n\nIt broke [@petrov].\n", files)
    assert "Плотина на реке" in article.text and not article.notices


def test_files_are_read_only_within_the_folder(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    (folder / "sub").mkdir(parents=True)
    (tmp_path / "outside.bib").write_text(BIB, encoding="utf-8")
    (folder / "sub" / "refs.bib").write_text(BIB, encoding="utf-8")
    (folder / "secret.txt").write_text("secret", encoding="utf-8")
    (folder / "link.bib").symlink_to(tmp_path / "outside.bib")
    beside = FileCompanions(folder / "dam.md")
    assert beside.content("sub/refs.bib") == BIB.encode()
    for name in (
        "../outside.bib",
        str(tmp_path / "outside.bib"),
        "secret.txt",
        "link.bib",
        "a\0.bib",
    ):
        assert beside.content(name) is None


def test_the_bibliography_beside_the_article_is_found(tmp_path: Path) -> None:
    article = tmp_path / "dam.md"
    article.write_text("It broke [@petrov].\n", encoding="utf-8")
    (tmp_path / "any.bib").write_text(BIB, encoding="utf-8")
    found = dossier_of(article.read_bytes(), str(article), date(2026, 1, 1))
    assert isinstance(found, Dossier) and found.references[0].url
    (tmp_path / "other.bib").write_text("", encoding="utf-8")  # now nothing says which
    assert FileCompanions(article).bibliographies() == ()
    (tmp_path / "dam.bib").write_text(BIB, encoding="utf-8")
    assert FileCompanions(article).bibliographies() == ("dam.bib",)


@pytest.mark.parametrize(
    ("front", "what"),
    [
        ("bibliography: refs.yaml", "The bibliography refs.yaml is YAML"),
        ("bibliography: [refs.yml]", "The bibliography refs.yml is YAML"),
        ("references:\n- id: doe2020\n  title: Floods", "The list of references in the front matter is YAML"),
        ("references: none", None),
        ("bibliography: refs.bib", None),
    ],
)  # fmt: skip
def test_works_in_yaml_are_not_lost_in_silence(front: str, what: str | None) -> None:
    article = read_bytes(
        f"---\ntitle: T\n{front}\n---\n\nText [@doe2020].\n".encode(),
        "a.md",
        companions=Beside({"refs.bib": BIB} if what is None else {}),
    )
    assert isinstance(article, Article)
    said = [n for n in article.notices if "YAML" in n]
    assert len(said) == (what is not None) and all(
        what in n and "pandoc" in n for n in said if what
    )
