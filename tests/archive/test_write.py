"""What is written into the archive can be read back, by us and by other programs."""

from __future__ import annotations

import errno
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest
from archive_kit import NOON, Answer, later
from hypothesis import given, settings
from hypothesis import strategies as st

from verify.archive import Archive, ArchiveNotWritable, DamagedRecord, NoSuchRecord
from verify.archive.values import Attachment


def records(folder: Path) -> list[tuple[str, object]]:
    """(type, record headers) of every record, as fastwarc sees them; digests verified."""
    from fastwarc.warc import ArchiveIterator

    seen = []
    for path in sorted(folder.glob("*.warc.gz")):
        with path.open("rb") as stream:
            for record in ArchiveIterator(stream, parse_http=False):
                assert record.verify_block_digest(), f"{record.record_type} has a wrong digest"
                headers = dict(record.headers)
                seen.append((headers["WARC-Type"], headers))
    return seen


def test_a_capture_comes_back_with_its_bytes_status_and_headers(tmp_path: Path) -> None:
    answer = Answer(
        packed=True, headers=(("Content-Type", "text/html"), ("Content-Encoding", "gzip"))
    )
    with Archive(tmp_path) as archive:
        record = archive.write(answer)
        back = archive.read(record.file, record.offset)
    assert (back.status, back.body, back.raw) == (200, answer.body, answer.raw)
    assert ("Content-Encoding", "gzip") in back.headers
    assert (back.target, back.at, back.media_type) == (answer.address, NOON, "text/html")


def test_an_exchange_is_a_response_a_request_and_a_metadata_record(tmp_path: Path) -> None:
    with Archive(tmp_path) as archive:
        archive.write(Answer())
    kinds = [kind for kind, _ in records(tmp_path)]
    assert kinds == ["warcinfo", "response", "request", "metadata"]


def test_the_records_of_one_exchange_name_the_response_they_belong_to(tmp_path: Path) -> None:
    with Archive(tmp_path) as archive:
        archive.write(Answer())
    by_kind = dict(records(tmp_path))
    response = by_kind["response"]["WARC-Record-ID"]  # type: ignore[index]
    assert by_kind["request"]["WARC-Concurrent-To"] == response  # type: ignore[index]
    assert by_kind["metadata"]["WARC-Concurrent-To"] == response  # type: ignore[index]


def test_the_metadata_tells_the_way_to_the_page(tmp_path: Path) -> None:
    answer = Answer(
        final="https://news.example/2026/bridge", redirects=("https://news.example/bridge",)
    )
    with Archive(tmp_path) as archive:
        archive.write(answer)
    from warcio.archiveiterator import ArchiveIterator

    with next(tmp_path.glob("*.warc.gz")).open("rb") as stream:
        said = [
            r.content_stream().read().decode()
            for r in ArchiveIterator(stream)
            if r.rec_type == "metadata"
        ]
    assert "cited: https://news.example/bridge\r\n" in said[0]
    assert "redirect: https://news.example/bridge\r\n" in said[0]
    assert f"tls-certificate-sha256: {'ab' * 32}\r\n" in said[0]
    assert "software: verify/" in said[0]


@pytest.mark.parametrize(
    ("peer", "written"),
    [
        ("192.0.2.7:443", "192.0.2.7"),
        ("[2001:db8::7]:443", "2001:db8::7"),
        ("2001:db8::7", "2001:db8::7"),
    ],
)
def test_the_peer_is_noted_without_its_port(tmp_path: Path, peer: str, written: str) -> None:
    with Archive(tmp_path) as archive:
        archive.write(Answer(peer=peer))
    assert dict(records(tmp_path))["response"]["WARC-IP-Address"] == written  # type: ignore[index]


def test_a_body_that_has_not_changed_is_not_stored_twice(tmp_path: Path) -> None:
    body = bytes(range(256)) * 400
    with Archive(tmp_path) as archive:
        first = archive.write(Answer(body))
        again = archive.write(Answer(body, at=later(7)))
        assert again.revisit_of is not None
        assert archive.read(again.file, again.offset).body == body
        assert archive.read(again.file, again.offset).at == later(7)
        assert again.digest == first.digest
        assert again.length < first.length / 2
    assert [kind for kind, _ in records(tmp_path)].count("revisit") == 1


def test_the_answer_not_modified_points_to_the_capture_it_confirms(tmp_path: Path) -> None:
    with Archive(tmp_path) as archive:
        archive.write(Answer())
        record = archive.write(Answer(b"", status=304, headers=(), at=later(7)))
        back = archive.read(record.file, record.offset)
    assert (back.body, back.status) == (Answer().body, 200)
    profile = [h["WARC-Profile"] for kind, h in records(tmp_path) if kind == "revisit"]  # type: ignore[index]
    assert profile == ["http://netpreserve.org/warc/1.1/revisit/server-not-modified"]


def test_the_same_body_at_another_address_is_stored_for_itself(tmp_path: Path) -> None:
    with Archive(tmp_path) as archive:
        archive.write(Answer())
        other = archive.write(Answer(address="https://other.example/"))
    assert other.revisit_of is None


def test_an_empty_body_is_a_capture_and_no_revisit(tmp_path: Path) -> None:
    with Archive(tmp_path) as archive:
        archive.write(Answer(b""))
        second = archive.write(Answer(b"", at=later(1)))
        assert second.revisit_of is None
        assert archive.read(second.file, second.offset).body == b""


def test_headers_cannot_forge_a_second_line(tmp_path: Path) -> None:
    sly = (("Content-Type", "text/html"), ("X-A", "1\r\nWARC-Type: warcinfo"), ("Server", "сервер"))
    with Archive(tmp_path) as archive:
        record = archive.write(Answer(headers=sly))
        names = [name for name, _ in archive.read(record.file, record.offset).headers]
    assert "WARC-Type" not in names
    assert "Server" in names


def test_the_stored_length_is_that_of_the_stored_body(tmp_path: Path) -> None:
    lying = (("Content-Length", "999999"), ("Transfer-Encoding", "chunked"))
    with Archive(tmp_path) as archive:
        record = archive.write(Answer(b"short", headers=lying))
        headers = dict(archive.read(record.file, record.offset).headers)
    assert headers["Content-Length"] == "5"
    assert headers["X-Archive-Orig-Content-Length"] == "999999"
    assert headers["X-Archive-Orig-Transfer-Encoding"] == "chunked"


def test_files_are_rolled_at_their_size_and_all_captures_stay_readable(tmp_path: Path) -> None:
    with Archive(tmp_path, roll_at=2000) as archive:
        kept = [
            archive.write(Answer(f"page {n}".encode(), f"https://a.example/{n}")) for n in range(9)
        ]
    assert len(list(tmp_path.glob("*.warc.gz"))) > 2
    with Archive(tmp_path) as archive:
        bodies = [archive.read(record.file, record.offset).body for record in kept]
    assert bodies == [f"page {n}".encode() for n in range(9)]


def test_a_capture_is_found_by_address_and_time(tmp_path: Path) -> None:
    with Archive(tmp_path) as archive:
        for days in (0, 10, 20):
            archive.write(Answer(f"day {days}".encode(), at=later(days)))
        found = archive.nearest("https://news.example/bridge", later(12))
        assert found is not None
        assert found.at == later(10)
        assert [kept.at for kept in archive.captures("https://news.example/bridge")] == [
            later(0),
            later(10),
            later(20),
        ]
        assert archive.nearest("https://news.example/other", later(1)) is None


def test_a_capture_is_found_under_the_address_that_was_cited(tmp_path: Path) -> None:
    with Archive(tmp_path) as archive:
        archive.write(Answer(final="https://elsewhere.example/new"))
        assert archive.nearest("https://news.example/bridge", NOON) is not None


def test_a_page_saved_by_hand_keeps_its_provenance(tmp_path: Path) -> None:
    by_hand = Attachment(
        "https://wall.example/a", b"%PDF-1.7", "application/pdf", NOON, (("file", "a.pdf"),)
    )
    with Archive(tmp_path) as archive:
        record = archive.attach(by_hand)
        back = archive.read(record.file, record.offset)
    assert (back.body, back.media_type, back.status) == (b"%PDF-1.7", "application/pdf", None)
    assert [kind for kind, _ in records(tmp_path)] == ["warcinfo", "resource", "metadata"]


def test_threads_may_write_at_the_same_time(tmp_path: Path) -> None:
    def put(n: int) -> tuple[str, int, bytes]:
        body = f"page {n} ".encode() * (n + 1)
        record = archive.write(Answer(body, f"https://a.example/{n}"))
        return record.file, record.offset, body

    with Archive(tmp_path) as archive, ThreadPoolExecutor(8) as pool:
        for file, offset, body in pool.map(put, range(60)):
            assert archive.read(file, offset).body == body


def test_two_runs_at_once_write_into_files_of_their_own(tmp_path: Path) -> None:
    with Archive(tmp_path) as one, Archive(tmp_path) as two:
        first = one.write(Answer())
        second = two.write(Answer(b"other", "https://b.example/"))
        third = Archive(tmp_path)
        assert third.repaired == ()
        third.close()
        assert first.file != second.file
        assert two.read(first.file, first.offset).body == Answer().body
        assert one.read(second.file, second.offset).body == b"other"


def test_a_body_that_another_run_has_stored_is_not_stored_again(tmp_path: Path) -> None:
    with Archive(tmp_path) as one, Archive(tmp_path) as two:
        one.write(Answer())
        assert two.write(Answer(at=later(1))).revisit_of is not None


def test_nothing_is_written_until_there_is_something_to_keep(tmp_path: Path) -> None:
    with Archive(tmp_path):
        pass
    assert list(tmp_path.glob("*.warc.gz*")) == []


def test_a_full_disk_is_said_and_leaves_no_half_record(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from verify.archive import writer

    with Archive(tmp_path) as archive:
        archive.write(Answer())
        whole = next(tmp_path.glob("*.open")).stat().st_size

        def fails(stream: object, data: bytes) -> None:
            stream.write(data[:20])  # type: ignore[attr-defined]
            raise OSError(errno.ENOSPC, "No space left on device")

        monkeypatch.setattr(writer, "_write_all", fails)
        with pytest.raises(ArchiveNotWritable, match="No space left"):
            archive.write(Answer(b"more", "https://b.example/"))
        assert next(tmp_path.glob("*.open")).stat().st_size == whole
        monkeypatch.undo()
        record = archive.write(Answer(b"more", "https://b.example/"))
        assert archive.read(record.file, record.offset).body == b"more"


def test_reading_says_what_is_wrong_with_the_place(tmp_path: Path) -> None:
    with Archive(tmp_path) as archive:
        record = archive.write(Answer())
        with pytest.raises(NoSuchRecord, match="is missing"):
            archive.read("verify-gone.warc.gz", 0)
        with pytest.raises(NoSuchRecord, match="not the name"):
            archive.read("../../etc/passwd", 0)
        with pytest.raises(DamagedRecord):
            archive.read(record.file, record.offset + 7)
        with pytest.raises(DamagedRecord):
            archive.read(record.file, 10**9)


def test_bytes_that_are_not_those_received_are_never_handed_out(tmp_path: Path) -> None:
    import gzip

    with Archive(tmp_path) as archive:
        record = archive.write(Answer())
    path = tmp_path / record.file
    data = path.read_bytes()
    member = gzip.decompress(data[record.offset : record.offset + record.length])
    forged = gzip.compress(member.replace(b"Monday", b"Sunday"), mtime=0)
    path.write_bytes(data[: record.offset] + forged + data[record.offset + record.length :])
    with Archive(tmp_path) as archive, pytest.raises(DamagedRecord, match="not those received"):
        archive.read(record.file, record.offset)


@settings(max_examples=40, deadline=None)
@given(
    body=st.binary(max_size=3000),
    packed=st.booleans(),
    status=st.sampled_from([200, 201, 404, 451, 599]),
    headers=st.lists(
        st.tuples(
            st.from_regex(r"[A-Za-z][A-Za-z-]{0,12}", fullmatch=True).filter(
                lambda n: (
                    n.lower() not in {"content-encoding", "transfer-encoding", "content-length"}
                )
            ),
            st.text(max_size=30),
        ),
        max_size=5,
    ),
)
def test_any_answer_comes_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory,
    body: bytes,
    packed: bool,
    status: int,
    headers: list[tuple[str, str]],
) -> None:
    sent = (*headers, ("Content-Encoding", "gzip")) if packed else tuple(headers)
    answer = Answer(body, status=status, headers=sent, packed=packed)
    folder = tmp_path_factory.mktemp("archive")
    with Archive(folder) as archive:
        record = archive.write(answer)
        again = archive.write(
            Answer(body, status=status, headers=sent, packed=packed, at=NOON + timedelta(1))
        )
        for one in (record, again):
            back = archive.read(one.file, one.offset)
            assert (back.body, back.raw, back.status) == (body, answer.raw, status)
