"""Files on an S3-compatible object store: read by range, written and checked."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, cast

from verify.archive.values import ObjectStoreFailed

_BLOCK = 1 << 20  # bytes of one request: a record has some 20 kB, and its neighbors are often next
_INSTALL = "Reading it needs the extra s3: pip install 'verify-citations[s3]'."
_SECONDS = {"connect_timeout": 10, "read_timeout": 60, "retries": {"max_attempts": 3}}


@dataclass(frozen=True, slots=True)
class StoredObject:
    """A file on an object store: ``s3://bucket/folder/name``, and the service if not Amazon's."""

    url: str
    endpoint: str | None = None


class _Reader:
    """An open object as a binary file. A failure of the store is an ``ObjectStoreFailed``."""

    def __init__(self, stored: StoredObject, stream: BinaryIO) -> None:
        self._stored = stored
        self._stream = stream

    def read(self, size: int = -1) -> bytes:
        with _told(self._stored):
            return self._stream.read(size)

    def seek(self, offset: int, whence: int = 0) -> int:
        with _told(self._stored):
            return self._stream.seek(offset, whence)

    def tell(self) -> int:
        return self._stream.tell()

    def close(self) -> None:
        self._stream.close()

    def __enter__(self) -> _Reader:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.close()


def open_object(stored: StoredObject) -> BinaryIO:
    """Return an object as a file that is read by range.

    Raises ``FileNotFoundError`` or ``ObjectStoreFailed``.
    """
    system = _file_system(stored)
    with _told(stored):
        stream = system.open(stored.url, "rb", block_size=_BLOCK, cache_type="readahead")
    return cast(BinaryIO, _Reader(stored, stream))


def put_object(path: Path, stored: StoredObject) -> None:
    """Upload a file. Raises ``ObjectStoreFailed``."""
    system = _file_system(stored)
    with _told(stored):
        system.put_file(str(path), stored.url)
        system.invalidate_cache()


def object_digest(stored: StoredObject) -> str | None:
    """Return the SHA-256 of an object's bytes, read back from the store; None without an object."""
    try:
        with open_object(stored) as stream:
            return stream_digest(stream)
    except FileNotFoundError:
        return None


def stream_digest(stream: BinaryIO) -> str:
    """Return the SHA-256 of an open file, hex."""
    digest = sha256()
    while piece := stream.read(_BLOCK):
        digest.update(piece)
    return digest.hexdigest()


def _file_system(stored: StoredObject) -> Any:
    """Return the file system of fsspec; it takes credentials as all tools for S3 do."""
    try:
        from s3fs import S3FileSystem
    except ImportError:
        raise ObjectStoreFailed(f"{stored.url} is on an object store. {_INSTALL}") from None
    place = {"endpoint_url": stored.endpoint} if stored.endpoint else {}
    with _told(stored):
        return S3FileSystem(client_kwargs=place, config_kwargs=_SECONDS, use_listings_cache=False)


@contextmanager
def _told(stored: StoredObject) -> Iterator[None]:
    """Raise ``ObjectStoreFailed`` with a sentence for what the libraries of S3 raise."""
    try:
        yield
    except (FileNotFoundError, ObjectStoreFailed):
        raise
    except Exception as error:  # botocore, aiohttp and s3fs raise dozens of types
        why = str(error).strip().rstrip(".") or type(error).__name__
        raise ObjectStoreFailed(
            f"{stored.url} could not be reached: {why}. Check the network and the credentials"
            " (AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, or a profile of AWS)."
        ) from error
