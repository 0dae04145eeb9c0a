"""Documents that cannot be read: a sentence each, within bounded time and memory."""

from __future__ import annotations

import io
import zipfile

import pytest
from docx_kit import Parts, archive, docx, p, r

from verify.model import Article, Skipped
from verify.read import read_bytes
from verify.read.document import archive as limits

GOOD = docx(p(r("The bridge was opened on Monday.")))
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def _why(data: bytes) -> str:
    found = read_bytes(data, "article.docx")
    assert isinstance(found, Skipped)
    assert found.why[0].isupper() and found.why.endswith(".")
    return found.why


def _with(name: str, content: str | bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(GOOD)) as opened:
        files: dict[str, str | bytes] = {n: opened.read(n) for n in opened.namelist()}
    return archive(files | {name: content})


def test_an_encrypted_document() -> None:
    data = OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 600
    assert "encrypted" in _why(data) and "without a password" in _why(data)


def test_encrypted_parts_and_truncated_files() -> None:
    flagged = bytearray(GOOD)
    at = flagged.find(b"PK\x01\x02")
    while at >= 0:
        flagged[at + 8] |= 1
        at = flagged.find(b"PK\x01\x02", at + 1)
    assert "encrypted" in _why(bytes(flagged))
    assert "damaged" in _why(GOOD[: len(GOOD) // 2])
    broken = bytearray(GOOD)
    start = GOOD.find(b"word/document.xml") + 40
    broken[start : start + 30] = b"\xff" * 30
    assert "damaged" in _why(bytes(broken))


def test_malformed_xml_and_a_package_without_a_text() -> None:
    assert "well-formed" in _why(_with("word/document.xml", "<w:document"))
    assert "no body" in _why(_with("word/document.xml", "<document/>"))
    assert "ZIP archive without a document" in _why(archive({"[Content_Types].xml": "<Types/>"}))
    sheet = {"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<x/>"}
    assert "spreadsheet" in _why(archive(sheet))


def test_entities_are_refused_and_no_file_is_read(tmp_path) -> None:  # type: ignore[no-untyped-def]
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    for declared in (
        f'<!ENTITY x SYSTEM "{secret.as_uri()}">',
        '<!ENTITY a "aaaaaaaaaa"><!ENTITY x "&a;&a;&a;&a;&a;&a;&a;&a;">',
    ):
        text = (
            f"<!DOCTYPE d [{declared}]><w:document xmlns:w="
            '"http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
            "<w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>"
        )
        assert "document type" in _why(_with("word/document.xml", text))


def test_a_zip_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "LARGEST_PART", 100_000)
    assert "larger than" in _why(_with("word/document.xml", b" " * 200_000))


def test_the_sizes_that_an_archive_declares_are_not_believed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(limits, "LARGEST_PART", 100_000)
    data = _with("word/document.xml", b" " * 200_000)
    lying = data.replace((200_000).to_bytes(4, "little"), (50).to_bytes(4, "little"))
    assert _why(lying)


def test_many_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_PARTS", 3)
    assert "parts" in _why(_with("word/a.xml", "<a/>"))


def test_deep_nesting_ends_in_a_sentence() -> None:
    # libxml2 gives up at 256 levels; what it lets through must not exhaust our recursion.
    for depth in (60, 110, 120, 300):
        body = "<w:sdt><w:sdtContent>" * depth + p(r("x")) + "</w:sdtContent></w:sdt>" * depth
        found = read_bytes(docx(body), "a.docx")
        assert isinstance(found, Article) or found.why.endswith(".")


def test_a_document_without_text() -> None:
    assert _why(docx("<w:p/>")) == "The document has no text."


def test_a_broken_field_does_not_swallow_the_next_paragraph_of_notes() -> None:
    begin = r(inner='<w:fldChar w:fldCharType="begin"/><w:instrText>DATE</w:instrText>')
    found = read_bytes(
        docx(
            p(r("Text."), r(inner='<w:footnoteReference w:id="2"/>')) + p(r("End. "), begin),
            Parts(footnotes={"2": p(r("Ada Example."))}),
        ),
        "a.docx",
    )
    assert isinstance(found, Article) and found.text.endswith("[1] Ada Example.")
