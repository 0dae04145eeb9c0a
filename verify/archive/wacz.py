"""Export the whole archive as one WACZ file, which replayweb.page and pywb can open.

WACZ 1.1.1: https://specs.webrecorder.net/wacz/1.1.1/ . The parts are streamed, so memory use does
not grow with the archive.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from verify.archive.index import Index
from verify.archive.repair import SUFFIX, warc_files
from verify.archive.storage.moved_files import open_warc
from verify.archive.values import IndexEntry

_BLOCK = 3000  # CDX lines per compressed block, as in pywb's indexes
_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class PackageInfo:
    """The package's description of itself."""

    title: str
    software: str
    created: datetime


def export(folder: Path, index: Index, out: Path, heading: PackageInfo) -> tuple[str, ...]:
    """Write the WACZ; return the names of files left out because a run is writing to them.

    Raises ``OSError`` if ``out`` cannot be written.
    """
    files = [path for path in warc_files(folder) if path.name.endswith(SUFFIX)]
    names = {path.name for path in files}
    part = out.with_name(out.name + ".part")
    try:
        with ZipFile(part, "w", allowZip64=True) as package:
            writer = _Package(package, heading)
            writer.index(index, names)
            writer.add("pages/pages.jsonl", _pages(index, names, heading.title), ZIP_DEFLATED)
            for path in files:
                writer.add(f"archive/{path.name}", _pieces(path))
            writer.describe()
        part.replace(out)
    finally:
        part.unlink(missing_ok=True)
    return tuple(path.name for path in warc_files(folder) if path not in files)


class _Package:
    """A WACZ being written: datapackage.json lists every part with its size and hash."""

    def __init__(self, package: ZipFile, heading: PackageInfo) -> None:
        self._package, self._heading = package, heading
        self._resources: list[dict[str, object]] = []

    def add(self, path: str, pieces: Iterable[bytes], compress: int = ZIP_STORED) -> None:
        digest, size = sha256(), 0
        with self._open(path, compress) as part:
            for piece in pieces:
                digest.update(piece)
                size += len(piece)
                part.write(piece)
        name = path.rpartition("/")[2].lower()
        hashed = f"sha256:{digest.hexdigest()}"
        self._resources.append({"name": name, "path": path, "hash": hashed, "bytes": size})

    def index(self, index: Index, names: set[str]) -> None:
        """Write indexes/index.cdx.gz in blocks, and indexes/index.idx with their first keys."""
        idx = ['!meta 0 {"format": "cdxj-gzip-1.0", "filename": "index.cdx.gz"}\n']
        self.add("indexes/index.cdx.gz", _blocks(_cdx(index, names), idx))
        self.add("indexes/index.idx", (line.encode() for line in idx), ZIP_DEFLATED)

    def describe(self) -> None:
        """Write datapackage.json and the file with its digest."""
        package = {
            "profile": "data-package",
            "wacz_version": "1.1.1",
            "title": self._heading.title,
            "software": self._heading.software,
            "created": _seconds(self._heading.created),
            "resources": self._resources,
        }
        data = json.dumps(package, indent=2, ensure_ascii=False).encode()
        seal = {"path": "datapackage.json", "hash": f"sha256:{sha256(data).hexdigest()}"}
        for name, content in (
            ("datapackage.json", data),
            ("datapackage-digest.json", json.dumps(seal, indent=2).encode()),
        ):
            with self._open(name, ZIP_DEFLATED) as part:
                part.write(content)

    def _open(self, path: str, compress: int) -> IO[bytes]:
        info = ZipInfo(path, self._heading.created.astimezone(UTC).timetuple()[:6])
        info.compress_type = compress
        return self._package.open(info, "w", force_zip64=True)


def _cdx(index: Index, names: set[str]) -> Iterator[tuple[str, str]]:
    """Yield (key and timestamp, line) of every capture, in order."""
    for key, kept in index.all_captures():
        if kept.file in names:
            lead = f"{key} {_stamp(kept.at)}"
            yield lead, f"{lead} {json.dumps(_entry(kept), ensure_ascii=False)}\n"


def _entry(kept: IndexEntry) -> dict[str, str]:
    plain = (kept.media_type or "").partition(";")[0].strip()
    return {
        "url": kept.target,
        "digest": kept.payload,
        "mime": "warc/revisit" if kept.kind == "revisit" else plain or "unk",
        "offset": str(kept.offset),
        "length": str(kept.length),
        "status": str(kept.status or 200),
        "filename": kept.file,
    }


def _blocks(lines: Iterator[tuple[str, str]], idx: list[str]) -> Iterator[bytes]:
    offset = 0
    while block := list(islice(lines, _BLOCK)):
        data = gzip.compress("".join(line for _, line in block).encode(), mtime=0)
        entry = {
            "offset": offset,
            "length": len(data),
            "digest": f"sha256:{sha256(data).hexdigest()}",
            "filename": "index.cdx.gz",
        }
        idx.append(f"{block[0][0]} {json.dumps(entry)}\n")
        offset += len(data)
        yield data


def _pages(index: Index, names: set[str], title: str) -> Iterator[bytes]:
    head = {"format": "json-pages-1.0", "id": "pages", "title": title}
    yield json.dumps(head, ensure_ascii=False).encode() + b"\n"
    for _, kept in index.all_captures(usable=True):
        if kept.file in names and kept.kind != "revisit":
            page = {"url": kept.target, "ts": _seconds(kept.at), "title": kept.address}
            yield json.dumps(page, ensure_ascii=False).encode() + b"\n"


def _pieces(path: Path) -> Iterator[bytes]:
    with open_warc(path) as stream:
        while piece := stream.read(_PIECE):
            yield piece


def _stamp(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y%m%d%H%M%S")


def _seconds(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
