"""Comments in Word documents: exact ranges, unchanged text, stable, and nobody else's touched.

python-docx reads the ranges back, LibreOffice opens the files. Word itself is not part of the
tests.
"""

from __future__ import annotations

import io
import random
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from comments_kit import sample_comment
from docx_cases import LINKS, NOTES, TEXT
from docx_kit import Parts, docx, fn, note, p, r
from docx_lists import LISTS

from verify.annotate.comments import Comments, NotAnnotated
from verify.annotate.formats import annotated, threads
from verify.model import Span
from verify.read.formats.docx import WordText, read_word
from verify.read.ooxml.names import local

judge = pytest.importorskip("docx", reason="python-docx, the judge, is not installed")

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
# Documents with text that is not shown between what is: the judge would read it.
_UNSHOWN = (
    *("hidden", "content controls", "instruction of another", "formula", "ruby", "custom"),
    *("text box", "symbols", "simple field"),
)
DOCUMENTS = {c.about: c.data for c in (*NOTES, *LINKS, *TEXT, *LISTS)}


def _random(word: WordText, seed: str, count: int = 20) -> Comments:
    chance, length = random.Random(seed), len(word.text.text)
    spans = []
    for _ in range(count):
        start = chance.randrange(length)
        spans.append(Span(start, min(length, start + chance.randrange(1, 60))))
    return Comments(tuple(sample_comment(n, span) for n, span in enumerate(spans)), NOW)


def _texts(data: bytes) -> list[str]:
    """The text of every w:t of the document in order, neighbors joined."""
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        names = [n for n in opened.namelist() if n.endswith(("document.xml", "notes.xml"))]
    word = read_word(data)
    parts = [word.package.archive.xml(name) for name in names]
    return ["".join(one.text or "" for one in part.iter() if local(one) == "t") for part in parts]


def _judged(data: bytes) -> dict[int, str]:
    """What python-docx reads between the marks of each comment."""
    from docx.text.run import Run

    body = judge.Document(io.BytesIO(data)).element.body
    within: dict[int, list[str]] = {}
    done: dict[int, str] = {}
    for element in body.iter():
        name = local(element)
        if name == "commentRangeStart":
            within[int(element.get(element.tag.replace("commentRangeStart", "id")))] = []
        elif name == "commentRangeEnd":
            key = int(element.get(element.tag.replace("commentRangeEnd", "id")))
            done[key] = "".join(within.pop(key))
        elif name == "r":
            for said in within.values():
                said.append(Run(element, None).text)  # type: ignore[arg-type]
    return done


def _expected(word: WordText, span: Span) -> str:
    """The characters of a span that are in the body's runs, blanks removed."""
    first_note = min((n.span.start for n in word.text.notes), default=len(word.text.text))
    if span.start >= first_note:
        return ""
    cut = Span(span.start, min(span.end, first_note))
    parts = [s for s in word.text.map.over(cut) if s.node is not None and s.offset >= 0]
    return "".join("".join(word.text.text[s.start : s.end] for s in parts).split())


@pytest.mark.parametrize("about", sorted(DOCUMENTS))
def test_twenty_ranges_at_random_are_right_and_the_text_is_unchanged(about: str) -> None:
    data = DOCUMENTS[about]
    word = read_word(data)
    comments = _random(word, about)
    out = annotated(data, "docx", comments)
    assert _texts(out) == _texts(data)
    again = read_word(out)
    assert again.text.text == word.text.text and again.text.notes == word.text.notes
    if "strict" in about:
        return  # python-docx reads transitional documents only
    found = _judged(out)
    assert len(found) == 20 + ("comments are not text" in about)
    if any(words in about for words in _UNSHOWN):
        return
    for number, comment in enumerate(comments.items):
        wanted = _expected(word, comment.span)
        if wanted:
            number += "comments are not text" in about  # the author's own has the first number
            judged = found[number].replace("\u00ad", "").replace("-", "\u2011")
            assert "".join(judged.split()) == wanted.replace("-", "\u2011")


@pytest.mark.parametrize("about", sorted(DOCUMENTS))
def test_other_parts_are_byte_for_byte_the_same_and_a_second_run_changes_nothing(
    about: str,
) -> None:
    data = DOCUMENTS[about]
    comments = _random(read_word(data), about)
    out = annotated(data, "docx", comments)
    with (
        zipfile.ZipFile(io.BytesIO(data)) as before,
        zipfile.ZipFile(io.BytesIO(out)) as after,
    ):
        changed = {name for name in before.namelist() if before.read(name) != after.read(name)}
        new = set(after.namelist()) - set(before.namelist())
        assert after.testzip() is None
    allowed = {"word/document.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"}
    assert changed <= allowed | {"word/comments.xml"}
    assert new <= {
        "word/comments.xml",
        "word/commentsExtended.xml",
        "word/_rels/comments.xml.rels",
    }
    assert annotated(out, "docx", comments) == out


def test_a_flag_inside_a_note_is_anchored_at_its_marker() -> None:
    data = docx(p(r("The dam."), fn("2"), r(" End.")), Parts(footnotes={"2": note("Ada, 2019.")}))
    word = read_word(data)
    span = word.text.notes[0].body
    out = annotated(data, "docx", Comments((sample_comment(0, span),), NOW))
    body = read_word(out).document
    order = [local(e) for e in body.iter() if local(e).startswith(("comment", "footnoteRef"))]
    assert order == [
        "commentRangeStart",
        "footnoteReference",
        "commentRangeEnd",
        "commentReference",
    ]
    with zipfile.ZipFile(io.BytesIO(out)) as opened:
        assert b"comment" not in opened.read("word/footnotes.xml")


AUTHORS = (
    '<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    f'<w:comment w:id="4" w:author="Ada">{p(r("Is this right?"))}</w:comment></w:comments>'
)


def _authored() -> bytes:
    body = p(
        r("The "),
        '<w:commentRangeStart w:id="4"/>',
        r("dam"),
        '<w:commentRangeEnd w:id="4"/>',
        r(inner='<w:commentReference w:id="4"/>'),
        r(" broke on Monday."),
    )
    return docx(
        body, Parts(more={"word/comments.xml": AUTHORS}, related={"word/comments.xml": "comments"})
    )


def test_the_authors_own_comments_stay_and_ours_keep_their_numbers() -> None:
    data = _authored()
    one, two = sample_comment(1, Span(4, 7)), sample_comment(2, Span(8, 13))
    out = annotated(data, "docx", Comments((one, two), NOW))
    made = judge.Document(io.BytesIO(out))
    by_id = {c.comment_id: (c.author, c.text.splitlines()[0]) for c in made.comments}
    assert by_id[4] == ("Ada", "Is this right?")
    assert by_id[5] == by_id[6] == ("verify", "This date does not exist.")
    assert _judged(out) == {4: "dam", 5: "dam", 6: "broke"}
    # The first flag is gone, a third is new: the second keeps its number, the author's stays.
    three = sample_comment(3, Span(0, 3))
    later = annotated(out, "docx", Comments((two, three), NOW))
    assert _judged(later) == {4: "dam", 6: "broke", 7: "The"}
    assert {t.flag for t in threads(later, "docx")} == {2, 3}


def _answered(data: bytes, parent: str, text: str, done: bool = False) -> bytes:
    """The document with Ada's reply to the comment with this paraId, as Word writes it."""
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        files = {name: opened.read(name) for name in opened.namelist()}
    w14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    reply = (
        f'<w:comment {w14} w:id="90" w:author="Ada"><w:p w14:paraId="0000BEEF">{r(text)}</w:p>'
        "</w:comment></w:comments>"
    )
    files["word/comments.xml"] = files["word/comments.xml"].replace(
        b"</w:comments>", reply.encode()
    )
    state = f'<w15:commentEx w15:paraId="0000BEEF" w15:paraIdParent="{parent}" w15:done="0"/>'
    extended = files["word/commentsExtended.xml"].replace(
        b"</w15:commentsEx>", state.encode() + b"</w15:commentsEx>"
    )
    if done:
        extended = extended.replace(
            f'w15:paraId="{parent}" w15:done="0"'.encode(),
            f'w15:paraId="{parent}" w15:done="1"'.encode(),
        )
    files["word/commentsExtended.xml"] = extended
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, content in files.items():
            made.writestr(name, content)
    return out.getvalue()


def _para_id(data: bytes) -> str:
    import re

    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        found = re.search(rb'paraId="(\w{8})"', opened.read("word/commentsExtended.xml"))
    assert found
    return found.group(1).decode()


def test_an_answered_comment_whose_flag_is_gone_stays_and_is_resolved() -> None:
    out = annotated(
        docx(p(r("The dam broke."))), "docx", Comments((sample_comment(1, Span(4, 7)),), NOW)
    )
    answered = _answered(out, _para_id(out), "I will ask.")
    (thread,) = threads(answered, "docx")
    assert [(a.author, a.text) for a in thread.replies] == [("Ada", "I will ask.")]
    later = annotated(answered, "docx", Comments((), NOW))
    (thread,) = threads(later, "docx")
    assert thread.resolved and thread.replies[0].text == "I will ask."


def test_signed_and_protected_documents_are_refused_in_words() -> None:
    comments = Comments((sample_comment(1, Span(0, 3)),), NOW)
    protected = docx(
        p(r("The dam.")),
        Parts(settings='<w:documentProtection w:edit="readOnly" w:enforcement="1"/>'),
    )
    with pytest.raises(NotAnnotated, match="protected against changes"):
        annotated(protected, "docx", comments)
    for open_to_comments in (
        '<w:documentProtection w:edit="comments" w:enforcement="1"/>',
        '<w:documentProtection w:edit="readOnly" w:enforcement="0"/>',
    ):
        data = docx(p(r("The dam.")), Parts(settings=open_to_comments))
        assert threads(annotated(data, "docx", comments), "docx")
    signed = docx(p(r("The dam.")), Parts(more={"_xmlsignatures/sig1.xml": "<x/>"}))
    with pytest.raises(NotAnnotated, match="digitally signed"):
        annotated(signed, "docx", comments)


def _libreoffice(files: list[Path], folder: Path, form: str) -> None:
    soffice = shutil.which("soffice") or shutil.which("libreoffice")
    if soffice is None:
        pytest.skip("LibreOffice is not installed")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        [soffice, profile, "--headless", "--convert-to", form, "--outdir", str(folder), *files],
        capture_output=True,
        timeout=240,
        check=True,
    )


def _made_by_others(folder: Path) -> Iterator[Path]:
    """The typed documents as LibreOffice writes them again."""
    for number, data in enumerate(DOCUMENTS.values()):
        (folder / f"typed{number}.docx").write_bytes(data)
    sources = sorted(folder.glob("typed*.docx"))
    (folder / "again").mkdir()
    _libreoffice(sources, folder / "again", "docx:MS Word 2007 XML")
    yield from sources
    yield from sorted((folder / "again").glob("*.docx"))


@pytest.mark.slow
def test_libreoffice_opens_every_document_and_shows_every_comment(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    names = {}
    for number, path in enumerate(_made_by_others(tmp_path)):
        data = path.read_bytes()
        comments = _random(read_word(data), path.name)
        made = out / f"d{number}.docx"
        made.write_bytes(annotated(data, "docx", comments))
        names[made.stem] = str(path)
    assert len(names) > 60
    _libreoffice(sorted(out.glob("*.docx")), out, "odt")
    shown = {}
    for name in names:
        with zipfile.ZipFile(out / f"{name}.odt") as opened:
            content = opened.read("content.xml")
        shown[names[name]] = content.count(b"verify \xc2\xb7 impossible-date")
    assert {name: count for name, count in shown.items() if count != 20} == {}
