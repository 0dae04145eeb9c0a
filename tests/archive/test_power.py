"""Power cuts, full disks, disks that may not be written: what is reported is there."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from io import FileIO
from pathlib import Path

import pytest
from archive_kit import NOON, Answer, later

from verify.archive import Archive, ArchiveNotWritable, writer
from verify.archive.check import CaptureRow, check

resource = pytest.importorskip("resource", reason="limits on files are set in the POSIX way")


def pages(count: int) -> list[Answer]:
    return [Answer(f"page {n} ".encode() * 40, f"https://a.example/{n}") for n in range(count)]


def test_a_record_is_on_the_disk_before_anybody_is_told_where_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    forced: list[int] = []
    force = writer._force

    def noting(stream) -> None:
        force(stream)
        forced.append(os.fstat(stream.fileno()).st_size)

    monkeypatch.setattr(writer, "_force", noting)
    with Archive(tmp_path) as archive:
        for page in pages(3):
            record = archive.write(page)
            assert forced[-1] >= record.offset + record.length


def test_a_note_on_a_capture_waits_for_no_disk_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    forced: list[object] = []
    with Archive(tmp_path) as archive:
        record = archive.write(Answer())
        with monkeypatch.context() as patched:
            patched.setattr(writer, "_force", forced.append)
            archive.mark_unusable(record.file, record.offset, "blocked")
    assert forced == []


def test_what_a_power_cut_took_from_the_end_is_not_in_the_index_afterwards(
    tmp_path: Path,
) -> None:
    archive = Archive(tmp_path)
    kept = [archive.write(page) for page in pages(4)]
    archive._writer._stream.close()  # type: ignore[union-attr]
    archive.index.close()
    left = next(tmp_path.glob("*.open"))
    os.truncate(left, kept[2].offset + 100)
    with Archive(tmp_path) as archive:
        assert [bool(archive.captures(page.address)) for page in pages(4)] == [True] * 2 + [
            False
        ] * 2
        rows = [
            CaptureRow(n, record.file, record.offset, record.digest)
            for n, record in enumerate(kept)
        ]
        assert [trouble.description.split()[1] for trouble in check(archive, rows)] == ["2", "3"]


def test_an_index_damaged_in_the_middle_is_made_anew(tmp_path: Path) -> None:
    with Archive(tmp_path) as archive:
        for page in pages(60):
            archive.write(page)
    path = tmp_path / "index.db"
    data = bytearray(path.read_bytes())
    for at in range(4096, len(data), 7):
        data[at] ^= 0x5A
    path.write_bytes(data)
    with Archive(tmp_path) as archive:
        assert any("was rebuilt" in sentence for sentence in archive.repaired)
        assert all(archive.captures(page.address) for page in pages(60))
        assert list(check(archive)) == []


def test_an_index_that_somebody_else_is_using_is_not_taken_for_a_broken_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Archive(tmp_path) as archive:
        archive.write(Answer())
    connect = sqlite3.connect
    with connect(tmp_path / "index.db") as db:
        db.execute("PRAGMA user_version = 1")
        db.execute("BEGIN EXCLUSIVE")
        monkeypatch.setattr(sqlite3, "connect", lambda *a, **k: connect(*a, **k | {"timeout": 0}))
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            Archive(tmp_path)
    db.close()


@pytest.fixture
def small_disk() -> Iterator[None]:
    """No file can grow beyond 400 kB."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_full_disk_is_said_and_what_was_written_before_stays_whole(
    tmp_path: Path, small_disk: None
) -> None:
    archive = Archive(tmp_path)
    good = archive.write(Answer(b"small"))
    for _ in range(2):
        with pytest.raises(ArchiveNotWritable, match="Could not write into"):
            archive.write(Answer(os.urandom(500_000), "https://a.example/large"))
    after = archive.write(Answer(b"small too", "https://a.example/small"))
    assert archive.read(good.file, good.offset).body == b"small"
    assert archive.read(after.file, after.offset).body == b"small too"
    archive.close()
    with Archive(tmp_path) as archive:
        assert archive.repaired == ()
        assert list(check(archive)) == []


def test_a_disk_that_is_full_from_the_first_byte_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = Archive(tmp_path)
    with monkeypatch.context() as patched:
        patched.setattr(writer, "_write_all", _no_room)
        with pytest.raises(ArchiveNotWritable, match="No space left"):
            archive.write(Answer())
    assert not list(tmp_path.glob("*.warc.gz*"))
    record = archive.write(Answer())
    assert archive.read(record.file, record.offset).body == Answer().body
    archive.close()


def _no_room(stream: object, data: bytes) -> None:
    raise OSError(28, "No space left on device")


class _Stubborn(FileIO):
    """A file on a disk that went away: what was written cannot be taken back."""

    def truncate(self, size: int | None = None, /) -> int:
        raise OSError(5, "Input/output error")


def test_a_disk_that_takes_nothing_back_is_a_sentence_and_the_next_start_cuts_what_is_torn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "FileIO", _Stubborn)
    archive = Archive(tmp_path)
    good = archive.write(Answer())

    def half(stream: FileIO, data: bytes) -> None:
        stream.write(data[: len(data) // 2])
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as patched:
        patched.setattr(writer, "_write_all", half)
        with pytest.raises(ArchiveNotWritable, match="Input/output error"):
            archive.write(Answer(b"torn", "https://a.example/torn"))
    after = archive.write(Answer(b"later", "https://a.example/later"))
    assert after.file != good.file
    archive.close()
    monkeypatch.undo()
    with Archive(tmp_path) as archive:
        assert len(archive.repaired) == 1
        assert list(check(archive)) == []
        assert archive.read(good.file, good.offset).body == Answer().body


def test_a_file_that_cannot_be_finished_is_a_sentence_and_is_closed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = writer.Writer(tmp_path, "test", 10**9)
    one.append(b"some bytes")
    stream = one._stream

    def refuse(stream: FileIO) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(writer, "_force", refuse)
    with pytest.raises(ArchiveNotWritable, match="Input/output error"):
        one.finish()
    assert stream is not None and stream.closed


@pytest.fixture
def read_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An archive that may not be written, as on a mounted backup."""
    folder = tmp_path / "backup"
    with Archive(folder) as archive:
        archive.write(Answer())
        archive.write(Answer(b"later", at=later(3)))
    if os.geteuid() == 0:  # for root every folder is writable but one of a read-only disk
        monkeypatch.setattr(os, "access", lambda path, how: False)
    folder.chmod(0o500)
    yield folder
    folder.chmod(0o700)


@pytest.mark.parametrize("indexed", [True, False])
def test_an_archive_that_may_not_be_written_can_be_read_and_checked(
    read_only: Path, indexed: bool
) -> None:
    if not indexed:
        read_only.chmod(0o700)
        (read_only / "index.db").unlink()
        read_only.chmod(0o500)
    before = sorted(read_only.iterdir())
    with Archive(read_only) as archive:
        found = archive.nearest(Answer().address, NOON)
        assert found is not None
        assert archive.read(found.file, found.offset).body == Answer().body
        assert len(archive.captures(Answer().address)) == 2
        assert list(check(archive)) == []
    assert sorted(read_only.iterdir()) == before


def test_what_a_killed_run_left_is_readable_where_nothing_may_be_put_right(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = Archive(tmp_path / "one")
    archive.write(Answer())
    shutil.copytree(tmp_path / "one", tmp_path / "two", ignore=shutil.ignore_patterns("index*"))
    archive.close()
    monkeypatch.setattr(os, "access", lambda path, how: False)
    with Archive(tmp_path / "two") as archive:
        assert archive.repaired == ()
        assert len(archive.captures(Answer().address)) == 1


@pytest.mark.slow
def test_a_disk_that_really_is_full_and_then_read_only(tmp_path: Path) -> None:
    mounted = ["mount", "-t", "tmpfs", "-o", "size=600k", "tmpfs", str(tmp_path)]
    if os.geteuid() != 0 or subprocess.run(mounted, capture_output=True).returncode:
        pytest.skip("mounting a small disk is not allowed here")
    try:
        (tmp_path / "other people's").write_bytes(bytes(200_000))
        archive = Archive(tmp_path)
        kept = [archive.write(Answer())]
        with pytest.raises(ArchiveNotWritable, match=r"No space left|disk is full"):
            for n in range(100):
                kept.append(archive.write(Answer(os.urandom(9000), f"https://a.example/{n}")))
        archive.close()
        (tmp_path / "other people's").unlink()
        with Archive(tmp_path) as archive:
            assert list(check(archive)) == []
            assert all(archive.read(one.file, one.offset).body for one in kept)
        subprocess.run(["mount", "-o", "remount,ro", str(tmp_path)], check=True)
        with Archive(tmp_path) as archive:
            assert list(check(archive)) == []
            with pytest.raises(ArchiveNotWritable, match="Read-only"):
                archive.write(Answer(b"new"))
    finally:
        subprocess.run(["umount", "--lazy", str(tmp_path)], check=True)
