"""BibTeX, RIS and CSL-JSON as lists of references: every field, and what is damaged."""

from __future__ import annotations

import json

import pytest

from verify.model import Article, PersonName, Skipped, Work
from verify.parse import parse
from verify.read import read_bytes
from verify.read.bibliography.bibtex import bib_names, bibtex_works
from verify.read.bibliography.csl_json import csl_works
from verify.read.bibliography.reference_text import written_work
from verify.read.bibliography.ris import ris_works
from verify.read.bibliography.tex_text import plain_address, plain_text

ARTICLE = r"""
@string{riv = "River Journal"}
@comment{ @article{no, title={Never}} }
@article{doe2020,
  author = {Doe, Jane and R{\"o}e, Rich{\'a}rd}, title = "Floods of the {Upper} Valley",
  journal = riv, volume = 12, number = {3}, year = 2020, pages = {45--67},
  doi = {https://doi.org/10.1000/xyz\_123}, note = {mail a@b.example
@ us}
}
"""


def test_an_article_with_strings_accents_and_a_comment() -> None:
    works, damaged = bibtex_works(ARTICLE)
    assert not damaged
    assert works == (
        Work(
            "doe2020",
            "article-journal",
            (PersonName("Doe", "Jane"), PersonName("Röe", "Richárd")),
            title="Floods of the Upper Valley",
            container="River Journal",
            published="2020",
            volume="12",
            issue="3",
            pages="45–67",
            doi="10.1000/xyz_123",
        ),
    )


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        (r"{\"O}zt{\"u}rk", "Öztürk"),
        (r"\c{S}i\c{s}li \u{g} {\i}", "Şişli ğ ı"),
        (r"\v{C}apek, \'{\i}, \l{}\'od\'z", "Čapek, í, łódź"),
        (r"{\AA}se \o re \ss", "Åse øre ß"),
        (r"The \emph{NATO} {\textit{Review}}", "The NATO Review"),
        (r"50\,\% \& more --- 1--2 ``so''", "50 % & more — 1–2 “so”"),
        (r"Плотина {на} реке~№", "Плотина на реке №"),
        (r"see \url{https://a.example/a_b%20c~d}", "see https://a.example/a_b%20c~d"),
        (r"a \{brace\}", "a {brace}"),
    ],
)
def test_latex_in_values(raw: str, shown: str) -> None:
    assert plain_text(raw) == shown


def test_addresses_keep_their_signs() -> None:
    assert plain_address(r"https://a.example/a\_b\%20c~d\#e") == "https://a.example/a_b%20c~d#e"
    assert plain_address(r"\url{https://a.example/x}") == "https://a.example/x"


@pytest.mark.parametrize(
    ("raw", "names"),
    [
        ("Doe, Jane", [("Doe", "Jane")]),
        ("Jane Mary Doe", [("Doe", "Jane Mary")]),
        ("Ludwig van Beethoven", [("van Beethoven", "Ludwig")]),
        ("King, Jr., Martin", [("King, Jr.", "Martin")]),
        ("{World Bank and Partners} and Кaya, Ay{\\c{s}}e",
         [("World Bank and Partners", ""), ("Кaya", "Ayşe")]),
        ("Doe, J. AND others", [("Doe", "J.")]),
    ],
)  # fmt: skip
def test_names(raw: str, names: list[tuple[str, str]]) -> None:
    assert [(name.family, name.given) for name in bib_names(raw)] == names


def test_a_missing_brace_does_not_cost_the_neighbors() -> None:
    text = (
        "@book{a, title={One}, year={2001}}\n@misc{b, year={2002}, title={Two\n"
        "@book{c, title={Three}, year={2003}}\n"
    )
    works, damaged = bibtex_works(text)
    assert [(w.key, w.title, w.published) for w in works] == [
        ("a", "One", "2001"),
        ("b", None, "2002"),
        ("c", "Three", "2003"),
    ]
    assert damaged == ("b",)


@pytest.mark.parametrize(
    ("fields", "published"),
    [
        ("date = {2019-05-12}", "2019-05-12"),
        ("year = 2019, month = may", "2019-05"),
        ("year = {2019}, month = 5, day = 3", "2019-05-03"),
        ("year = {[2019]}", "2019"),
        ("date = {2019-05/2019-07}", "2019-05"),
        ("year = {forthcoming}", None),
    ],
)
def test_dates(fields: str, published: str | None) -> None:
    ((work,), _) = bibtex_works(f"@misc{{k, title={{T}}, {fields}}}")
    assert work.published == published


def test_a_cross_reference_inherits_the_title_of_the_book() -> None:
    text = (
        "@incollection{part, author={A B}, title={Part}, crossref={whole}}\n"
        "@book{whole, title={Whole}, publisher={Press}, year=2001, editor={C D}}"
    )
    part = bibtex_works(text)[0][0]
    assert (part.title, part.container, part.publisher) == ("Part", "Whole", "Press")
    assert written_work(part) == "A B, “Part,” in Whole, ed. C D (Press, 2001)."


RIS = """TY  - JOUR
AU  - Doe, Jane
A1  - Kaya, Ayşe
TI  - Floods of the
  Upper Valley
JO  - River Journal
VL  - 12
IS  - 3
SP  - 45
EP  - 67
PY  - 2020/05/12/
DO  - doi:10.1000/xyz
UR  - https://a.example/x
ER  -
TY  - CHAP
ID  - part
AU  - World Bank
TI  - Part
BT  - Whole
A2  - Smith, Ann
PB  - Press
CY  - London
PY  - 2001
"""


def test_ris() -> None:
    first, second = ris_works(RIS)
    assert first.title == "Floods of the Upper Valley" and first.published == "2020-05-12"
    assert [n.full for n in first.authors] == ["Jane Doe", "Ayşe Kaya"]
    assert (first.volume, first.issue, first.pages) == ("12", "3", "45–67")
    assert (first.doi, first.url) == ("10.1000/xyz", "https://a.example/x")
    assert (
        written_work(second) == "World Bank, “Part,” in Whole, ed. Ann Smith (London: Press, 2001)."
    )


CSL = [
    {
        "id": "doe2020",
        "type": "article-journal",
        "title": "Floods",
        "author": [{"family": "Doe", "given": "Jane"}, {"literal": "World Bank"}],
        "issued": {"date-parts": [[2020, 5, 12]]},
        "container-title": "River Journal",
        "volume": 12,
        "DOI": "10.1000/xyz",
    },
    {"id": 7, "type": "webpage", "title": ["Плотина"], "issued": {"raw": "2019-05"}},
]


def test_csl_json() -> None:
    for text in (json.dumps(CSL), json.dumps({"items": CSL})):
        first, second = csl_works(text)
        assert [n.full for n in first.authors] == ["Jane Doe", "World Bank"]
        assert (first.published, first.volume, first.container) == (
            "2020-05-12",
            "12",
            "River Journal",
        )
        assert (second.key, second.title, second.published) == ("7", "Плотина", "2019-05")


@pytest.mark.parametrize(
    ("data", "name", "why"),
    [
        (b"{", "a.json", "not CSL-JSON"),
        (b'{"version": 3}', "a.json", "not CSL-JSON"),
        (b'[{"a": 1}]', "a.json", "none of its items is a work"),
        (b"no entries here", "a.bib", "has no entries"),
        (b"AU  - Doe", "a.ris", "has no entries"),
        (b'[{"type": "book", "title": {"a": [[]]}, "author": 3, "issued": [[]]}]', "a.json", "no text"),
        (b"[" * 100_000, "a.json", "not CSL-JSON"),
    ],
)  # fmt: skip
def test_what_is_no_bibliography_is_a_sentence(data: bytes, name: str, why: str) -> None:
    found = read_bytes(data, name)
    assert isinstance(found, Skipped) and why in found.why


WORKS = (
    Work("a", "article-journal", (PersonName("Doe", "Jane"), PersonName("Roe", "Richard")),
         title="Floods of the Upper Valley", container="River Journal", published="2020",
         volume="12", issue="3", pages="45–67", doi="10.1000/xyz123"),
    Work("b", "webpage", (PersonName("Петров", "Иван"),), title="Плотина на реке",
         container="Вестник", published="2019-05-12", accessed="2020-06-03",
         url="https://b.example/y?a=1"),
    Work("c", "book", (PersonName("Kaya", "Ayşe"),), title="Dams of the North",
         publisher="River Press", place="London", published="2019"),
    Work("d", "chapter", (PersonName("Kaya", "Ayşe"),), (PersonName("Smith", "Ann"),),
         title="Dams and Canals", container="Rivers of the World", publisher="River Press",
         place="London", published="2018", pages="34–56"),
    Work("e", "article-newspaper", (PersonName("World Bank"),), title="Was the Dam Safe?",
         container="The Valley Courier", published="2021-05", url="https://courier.example/safe"),
)  # fmt: skip


@pytest.mark.parametrize("work", WORKS, ids=lambda work: work.key)
def test_a_written_work_is_read_back_field_by_field(work: Work) -> None:
    """What a bibliography says exactly must not be lost when the written reference is read."""
    item = {
        "id": work.key,
        "type": work.kind,
        "title": work.title,
        "author": [{"family": n.family, "given": n.given} for n in work.authors],
        "editor": [{"family": n.family, "given": n.given} for n in work.editors],
        "container-title": work.container,
        "publisher": work.publisher,
        "publisher-place": work.place,
        "issued": {"raw": work.published},
        "accessed": {"raw": work.accessed} if work.accessed else None,
        "volume": work.volume,
        "issue": work.issue,
        "page": work.pages,
        "DOI": work.doi,
        "URL": work.url,
    }
    article = read_bytes(json.dumps([item]).encode(), "list.json")
    assert isinstance(article, Article)
    (found,) = parse(article).references
    assert [a.value for a in found.authors] == [n.full for n in work.authors]
    assert found.title and found.title.value == work.title
    assert found.published and found.published.value == work.published
    if work.url or work.doi:
        assert found.url and found.url.value == (work.url or f"https://doi.org/{work.doi}")
    if work.accessed:
        assert found.accessed and found.accessed.value == work.accessed
    said = {f.value for f in (found.container, found.publisher) if f}
    assert {work.container or work.publisher} <= said


def test_a_list_of_references_has_no_markers_and_no_flags_for_it() -> None:
    import verify

    article = read_bytes(ARTICLE.encode(), "refs.bib")
    assert isinstance(article, Article)
    assert article.places[0].part == "entry doe2020"
    assert [f.rule for f in verify.check(article)] == []
