"""What a killed run leaves behind, and what a careful check of the archive finds."""

from __future__ import annotations

import gzip
import shutil
import sqlite3
from pathlib import Path

import pytest
from archive_kit import NOON, Answer, later
from hypothesis import given, settings
from hypothesis import strategies as st

from verify.archive import Archive, ArchiveError, Record
from verify.archive.check import CaptureRow, CheckCounts, check


def pages(count: int) -> list[Answer]:
    return [Answer(f"page {n} ".encode() * 40, f"https://a.example/{n}") for n in range(count)]


def killed(folder: Path, answers: list[Answer]) -> list[Record]:
    """Write, then leave the file as a killed process would: open, its lock gone."""
    archive = Archive(folder)
    kept = [archive.write(answer) for answer in answers]
    stream = archive._writer._stream
    assert stream is not None
    stream.close()
    archive.index.close()
    return kept


def test_a_file_left_open_is_finished_and_nothing_is_lost(tmp_path: Path) -> None:
    kept = killed(tmp_path, pages(3))
    with Archive(tmp_path) as archive:
        assert len(archive.repaired) == 1
        assert [archive.read(r.file, r.offset).body for r in kept] == [a.body for a in pages(3)]
        assert list(check(archive)) == []


def test_a_torn_last_record_is_cut_and_said(tmp_path: Path) -> None:
    kept = killed(tmp_path, pages(3))
    left = next(tmp_path.glob("*.open"))
    left.write_bytes(left.read_bytes()[:-25])
    with Archive(tmp_path) as archive:
        assert "incomplete last record" in archive.repaired[0]
        assert archive.read(kept[1].file, kept[1].offset).body == pages(3)[1].body
        assert list(check(archive)) == []


@settings(max_examples=60, deadline=None)
@given(share=st.floats(0, 1))
def test_wherever_the_write_was_torn_everything_before_it_is_kept(
    tmp_path_factory: pytest.TempPathFactory, share: float
) -> None:
    folder = tmp_path_factory.mktemp("torn")
    kept = killed(folder, pages(4))
    left = next(folder.glob("*.open"))
    whole = left.read_bytes()
    cut = round(share * len(whole))
    left.write_bytes(whole[:cut])
    with Archive(folder) as archive:
        assert list(check(archive)) == []
        for record, answer in zip(kept, pages(4), strict=True):
            if record.offset + record.length <= cut:
                assert archive.read(record.file, record.offset).body == answer.body
        again = archive.write(Answer(b"after"))
        assert archive.read(again.file, again.offset).body == b"after"


def test_zeros_that_a_power_cut_left_are_cut_too(tmp_path: Path) -> None:
    kept = killed(tmp_path, pages(2))
    left = next(tmp_path.glob("*.open"))
    left.write_bytes(left.read_bytes() + bytes(4096))
    with Archive(tmp_path) as archive:
        assert "4096 bytes was removed" in archive.repaired[0]
        assert archive.read(kept[1].file, kept[1].offset).body == pages(2)[1].body


def test_damage_in_the_middle_is_never_cut_away(tmp_path: Path) -> None:
    kept = killed(tmp_path, pages(3))
    left = next(tmp_path.glob("*.open"))
    data = bytearray(left.read_bytes())
    # All of the record: one byte may hit its random id alone, and its capture is good still.
    for at in range(kept[1].offset + 20, kept[1].offset + kept[1].length - 20):
        data[at] ^= 0xFF
    left.write_bytes(data)
    with Archive(tmp_path) as archive:
        assert next(tmp_path.glob("*.warc.gz")).stat().st_size == len(data)
        assert archive.read(kept[2].file, kept[2].offset).body == pages(3)[2].body
        said = list(check(archive))
    assert any("damaged from byte" in trouble.description for trouble in said)
    lost = [trouble for trouble in said if "the archived copy of" in trouble.description]
    assert [trouble.offset for trouble in lost] == [kept[1].offset]


def test_an_empty_file_left_open_is_removed_without_a_word(tmp_path: Path) -> None:
    (tmp_path / "verify-x.warc.gz.open").touch()
    with Archive(tmp_path) as archive:
        assert archive.repaired == ()
    assert not list(tmp_path.glob("*.warc.gz*"))


def test_the_index_is_rebuilt_from_the_files_when_it_is_lost(tmp_path: Path) -> None:
    with Archive(tmp_path) as archive:
        first = archive.write(Answer(final="https://new.example/"))
        archive.write(Answer(final="https://new.example/", at=later(3)))
        before = archive.captures(Answer().address)
    for path in tmp_path.glob("index.db*"):
        path.unlink()
    with Archive(tmp_path) as archive:
        assert archive.captures(Answer().address) == before
        assert archive.read(first.file, first.offset).body == Answer().body


def test_an_index_that_is_no_database_is_made_anew(tmp_path: Path) -> None:
    with Archive(tmp_path) as archive:
        archive.write(Answer())
    (tmp_path / "index.db").write_bytes(b"not a database at all" * 300)
    with Archive(tmp_path) as archive:
        assert len(archive.captures(Answer().address)) == 1


def test_an_index_of_another_version_is_made_anew(tmp_path: Path) -> None:
    with Archive(tmp_path) as archive:
        archive.write(Answer())
    with sqlite3.connect(tmp_path / "index.db") as db:
        db.execute("PRAGMA user_version = 99")
    with Archive(tmp_path) as archive:
        assert len(archive.captures(Answer().address)) == 1


def test_a_file_brought_in_from_elsewhere_is_indexed(tmp_path: Path) -> None:
    with Archive(tmp_path / "theirs") as archive:
        archive.write(Answer())
    ours = tmp_path / "ours"
    ours.mkdir()
    shutil.copy(next((tmp_path / "theirs").glob("*.warc.gz")), ours)
    with Archive(ours) as archive:
        assert archive.nearest(Answer().address, NOON) is not None


def test_a_file_taken_away_is_forgotten_by_the_index(tmp_path: Path) -> None:
    with Archive(tmp_path) as archive:
        archive.write(Answer())
    next(tmp_path.glob("*.warc.gz")).unlink()
    with Archive(tmp_path) as archive:
        assert archive.captures(Answer().address) == ()


def test_a_clean_archive_has_nothing_to_say(tmp_path: Path) -> None:
    with Archive(tmp_path) as archive:
        record = archive.write(Answer())
        archive.write(Answer(at=later(1)))
        tally = CheckCounts()
        rows = [CaptureRow(1, record.file, record.offset, record.digest)]
        assert list(check(archive, rows, tally)) == []
    assert (tally.files, tally.records, tally.rows) == (1, 7, 1)


def test_a_changed_byte_is_found_even_when_the_checksum_was_mended(tmp_path: Path) -> None:
    with Archive(tmp_path) as archive:
        record = archive.write(Answer())
    path = tmp_path / record.file
    data = path.read_bytes()
    member = gzip.decompress(data[record.offset : record.offset + record.length])
    forged = gzip.compress(member.replace(b"Monday", b"Sunday"), mtime=0)
    path.write_bytes(data[: record.offset] + forged + data[record.offset + record.length :])
    with Archive(tmp_path) as archive:
        troubles = list(check(archive))
    assert any("not those received" in trouble.description for trouble in troubles)


def test_a_row_of_the_database_without_its_record_is_found(tmp_path: Path) -> None:
    with Archive(tmp_path) as archive:
        record = archive.write(Answer())
        rows = [
            CaptureRow(1, record.file, record.offset + 1, record.digest),
            CaptureRow(2, record.file, record.offset, "0" * 64),
            CaptureRow(3, "verify-gone.warc.gz", 0, record.digest),
        ]
        said = [trouble.description for trouble in check(archive, rows)]
    assert [what.split()[1] for what in said] == ["1", "2", "3"]
    assert "a different digest" in said[1]


def test_checking_leaves_a_file_alone_that_another_run_is_writing(tmp_path: Path) -> None:
    with Archive(tmp_path) as busy:
        busy.write(Answer())
        with next(tmp_path.glob("*.open")).open("ab") as stream:
            stream.write(b"\x1f\x8b\x08")  # its next record has begun
        with Archive(tmp_path) as archive:
            assert list(check(archive)) == []


@settings(max_examples=60, deadline=None)
@given(shares=st.tuples(st.floats(0, 1), st.floats(0, 1)))
def test_a_damaged_record_is_never_handed_out_as_another_or_an_empty_one(
    tmp_path_factory: pytest.TempPathFactory, shares: tuple[float, float]
) -> None:
    folder = tmp_path_factory.mktemp("damaged")
    with Archive(folder) as archive:
        record = archive.write(pages(1)[0])
    path = folder / record.file
    whole = bytearray(path.read_bytes())
    first, last = (record.offset + int(share * (record.length - 1)) for share in sorted(shares))
    for at in range(first, last + 1):
        whole[at] ^= 0xFF
    path.write_bytes(whole)
    with Archive(folder) as archive:
        try:
            read = archive.read(record.file, record.offset)
        except ArchiveError:
            return
        assert (read.body, read.status, read.target) == (  # a byte that says nothing was hit
            pages(1)[0].body,
            200,
            pages(1)[0].address,
        )


@settings(max_examples=200, deadline=None)
@given(rubbish=st.binary(max_size=600))
def test_whatever_stands_behind_the_last_whole_record_the_file_ends_there(
    tmp_path_factory: pytest.TempPathFactory, rubbish: bytes
) -> None:
    from verify.archive.gzip_members import file_tail

    path = tmp_path_factory.mktemp("tail") / "x.warc.gz"
    whole = gzip.compress(b"WARC/1.1 one", mtime=0) + gzip.compress(b"WARC/1.1 two", mtime=0)
    path.write_bytes(whole + rubbish)
    end = file_tail(path)
    assert end.complete_bytes == len(whole)
    assert (end.rest == "") == (rubbish == b"")


def test_a_file_that_is_finished_while_it_is_checked_is_checked_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from verify.archive import check as checking

    busy = Archive(tmp_path)
    busy.write(Answer())
    with Archive(tmp_path) as archive:
        before, tally = checking.warc_files(tmp_path), CheckCounts()
        busy.close()
        monkeypatch.setattr(checking, "warc_files", lambda folder: before)
        assert list(check(archive, tally=tally)) == []
    assert tally.records == 4


def test_a_copy_that_repeats_a_body_which_is_gone_is_found(tmp_path: Path) -> None:
    with Archive(tmp_path) as archive:
        first = archive.write(Answer())
    with Archive(tmp_path) as archive:
        again = archive.write(Answer(at=later(1)))
    (tmp_path / first.file).unlink()
    with Archive(tmp_path) as archive:
        [trouble] = check(archive)
    assert (trouble.file, trouble.offset) == (again.file, again.offset)
    assert "refers to an earlier copy that is no longer in the archive" in trouble.description
