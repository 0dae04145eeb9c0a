"""The published list of Firefox's translation models, and the files of one pair in it.

The list is JSON: ``{"baseUrl": …, "models": {"ru-en": [{"releaseStatus": "Release", "license":
…, "files": {"model": {"path", "uncompressedSize", "uncompressedHash"}, "vocab": …}}]}}``. Files
are compressed with gzip; size and SHA-256 are those of their uncompressed bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from verify.translate.engine import NotTranslated

ROLES = ("model", "vocab", "srcVocab", "trgVocab", "lexicalShortlist")
MOST_BYTES = 200_000_000  # of one uncompressed file; the largest model has some 60 MB
# Licenses under which a model may be used and kept by anybody.
LICENSES = frozenset(("MPL-2.0", "CC-BY-4.0", "CC-BY-SA-4.0", "CC0-1.0", "MIT", "Apache-2.0"))
UNSTATED = "not stated"


@dataclass(frozen=True, slots=True)
class ModelFile:
    """One file of a model. ``size`` and ``sha256`` are those of its uncompressed bytes."""

    role: str
    url: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Model:
    """The model of one pair of languages."""

    source: str
    target: str
    license: str
    files: tuple[ModelFile, ...]


def find_model(catalog: Any, source: str, target: str, address: str) -> Model:
    """Return the released model of a pair. Raises ``NotTranslated`` if there is none to use.

    ``address``: where the list is from; files lie below its ``baseUrl``.
    """
    pair = f"{source}-{target}"
    models = catalog.get("models") if isinstance(catalog, dict) else None
    entries = models.get(pair) if isinstance(models, dict) else None
    released = [e for e in entries or () if isinstance(e, dict) and _is_released(e)]
    if not released:
        raise NotTranslated(f"{address} has no released model for {pair}.")
    entry = released[0]
    license = str(entry.get("license") or catalog.get("license") or UNSTATED)
    if license != UNSTATED and license not in LICENSES:
        raise NotTranslated(f"The model for {pair} has the license “{license}”, which is not free.")
    base = str(catalog.get("baseUrl") or address.rpartition("/")[0]).rstrip("/")
    files = tuple(_files(entry.get("files"), base))
    roles = {file.role for file in files}
    if "model" not in roles or not ("vocab" in roles or {"srcVocab", "trgVocab"} <= roles):
        raise NotTranslated(f"The list at {address} lacks files of the model for {pair}.")
    return Model(source, target, license, files)


def _is_released(entry: dict[str, Any]) -> bool:
    return str(entry.get("releaseStatus") or "").startswith("Release")


def _files(table: Any, base: str) -> Iterator[ModelFile]:
    for role in ROLES:
        found = table.get(role) if isinstance(table, dict) else None
        if not isinstance(found, dict):
            continue
        path, size, digest = (
            found.get(k) for k in ("path", "uncompressedSize", "uncompressedHash")
        )
        if not (isinstance(path, str) and isinstance(size, int) and isinstance(digest, str)):
            raise NotTranslated(f"The list does not state path, size and hash of “{role}”.")
        if not 0 < size <= MOST_BYTES:
            raise NotTranslated(f"The file “{path}” is said to have {size} bytes.")
        yield ModelFile(role, f"{base}/{path.lstrip('/')}", size, digest.lower())
