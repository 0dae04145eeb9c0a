"""RTF and old Word files are read through LibreOffice; without it, a sentence says what to do."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from verify.model import Dossier, Skipped
from verify.pipeline import conversion
from verify.pipeline.read import dossier_of
from verify.read import read_bytes

TODAY = date(2026, 1, 1)
RTF = (
    rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Times;}}\f0 {\b The dam}\par"
    rb" The dam broke in 2019.{\super\chftn}{\footnote\pard\plain {\super\chftn} Ada Example,"
    rb" \u8220?Dams,\u8221? 2019, https://a.example/dams.} It was \u8220?a disaster for all of"
    rb" us,\u8221? the mayor said.\par}"
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (RTF, "dam.rtf", "RTF files"),
        (OLE + bytes(100) + "WordDocument".encode("utf-16-le"), "dam.doc", "old Word files"),
    ],
)
def test_without_libreoffice_the_sentence_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, data: bytes, name: str, kind: str
) -> None:
    monkeypatch.setattr(conversion.shutil, "which", lambda name: None)
    found = dossier_of(data, name, TODAY)
    assert isinstance(found, Skipped)
    assert kind in found.why and "needs LibreOffice" in found.why and "save" in found.why
    bare = read_bytes(data, name)
    assert isinstance(bare, Skipped) and "Save it as DOCX" in bare.why


def test_a_program_that_hangs_fails_or_writes_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\nexit 0\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setattr(conversion.shutil, "which", lambda name: str(program))
    found = dossier_of(RTF, "dam.rtf", TODAY)
    assert isinstance(found, Skipped) and "could not convert it" in found.why
    program.write_text("#!/bin/sh\nexec sleep 60\n", encoding="utf-8")
    monkeypatch.setattr(conversion, "_SECONDS", 0.2)
    found = dossier_of(RTF, "dam.rtf", TODAY)
    assert isinstance(found, Skipped) and "did not convert it within" in found.why


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_rtf_and_doc_have_their_footnotes(tmp_path: Path) -> None:
    (tmp_path / "dam.rtf").write_bytes(RTF)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "doc:MS Word 97", "dam.rtf"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=180)
    for name in ("dam.rtf", "dam.doc"):
        data = (tmp_path / name).read_bytes()
        dossier = dossier_of(data, name, TODAY)
        assert isinstance(dossier, Dossier), dossier
        assert dossier.article.format == name[-3:]
        assert dossier.article.digest == hashlib.sha256(data).hexdigest()
        assert [n.label for n in dossier.notes] == ["1"] and dossier.markers[0].note == 0
        assert (
            dossier.references[0].url
            and dossier.references[0].url.value == "https://a.example/dams"
        )
        assert any(
            "disaster" in dossier.article.text[q.inner.start : q.inner.end]
            for q in dossier.quotations
        )
