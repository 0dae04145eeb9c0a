"""Comments in copies of Markdown, text and HTML, and patches with the certain changes."""

from __future__ import annotations

import html
import re
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from verify import check, dossier
from verify.annotate.changes import Change, certain_changes
from verify.annotate.comments import Comment, CommentLine, Comments, NotAnnotated
from verify.annotate.formats import annotated
from verify.annotate.patch import patch_of
from verify.annotate.source_text import source_text
from verify.model import Article, Flag, Span
from verify.read import read_bytes

NOW = datetime(2026, 3, 1, tzinfo=UTC)
MARKDOWN = """---
title: The dam
---

# The dam

The dam broke in *2019*, she said.[^1] It was “a disaster for all of us”.

Second paragraph, see https://a.example/x_y#top for more.

[^1]: Ada Example, “Плотина,” 2019, https://a.example/z.
"""
HTML = (
    "<!DOCTYPE html>\n<html><head><title>The dam</title><style>p{}</style></head><body><article>"
    "<h1>The dam &amp; the lake</h1>\n<p>The dam broke in <i>2019</i>, she said &mdash; it was"
    " &ldquo;a disas&shy;ter for <b>all</b> of us&rdquo;, and nobody in the valley was asked."
    "</p><!-- The dam --><script>var a='The dam broke';</script><p>The dam broke again, and the"
    " lake above it was empty for a year or two.</p></article></body></html>\n"
)


def _read(text: str, name: str) -> tuple[bytes, Article]:
    article = read_bytes(text.encode(), name)
    assert isinstance(article, Article)
    return text.encode(), article


def _comments(article: Article, *words: str) -> Comments:
    items = []
    for number, said in enumerate(words):
        start = article.text.index(said)
        lines = (
            CommentLine("A <b>fault</b> {>>.", bold=True),
            CommentLine("s", "https://s.example/"),
        )
        items.append(Comment(f"{number:016x}", Span(start, start + len(said)), lines))
    return Comments(tuple(items), NOW)


def test_critic_markup_is_at_the_words_and_leaves_the_text() -> None:
    data, article = _read(MARKDOWN, "dam.md")
    words = ("*2019*", "“a disaster for all of us”", "disaster", "Плотина", "#top", "The dam")
    out = annotated(data, "markdown", _comments(article, *words), article).decode()
    for marked in ("*2019*", "“a disaster for all of us”", "Плотина"):
        assert f"{{=={marked}==}}{{>>A <b>fault</b>" in out
    assert "https://a.example/x_y#top{>>" in out  # the address stays whole
    assert out.startswith("---\ntitle: The dam\n---\n{>>")  # front matter stays readable
    bare = re.sub(r"\{>>.*?<<\}|\{==|==\}", "", out)
    assert bare == MARKDOWN


def test_a_commented_page_differs_by_what_is_inserted() -> None:
    data, article = _read(HTML, "dam.html")
    assert "a disaster for all of us" in article.text.replace("\u00ad", "")
    words = ("dam & the", "— it was “a dis", "all of us", "The dam broke again")
    out = annotated(data, "html", _comments(article, *words), article).decode()
    marks = [html.unescape(m) for m in re.findall(r"<mark[^>]*>(.*?)</mark>", out)]
    assert marks == ["dam & the", "— it was “a dis", "all", " of us", "The dam broke again"]
    bare = re.sub(
        r"<sup id=\"verify-.*?</sup>|</?mark[^>]*>|<aside id.*?</aside>\n", "", out, flags=re.S
    )
    assert bare == HTML
    assert "A &lt;b&gt;fault&lt;/b&gt;" in out and 'href="https://s.example/"' in out
    assert out.index("verify-comment-3") < out.index("</body>")


def test_words_that_are_twice_on_a_page_are_told_apart_by_their_surroundings() -> None:
    data, article = _read(HTML, "dam.html")
    start = article.text.rindex("The dam broke")
    one = Comment("a", Span(start, start + 7), (CommentLine("x"),))
    out = annotated(data, "html", Comments((one,), NOW), article).decode()
    assert "<p><mark" in out[out.index("</script>") :]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "windows-1251", "utf-16"])
def test_the_encoding_of_the_file_is_kept(encoding: str) -> None:
    text = "Плотина\n\nПлотина сломалась весной, сказала она, и вся долина ушла под воду.\n" * 3
    data = text.encode(encoding)
    article = read_bytes(data, "dam.txt")
    assert isinstance(article, Article)
    start = article.text.index("весной")
    comment = Comment("a", Span(start, start + 6), (CommentLine("Ошибка"),))
    out = annotated(data, "text", Comments((comment,), NOW), article)
    assert out.decode(encoding) == text.replace("весной", "{==весной==}{>>Ошибка<<}", 1)


def test_signs_that_the_encoding_lacks_are_refused_in_words() -> None:
    data = "Stra\xdfe und Wege sind f\xfcr alle da, sagte der B\xfcrgermeister.\n".encode("latin-1")
    article = read_bytes(data, "dam.txt")
    assert isinstance(article, Article)
    comment = Comment("a", Span(0, 6), (CommentLine("Ошибка"),))
    with pytest.raises(NotAnnotated, match="Save it as UTF-8"):
        annotated(data, "text", Comments((comment,), NOW), article)


def _patch(text: str, name: str) -> tuple[str, int, tuple[Change, ...]]:
    data, article = _read(text, name)
    flags = [Flag(n, finding, name) for n, finding in enumerate(check(article))]
    changes = certain_changes(dossier(article), flags)
    return (*patch_of(source_text(data, article), changes, name), changes)


SLIPS = (
    "# The dam\n\nIt was a wоrld of its own, and the wоrld knew.[^1] More of it.[^2]\n\n"
    "[^1]: Ada Example, “The Dam,” 2019, hhttps://a.example/x_y?a=1.\n"
    "[^2]: Bo Example, “[Lake](hhttps://a.example/x_y?a=1),” 2019"
)


def test_a_patch_has_the_certain_changes_alone() -> None:
    patch, made, _ = _patch(SLIPS, "dam.md")
    assert made == 4
    removed = [line for line in patch.splitlines() if line.startswith("-") and line[1] != "-"]
    added = [line for line in patch.splitlines() if line.startswith("+") and line[1] != "+"]
    assert len(removed) == len(added) == 3
    assert "world of its own, and the world knew" in added[0]
    assert "2019, https://a.example/x_y?a=1." in added[1]
    assert "[Lake](https://a.example/x_y?a=1)" in added[2]  # the same URL as a link's target
    assert patch.endswith("\\ No newline at end of file\n")


@pytest.mark.parametrize(
    ("name", "written", "patched"),
    [
        ("a.md", "[the Courier](hhttps://a.example/x\\_y?a=1)", "(https://a.example/x\\_y?a=1)"),
        ("a.md", "[Herald](<hhttps://a.example/x?a&amp;b> 'News')", "(<https://a.example/x?a&amp;b> 'News')"),
        ("a.md", "[газета][1].\n\n[1]: hhttps://a.example/x", "[1]: https://a.example/x"),
        ("a.html", '<a href="hhttps://a.example/x?a=1&amp;b=2">Courier</a>', '"https://a.example/x?a=1&amp;b=2"'),
        ("a.html", "<a class=x href=hhttps://a.example/x>газета</a>", "href=https://a.example/x>"),
        ("a.html", "<a href='https://doi.org/10.l234/ab'>Study</a>", "'https://doi.org/10.1234/ab'>Study<"),
        ("a.html", "<a href='https://doi.org/https://doi.org/10.1234/ab'>Study</a>", "'https://doi.org/10.1234/ab'>Study<"),
    ],
)  # fmt: skip
def test_the_target_of_a_link_in_the_text_is_patched(name: str, written: str, patched: str) -> None:
    said = f"It broke, as {written} wrote, and nobody in the whole valley was asked about it."
    page = f"<article><h1>The dam</h1><p>{said}</p></article>" if name == "a.html" else said
    patch, made, _ = _patch(page, name)
    assert made == 1
    assert patched in "".join(line for line in patch.splitlines() if line.startswith("+"))


def test_a_link_in_wikitext_is_patched() -> None:
    pytest.importorskip("mwparserfromhell", reason="the extra documents is not installed")
    wiki = "The [[dam]] broke, as the [http:///b.example/x Courier] said of it in that year.\n"
    patch, made, _ = _patch(wiki, "dam.wiki")
    assert made == 1 and "as the [http://b.example/x Courier] said" in patch


def test_a_doubled_doi_in_the_text_is_patched_as_a_whole() -> None:
    note = "[^1]: Ada Example, “The Dam,” 2019, https://doi.org/https://doi.org/10.1234/ab.\n"
    patch, made, _ = _patch(f"# The dam\n\nIt broke.[^1]\n\n{note}", "dam.md")
    assert (
        made == 1 and "+[^1]: Ada Example, “The Dam,” 2019, https://doi.org/10.1234/ab.\n" in patch
    )


def test_a_url_within_another_one_is_left_alone() -> None:
    said = "See [it](hhttps://a.example/x), not [that](https://b.example/?u=hhttps://a.example/xy)."
    patch, made, _ = _patch(f"# The dam\n\n{said}\n", "dam.md")
    assert (
        made == 1 and "+See [it](https://a.example/x), not [that](https://b.example/?u=hh" in patch
    )


def test_words_with_tags_in_them_are_left_to_the_author() -> None:
    said = "It was a w<b>о</b>rld of its own, she said, and the whole valley knew of it."
    patch, made, changes = _patch(f"<article><h1>The dam</h1><p>{said}</p></article>", "dam.html")
    assert changes and made == 0 and patch == ""


def test_git_applies_a_patch(tmp_path: Path) -> None:
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    (tmp_path / "dam.md").write_text(SLIPS, encoding="utf-8")
    (tmp_path / "dam.patch").write_text(_patch(SLIPS, "dam.md")[0], encoding="utf-8")
    subprocess.run(["git", "apply", "-p0", "dam.patch"], cwd=tmp_path, check=True, timeout=30)
    assert "https://a.example/x_y?a=1." in (tmp_path / "dam.md").read_text("utf-8")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "windows-1251"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_patch_applies_a_patch_of_any_encoding(tmp_path: Path, encoding: str, end: str) -> None:
    if shutil.which("patch") is None:
        pytest.skip("patch is not installed")
    text = f"hhttps://a.example/x{end}{end}Плотина сломалась весной, сказала она всем.{end}"
    name = "тексты/моя плотина.txt"
    (tmp_path / name).parent.mkdir()
    (tmp_path / name).write_bytes(text.encode(encoding))
    article = read_bytes(text.encode(encoding), name)
    assert isinstance(article, Article)
    change = Change(Span(0, 5), "hhttps://a.example/x", "https://a.example/x", 1, is_url=True)
    source = source_text(text.encode(encoding), article)
    patch = source.encoded_patch(patch_of(source, [change], name)[0])
    subprocess.run(["patch", "-p0"], cwd=tmp_path, check=True, timeout=30, input=patch)
    assert (tmp_path / name).read_bytes() == text[1:].encode(encoding)


def test_a_patch_in_utf_16_is_refused() -> None:
    data = ("hhttps://a.example/x\n" * 3).encode("utf-16")
    article = read_bytes(data, "dam.txt")
    assert isinstance(article, Article)
    with pytest.raises(NotAnnotated, match="Save it as UTF-8"):
        source_text(data, article).encoded_patch("--- a\n")


def test_wikitext_and_latex_are_patched_where_they_say_it_alike() -> None:
    pytest.importorskip("mwparserfromhell", reason="the extra documents is not installed")
    wiki = (
        "'''The dam''' was a wоrld of [[its]] own.<ref>Ada Example, \"The Dam\", 2019,"
        " hhttps://a.example/x</ref> It broke in 2019.\n"
    )
    patch, made, _ = _patch(wiki, "dam.wiki")
    assert made == 2 and "+'''The dam''' was a world of [[its]] own.<ref>" in patch
    assert "2019, https://a.example/x</ref>" in patch
