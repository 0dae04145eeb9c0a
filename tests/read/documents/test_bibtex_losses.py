r"""What a bibliography loses is said, and what its entries say elsewhere is read."""

from __future__ import annotations

import json

import pytest
from companions_kit import Beside

import verify
from verify.model import Article
from verify.read import read_bytes
from verify.read.bibliography.bibtex import bibtex_works, read_bibtex
from verify.read.bibliography.bibtex_syntax import read_bib
from verify.read.bibliography.csl_json import read_csl
from verify.read.bibliography.dates import stated_day
from verify.read.bibliography.ris import ris_notices
from verify.read.bibliography.tex_text import plain_text


@pytest.mark.parametrize(
    ("bib", "notice"),
    [
        ("@misc{title={A}, year=2001}\n@misc{b, title={B}}", "1 entry has no key and was not read (line 1)."),
        ("@misc{a, title={A}}\n\n@book b, title={B}}", "1 entry begins without a brace and was not read (line 3)."),
        ("@misc{a, title={A}}\n@misc{a, title={B}}", "Several entries have the same key; citations lead to the first: a."),
        ("@comment{\n@misc{a, title={A}}\n@misc{b, title={B}}}\n@misc{c, title={C}}", "2 entries are commented out"),
        ("% @misc{a, title={A}}\n@misc{c, title={C}}", "1 entry is commented out"),
        ("@misc{a, title={A}, journal=riv}", "Abbreviations that no @string defines were left as they are: riv."),
        ("@misc{a, title={A}}\n@set{s, entryset={a}}", "Sets of entries were not read: s."),
        ("@misc{a, title={A\n@misc{b, title={B}}", "Entries that are not closed were read in part: a."),
    ],
)  # fmt: skip
def test_what_is_skipped_is_said(bib: str, notice: str) -> None:
    notices = read_bibtex(bib)[1]
    assert len(notices) == 1 and notice in notices[0]


@pytest.mark.parametrize(
    "bib",
    [
        # Programs write comments of their own; none of them is an entry.
        "@comment{jabref-meta: grouping:{1}}\n@misc{a, title={A}, month=sept}\n@comment a word\n",
        '@string{riv = "River"}\n@misc{a, title={A}, journal=riv # " " # riv, month=mar, year=2001}',
        "@preamble{\"\\newcommand{\\x}{@misc{no}}\"}\nwrite to a@b.example {now}\n@misc{a, title={A}}",
        "@misc(a, title={A})",
        "Call me @home (9-5) or @work (10, by chance).\n@misc{a, title={A}}",
        "Смотри @дома и @home {в пять}\n@misc{a, title={A}}",
        "% Exported on Monday.\n@preamble{x} @misc{a, title={A}}",
    ],
)  # fmt: skip
def test_nothing_is_said_where_nothing_is_lost(bib: str) -> None:
    works, notices = read_bibtex(bib)
    assert not notices and [work.key for work in works] == ["a"]


def test_entries_of_one_line_are_all_read() -> None:
    works, _ = bibtex_works("@misc{a, title={A}} @misc{b, title={B}}@misc{c, title={C}}")
    assert [work.key for work in works] == ["a", "b", "c"]
    assert [entry.key for entry in read_bib("x@a{b, c={d}}").entries] == []


def test_an_entry_without_a_key_is_told_from_prose() -> None:
    bib = "@misc(title={A})\n@misc{, title={B}}\n@home (9-5)\n@misc{c,}\n@zu Hause (bis 5)"
    file = read_bib(bib)
    assert file.keyless == [1, 2] and [entry.key for entry in file.entries] == ["c"]


def test_a_percent_sign_comments_out_its_own_line_alone() -> None:
    file = read_bib("% Made by hand\n@misc{a, x={y}} @misc{b, x={y}}\n  % @misc{c, x={y}}")
    assert [entry.key for entry in file.entries] == ["a", "b"] and file.commented_out == 1


def test_lists_of_other_formats_say_it_too() -> None:
    item = {"id": "a", "type": "book", "title": "A"}
    assert read_csl(json.dumps([item, item, {"id": "b"}]))[1] == (
        "1 item is not read: without a type, a title or an author.",
        "Several entries have the same key; citations lead to the first: a.",
    )
    assert ris_notices("TI  - Lost\nER  -\nTY  - BOOK\nTI  - A\nER  -\n") == (
        "1 record has no type (TY) and cannot be read.",
    )
    assert ris_notices("TY  - BOOK\nTI  - A\nER  -\nTY  - BOOK\nTI  - B\n") == ()


def test_the_report_of_an_article_has_the_sentences() -> None:
    beside = Beside({"refs.bib": "@misc{doe, title={A}}\n@misc{doe, title={B}}"})
    article = read_bytes(
        b"---\nbibliography: refs.bib\n---\nText [@doe].", "a.md", companions=beside
    )
    assert isinstance(article, Article)
    assert article.notices == (
        "refs.bib: Several entries have the same key; citations lead to the first: doe.",
    )


@pytest.mark.parametrize(
    ("fields", "url", "accessed"),
    [
        (r"note={Available at \url{https://a.example/x_y}. Accessed: 2024-03-12}", "https://a.example/x_y", "2024-03-12"),
        ("note={Дата обращения: 12.03.2024}, howpublished={https://b.example/}", "https://b.example/", "2024-03-12"),
        ("note={Zugriff: 12. März 2024}, url={https://c.example}", "https://c.example", "2024-03-12"),
        ("note={See https://a.example}, url={https://c.example}", "https://c.example", None),
        ("eprint={1706.03762v2}, archiveprefix={arXiv}", "https://arxiv.org/abs/1706.03762v2", None),
        ("eprint={arXiv:1706.03762}, eprinttype=arxiv", "https://arxiv.org/abs/1706.03762", None),
        ("eprint={hep-th/9901001}", "https://arxiv.org/abs/hep-th/9901001", None),
        ("eprint={12345}, eprinttype={jstor}", "https://www.jstor.org/stable/12345", None),
        # Another archive's number, a number of nothing, and a DOI, which is better.
        ("eprint={12345}, eprinttype={local}", None, None),
        ("eprint={12345}", None, None),
        ("eprint={1706.03762}, archiveprefix={arXiv}, doi={10.1000/x}", None, None),
        ("note={Erişim: geçen yıl}", None, None),
    ],
)  # fmt: skip
def test_urls_and_dates_in_other_fields(fields: str, url: str | None, accessed: str | None) -> None:
    ((work,), _) = bibtex_works(f"@misc{{k, title={{T}}, {fields}}}")
    assert (work.url, work.accessed) == (url, accessed)


@pytest.mark.parametrize(
    ("raw", "day"),
    [
        ("2024-03-12", "2024-03-12"),
        ("12.03.2024", "2024-03-12"),
        ("March 12, 2024", "2024-03-12"),
        ("12 марта 2024", "2024-03-12"),
        ("12. März 2024", "2024-03-12"),
        ("12 Mart 2024", "2024-03-12"),
        ("2024/3/", "2024-03"),
        ("2024-00-00", "2024"),
        ("2024-21", "2024"),
        ("yesterday", None),
        # Two readings, and days that do not exist, stay as they are written.
        ("3/12/2024", "3/12/2024"),
        ("31.02.2024", "31.02.2024"),
        ("2024-13-05", "2024-13-05"),
        ("2024-05-32", "2024-05-32"),
        ("30 Şubat 2024", "30 Şubat 2024"),
    ],
)
def test_dates_in_any_form(raw: str, day: str | None) -> None:
    assert stated_day(raw) == day


@pytest.mark.parametrize("day", ["2024-02-31", "31.02.2024", "30 Şubat 2024", "31 апреля 2024"])
def test_an_impossible_day_of_access_is_flagged(day: str) -> None:
    bib = (
        "@online{a, author={Doe, Jane}, title={One and Two}, organization={River Post},"
        f" date={{2001-02-03}}, url={{https://a.example/x}}, urldate={{{day}}}}}"
    )
    article = read_bytes(bib.encode(), "refs.bib")
    assert isinstance(article, Article)
    assert [f.rule for f in verify.check(article)] == ["impossible-date"]


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        (r"The $\beta$-decay of CO$_2$", "The β-decay of CO2"),
        (r"Das $^{13}$C-Signal bei 5\,$^\circ$C", "Das 13C-Signal bei 5 °C"),
        (r"$\alpha \times \Omega$ и $\varepsilon$", "α × Ω и ε"),
        (r"from \$5 to \$6", "from $5 to $6"),
        (r"$\mathrm{NO}_x$ and $\nabla f$", "NOx and nabla f"),
        (r"25\textdegree{}C", "25°C"),
    ],
)
def test_formulas_in_titles(raw: str, shown: str) -> None:
    assert plain_text(raw) == shown


def test_common_values_of_xdata_are_inherited() -> None:
    works, _ = bibtex_works("@xdata{x, publisher={Press}}\n@book{e, title={E}, xdata={x}}")
    assert [(w.key, w.publisher) for w in works] == [("e", "Press")]
