"""The WACZ that is exported: valid for its own validator, and complete."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from archive_kit import NOON, Answer, later

from verify.archive import Archive
from verify.archive.surt import sort_key
from verify.archive.values import Attachment
from verify.archive.wacz import PackageInfo, export

HEADING = PackageInfo("Наши источники", "verify/test", NOON)


def exported(folder: Path, count: int = 5) -> Path:
    with Archive(folder, roll_at=3000) as archive:
        for n in range(count):
            archive.write(Answer(f"page {n}".encode() * 30, f"https://www.a.example/{n}?b=2&a=1"))
        archive.write(Answer(b"page 0" * 30, "https://www.a.example/0?b=2&a=1", at=later(4)))
        archive.attach(Attachment("https://wall.example/x", b"text", "text/plain", NOON))
        archive.write(Answer(b"Nothing here.", "https://www.a.example/gone", status=404))
        wall = archive.write(Answer(b"Are you human?", "https://www.a.example/wall"))
        archive.mark_unusable(wall.file, wall.offset, "blocked")
    out = folder / "sources.wacz"
    with Archive(folder) as archive:
        assert export(folder, archive.index, out, HEADING) == ()
    return out


def test_the_validator_of_the_format_accepts_it(tmp_path: Path) -> None:
    pytest.importorskip("wacz", reason="the package that judges WACZ files is not installed")
    out = exported(tmp_path)
    command = Path(sys.executable).with_name("wacz")
    done = subprocess.run([command, "validate", "-f", out], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "the passed WACZ is valid" in done.stdout


def test_every_capture_is_found_through_its_index(tmp_path: Path) -> None:
    pytest.importorskip("fastwarc", reason="the independent reader is not installed")
    from fastwarc.warc import ArchiveIterator

    with ZipFile(exported(tmp_path)) as package:
        lines = gzip.decompress(package.read("indexes/index.cdx.gz")).decode().splitlines()
        assert lines == sorted(lines)
        for line in lines:
            entry = json.loads(line.split(" ", 2)[2])
            data = package.read(f"archive/{entry['filename']}")[int(entry["offset"]) :]
            record = next(iter(ArchiveIterator(BytesIO(data[: int(entry["length"])]))))
            assert record.headers["WARC-Target-URI"] == entry["url"]
    assert len(lines) == 9
    assert "404" in {json.loads(line.split(" ", 2)[2])["status"] for line in lines}


def test_the_block_index_points_at_whole_blocks(tmp_path: Path) -> None:
    from verify.archive import wacz

    original, wacz._BLOCK = wacz._BLOCK, 2
    try:
        out = exported(tmp_path)
    finally:
        wacz._BLOCK = original
    with ZipFile(out) as package:
        data = package.read("indexes/index.cdx.gz")
        meta, *blocks = package.read("indexes/index.idx").decode().splitlines()
    assert meta.startswith("!meta 0 ")
    assert len(blocks) == 5
    for line in blocks:
        lead, place = line[: line.index("{")].strip(), json.loads(line[line.index("{") :])
        block = gzip.decompress(data[place["offset"] : place["offset"] + place["length"]])
        assert block.decode().startswith(lead)


def test_pages_list_what_was_captured_and_neither_what_was_unchanged_nor_what_is_no_page(
    tmp_path: Path,
) -> None:
    with ZipFile(exported(tmp_path)) as package:
        head, *pages = map(json.loads, package.read("pages/pages.jsonl").decode().splitlines())
    assert head["title"] == "Наши источники"
    assert len(pages) == 6


def test_a_file_that_a_run_still_writes_is_left_out_and_said(tmp_path: Path) -> None:
    with Archive(tmp_path) as busy:
        busy.write(Answer())
        with Archive(tmp_path) as archive:
            left_out = export(tmp_path, archive.index, tmp_path / "x.wacz", HEADING)
    assert len(left_out) == 1
    with ZipFile(tmp_path / "x.wacz") as package:
        assert not [name for name in package.namelist() if name.startswith("archive/")]


def test_an_export_that_fails_leaves_no_half_file(tmp_path: Path) -> None:
    with Archive(tmp_path / "a") as archive:
        archive.write(Answer())
        with pytest.raises(OSError):
            export(archive.folder, archive.index, tmp_path / "nowhere" / "x.wacz", HEADING)


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("https://www.Example.org/A?b=2&a=1", "org,example)/a?a=1&b=2"),
        ("http://example.org", "org,example)/"),
        ("https://example.org:443/x", "org,example)/x"),
        ("http://example.org:8080/x", "org,example:8080)/x"),
        ("https://news.example.co.uk/", "uk,co,example,news)/"),
        ("http://[2001:db8::1]/x", "2001:db8::1)/x"),
        ("urn:x", "urn:x"),
        ("http://[broken", "http://[broken"),
    ],
)
def test_addresses_sort_by_their_reversed_host(address: str, key: str) -> None:
    assert sort_key(address) == key


def test_time_is_written_in_utc(tmp_path: Path) -> None:
    from datetime import timezone

    east = timezone(timedelta(hours=5))
    with Archive(tmp_path) as archive:
        archive.write(Answer(at=NOON.astimezone(east)))
        assert archive.captures(Answer().address)[0].at == NOON
        (_, kept), *_ = archive.index.all_captures()
        assert kept.at.utcoffset() == timedelta(0)
