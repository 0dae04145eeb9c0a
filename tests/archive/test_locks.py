"""Files that a killed run left open are finished wherever the system stands, and only those."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from archive_kit import NOON, Answer

from verify.archive import Archive, locks
from verify.archive.check import check

FILES = Path("/proc/self/fd")


class Windows:
    """msvcrt as Windows has it: one byte of a file is locked, by whoever has it open."""

    LK_NBLCK = 2

    def __init__(self) -> None:
        self.held: dict[int, int] = {}  # inode -> descriptor

    def locking(self, number: int, mode: int, count: int) -> None:
        assert os.lseek(number, 0, os.SEEK_CUR) > 2_000_000_000, "a byte that readers need"
        inode = os.fstat(number).st_ino
        if self.held.setdefault(inode, number) != number:
            raise OSError(errno.EACCES, "Permission denied")


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> Windows:
    """A system without fcntl, that renames and removes no file while we have it open."""
    msvcrt = Windows()
    monkeypatch.setitem(sys.modules, "fcntl", None)
    monkeypatch.setitem(sys.modules, "msvcrt", msvcrt)
    rename, unlink = Path.rename, Path.unlink

    def open_here(path: Path) -> bool:
        return any(fd.exists() and fd.resolve() == path for fd in FILES.iterdir())

    def refusing(move):
        def moved(path: Path, *args: object, **options: object):
            if path.name.endswith(".open") and open_here(path):
                raise PermissionError(errno.EACCES, "used by another process", str(path))
            return move(path, *args, **options)

        return moved

    if not FILES.is_dir():
        pytest.skip("which files are open can only be seen in /proc")
    monkeypatch.setattr(Path, "rename", refusing(rename))
    monkeypatch.setattr(Path, "unlink", refusing(unlink))
    return msvcrt


def killed(folder: Path, windows: Windows | None = None) -> None:
    """Leave a file as a killed process would: open, its lock gone."""
    archive = Archive(folder)
    archive.write(Answer())
    stream = archive._writer._stream
    assert stream is not None
    if windows:
        windows.held.clear()
    stream.close()
    archive.index.close()


def names(folder: Path) -> list[str]:
    return sorted(path.suffix for path in folder.glob("*.warc.gz*"))


def test_on_windows_a_file_is_finished_by_the_run_that_wrote_it(
    tmp_path: Path, windows: Windows
) -> None:
    with Archive(tmp_path) as archive:
        record = archive.write(Answer())
    assert names(tmp_path) == [".gz"]
    with Archive(tmp_path) as archive:
        assert archive.read(record.file, record.offset).body == Answer().body


def test_on_windows_a_file_of_a_killed_run_is_finished_by_the_next(
    tmp_path: Path, windows: Windows
) -> None:
    killed(tmp_path, windows)
    (tmp_path / "verify-empty.warc.gz.open").touch()
    assert names(tmp_path) == [".open", ".open"]
    with Archive(tmp_path) as archive:
        assert len(archive.repaired) == 1
        assert names(tmp_path) == [".gz"]
        assert len(archive.captures(Answer().address)) == 1
        assert list(check(archive)) == []


def test_on_windows_a_file_that_is_being_written_is_left_alone(
    tmp_path: Path, windows: Windows
) -> None:
    with Archive(tmp_path) as busy:
        busy.write(Answer())
        with Archive(tmp_path) as other:
            assert other.repaired == ()
            assert names(tmp_path) == [".open"]


@pytest.fixture
def no_locks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fcntl", None)
    monkeypatch.setitem(sys.modules, "msvcrt", None)


def test_without_any_locks_a_file_is_finished_once_nobody_wrote_for_a_day(
    tmp_path: Path, no_locks: None
) -> None:
    killed(tmp_path)
    with Archive(tmp_path) as archive:
        assert archive.repaired == ()
    [left] = tmp_path.glob("*.open")
    os.utime(left, times=(time.time() - 90_000,) * 2)
    with Archive(tmp_path) as archive:
        assert len(archive.repaired) == 1
        assert archive.nearest(Answer().address, NOON) is not None


def test_a_disk_that_refuses_locks_can_be_written_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import fcntl

    def refuse(number: int, how: int) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "flock", refuse)
    with Archive(tmp_path) as archive:
        archive.write(Answer())
    assert names(tmp_path) == [".gz"]


def test_what_cannot_be_named_now_is_named_at_the_next_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, to: Path) -> None:
        raise PermissionError(errno.EACCES, "a virus scanner is reading it", str(path))

    with monkeypatch.context() as patched:
        patched.setattr(Path, "rename", refuse)
        with Archive(tmp_path) as archive:
            archive.write(Answer())
    assert names(tmp_path) == [".open"]
    with Archive(tmp_path) as archive:
        assert names(tmp_path) == [".gz"]
        assert len(archive.captures(Answer().address)) == 1


def test_a_lock_says_whether_it_is_ours_theirs_or_unknown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x"
    path.touch()
    with path.open("rb") as one, path.open("rb") as two:
        assert locks.try_lock(one) is True
        assert locks.try_lock(two) is False
        monkeypatch.setitem(sys.modules, "fcntl", None)
        monkeypatch.setitem(sys.modules, "msvcrt", None)
        assert locks.try_lock(two) is None


OPENER = """
import sys, time
from pathlib import Path
from verify.archive import Archive
while time.time() < float(sys.argv[2]): pass
Archive(Path(sys.argv[1])).close()
"""


@pytest.mark.slow
def test_runs_that_begin_a_new_archive_at_the_same_moment_all_open_it(tmp_path: Path) -> None:
    for number in range(3):
        folder, at = str(tmp_path / str(number)), str(time.time() + 1.0)
        command = [sys.executable, "-c", OPENER, folder, at]
        openers = [subprocess.Popen(command, stderr=subprocess.PIPE) for _ in range(4)]
        assert [opener.communicate()[1] for opener in openers] == [b""] * 4
