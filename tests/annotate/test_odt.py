"""Annotations in OpenDocument texts: exact ranges, unchanged text, stable, others' untouched."""

from __future__ import annotations

import io
import random
import re
import shutil
import subprocess
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from comments_kit import sample_comment
from lxml import etree
from read.documents.test_odt import odt

from verify.annotate.comments import Comments, NotAnnotated
from verify.annotate.formats import annotated, threads
from verify.model import Span
from verify.read.formats.odt import read_odt

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
BODY = (
    "<text:h text:outline-level='1'>The dam</text:h>"
    "<text:p>The <text:span>dam</text:span> broke<text:note text:note-class='footnote'>"
    "<text:note-citation>1</text:note-citation><text:note-body><text:p>Ada, 2019.</text:p>"
    "</text:note-body></text:note> in<text:s text:c='2'/>2019,<text:line-break/>she said"
    "<office:annotation office:name='x'><dc:creator>Bo</dc:creator><text:p>Mine.</text:p>"
    "</office:annotation>; <text:a xlink:href='https://a.example/'>see <text:span>here</text:span>"
    "</text:a>.</text:p><text:list><text:list-item><text:p>One   item &amp; more.</text:p>"
    "</text:list-item></text:list><text:p>Плотина<text:tab/>рухнула.</text:p>"
)

_SPACE = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
MANIFEST = (
    f'<m:manifest xmlns:m="{_SPACE}" m:version="1.3">'
    '<m:file-entry m:full-path="/" m:media-type="application/vnd.oasis.opendocument.text"/>'
    '<m:file-entry m:full-path="content.xml" m:media-type="text/xml"/></m:manifest>'
)


def _content(data: bytes) -> Any:
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        return etree.fromstring(opened.read("content.xml"))


def _ranges(data: bytes) -> dict[str, str]:
    """The words of each annotation, read from its start to its end in the order of the file."""
    running: dict[str, str] = {}
    done: dict[str, str] = {}

    def add(text: str | None) -> None:
        for name in running:
            running[name] += text or ""

    def walk(element: Any) -> None:
        name = element.get(f"{OFFICE}name") or ""
        if element.tag == f"{OFFICE}annotation":
            running[name] = ""
        elif element.tag == f"{OFFICE}annotation-end":
            done[name] = running.pop(name)
        elif element.tag == f"{TEXT}s":
            add(" " * int(element.get(f"{TEXT}c") or 1))
        elif element.tag != f"{TEXT}note":
            add({f"{TEXT}tab": "\t", f"{TEXT}line-break": "\n"}.get(element.tag))
            add(element.text)
            for child in element:
                walk(child)
                add(child.tail)

    walk(next(_content(data).iter(f"{OFFICE}text")))
    return done


def _plain(text: str) -> str:
    return re.sub(r"\s+", "", text)


@pytest.mark.parametrize("seed", range(12))
def test_random_ranges_are_right_and_the_text_is_unchanged(seed: int) -> None:
    data = odt(BODY)
    found = read_odt(data)
    length = next(n.span.start for n in found.notes)
    chance = random.Random(seed)
    spans = [
        Span(s := chance.randrange(length - 2), min(length - 2, s + chance.randrange(1, 40)))
        for _ in range(20)
    ]
    out = annotated(
        data, "odt", Comments(tuple(sample_comment(n, s) for n, s in enumerate(spans)), NOW)
    )
    assert read_odt(out).text == found.text
    ranges, marker = _ranges(out), found.notes[0].markers[0]
    shown = found.text[: marker.start] + "   " + found.text[marker.end :]
    for number, span in enumerate(spans):
        said = _plain(shown[span.start : span.end])
        if said:
            assert _plain(ranges[f"verify-{number:016x}"]) == said
    assert _content(out).xpath("count(//*[local-name()='annotation'])") >= 15


def test_a_comment_on_a_note_is_behind_its_number_and_others_stay() -> None:
    data = odt(BODY)
    text = read_odt(data).text
    out = annotated(
        data,
        "odt",
        Comments((sample_comment(7, Span(text.index("Ada"), text.index("Ada") + 3)),), NOW),
    )
    xml = etree.tostring(_content(out)).decode()
    assert re.search(r"</text:note><office:annotation [^>]*verify-0+7", xml)
    assert "Mine." in xml and "<dc:creator>Bo</dc:creator>" in xml
    with zipfile.ZipFile(io.BytesIO(out)) as opened:
        first = opened.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)


def test_a_second_run_updates_its_own_and_answers_are_read() -> None:
    data = odt(BODY)
    one, two, three = (sample_comment(n, Span(4 + 3 * n, 9 + 3 * n)) for n in range(3))
    out = annotated(data, "odt", Comments((one, two), NOW))
    assert annotated(out, "odt", Comments((one, two), NOW)) == out
    xml = etree.tostring(_content(out)).decode()
    answer = (
        '<office:annotation office:name="r1" loext:parent-name="verify-0000000000000001"'
        ' xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0">'
        "<dc:creator>Ada</dc:creator><text:p>dismiss: it is right</text:p></office:annotation>"
    )
    xml = xml.replace("</text:h>", f"{answer}</text:h>", 1)
    xml = xml.replace('loext:resolved="false"', 'loext:resolved="true"', 1)
    answered = _with_content(out, xml)
    found = {t.flag: t for t in threads(answered, "odt")}
    assert [t.resolved for t in found.values()].count(True) == 1
    assert [(r.author, r.text) for r in found[1].replies] == [("Ada", "dismiss: it is right")]
    later = annotated(answered, "odt", Comments((three,), NOW))
    assert sorted(t.flag for t in threads(later, "odt")) == [1, 2]  # answered, and the new one
    assert next(t for t in threads(later, "odt") if t.flag == 1).resolved


def _with_content(data: bytes, xml: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            changed = entry.filename == "content.xml"
            new.writestr(entry, xml.encode() if changed else old.read(entry))
    return out.getvalue()


def test_signed_documents_are_refused_in_words() -> None:
    out = io.BytesIO(odt(BODY))
    with zipfile.ZipFile(out, "a") as made:
        made.writestr("META-INF/documentsignatures.xml", "<x/>")
    with pytest.raises(NotAnnotated, match="digitally signed"):
        annotated(out.getvalue(), "odt", Comments((), NOW))


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_keeps_every_annotation(tmp_path: Path) -> None:
    data = odt(BODY, manifest=MANIFEST)
    length = len(read_odt(data).text)
    spans = [Span(n, min(length, n + 7)) for n in range(0, length - 1, 9)]
    out = annotated(
        data, "odt", Comments(tuple(sample_comment(n, s) for n, s in enumerate(spans)), NOW)
    )
    (tmp_path / "dam.odt").write_bytes(out)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "docx", "dam.odt"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=180)
    with zipfile.ZipFile(tmp_path / "dam.docx") as opened:
        comments = opened.read("word/comments.xml").decode()
    assert comments.count("This date does not exist.") == len(spans)
