"""Fetch the models of a pair of languages and keep them, checked by size and hash.

Only ``verify translate install`` does this; nothing else fetches a model.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from verify.text.encoding.storable import read_json
from verify.translate.catalog import Model, ModelFile, find_model
from verify.translate.engine import NotTranslated
from verify.translate.settings import TranslateSettings
from verify.version import __version__

if TYPE_CHECKING:
    from requests import Session

DESCRIPTION = "model.json"  # what is in the folder of a pair, beside its files
_MOST_OF_LIST = 20_000_000  # bytes
_PART = 1_000_000  # bytes that are read at once
_GZIP = 16 + zlib.MAX_WBITS


@dataclass(frozen=True, slots=True)
class Installed:
    """A model on this machine."""

    source: str
    target: str
    license: str
    bytes: int
    origin: str
    installed_at: str


@dataclass(frozen=True, slots=True)
class Route:
    """How requests leave this machine: by a proxy, and which certificates are trusted.

    Proxies of the environment are never used, as for cited pages.
    """

    proxy: str | None = None
    ca_file: str | None = None
    within: float = 30.0  # seconds


def install(
    settings: TranslateSettings, pair: tuple[str, str], now: datetime, route: Route | None = None
) -> Installed:
    """Fetch the model for a pair of languages into the folder of the settings.

    ``pair``: the language to translate from, and the one to translate into. Raises ``NotTranslated`` if there is none, or if a file is not what the list says it is;
    the folder then stays as it was.
    """
    source, target = pair
    route = route or Route(within=settings.within)
    model = find_model(_list(settings.models, route), source, target, settings.models)
    contents = {file.role: _fetched(file, route) for file in model.files}
    folder = Path(settings.folder) / f"{source}-{target}"
    folder.mkdir(parents=True, exist_ok=True)
    for role, content in contents.items():
        _write(folder / f"{role}.bin", content)
    described = _description(model, settings.models, now)
    _write(folder / DESCRIPTION, json.dumps(described, indent=1).encode())
    return _installed(described)


def installed(folder: Path) -> tuple[Installed, ...]:
    """Return the models in a folder, in alphabetical order."""
    return tuple(one for file in sorted(folder.glob(f"*/{DESCRIPTION}")) if (one := _read(file)))


def _read(file: Path) -> Installed | None:
    """What a description says; None for a file that ``install`` did not write."""
    try:
        return _installed(json.loads(file.read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def read_files(folder: Path, source: str, target: str) -> dict[str, bytes]:
    """Return the files of an installed model by role, their hashes checked again.

    Raises ``NotTranslated`` if it is not installed or was damaged.
    """
    place = folder / f"{source}-{target}"
    try:
        described = json.loads((place / DESCRIPTION).read_text(encoding="utf-8"))
        found = {role: (place / f"{role}.bin").read_bytes() for role in described["files"]}
    except (OSError, ValueError, KeyError) as error:
        raise NotTranslated(f"No model from {source} to {target} is installed.") from error
    for role, content in found.items():
        if hashlib.sha256(content).hexdigest() != described["files"][role]["sha256"]:
            raise NotTranslated(
                f"The model from {source} to {target} is damaged. Install it again."
            )
    return found


def _description(model: Model, origin: str, now: datetime) -> dict[str, Any]:
    return {
        "source": model.source,
        "target": model.target,
        "license": model.license,
        "origin": origin,
        "installed_at": now.isoformat(),
        "files": {
            file.role: {"url": file.url, "size": file.size, "sha256": file.sha256}
            for file in model.files
        },
    }


def _installed(described: dict[str, Any]) -> Installed:
    size = sum(file["size"] for file in described["files"].values())
    keys = ("source", "target", "license")
    source, target, license = (str(described[key]) for key in keys)
    return Installed(source, target, license, size, described["origin"], described["installed_at"])


def _list(address: str, route: Route) -> Any:
    body = b"".join(_parts(address, route, _MOST_OF_LIST))
    try:
        return read_json(body)
    except ValueError as error:
        raise NotTranslated(f"The response of {address} is not JSON.") from error


def _fetched(file: ModelFile, route: Route) -> bytes:
    """Return the uncompressed bytes of a file, never more than the list says there are."""
    unpacking = zlib.decompressobj(_GZIP)
    content = bytearray()
    try:
        for part in _parts(file.url, route, file.size + _PART):
            content += unpacking.decompress(part, file.size + 1 - len(content))
            if len(content) > file.size:
                break
    except zlib.error as error:
        raise NotTranslated(f"{file.url} is not compressed with gzip.") from error
    if len(content) != file.size:
        raise NotTranslated(f"{file.url} does not have the {file.size} bytes that the list says.")
    if hashlib.sha256(content).hexdigest() != file.sha256:
        raise NotTranslated(f"{file.url} does not have the hash that the list says.")
    return bytes(content)


def _parts(url: str, route: Route, most: int) -> Any:
    """Yield the body of a response in parts, at most ``most`` bytes. Redirects are not followed."""
    import requests

    headers = {"User-Agent": f"verify-citations/{__version__}", "Accept-Encoding": "identity"}
    try:
        with (
            _session(route) as session,
            session.get(
                url, headers=headers, timeout=route.within, stream=True, allow_redirects=False
            ) as response,
        ):
            if response.status_code != requests.codes.ok:
                raise NotTranslated(f"{url} responded with status {response.status_code}.")
            read = 0
            while part := response.raw.read(_PART):
                read += len(part)
                if read > most:
                    raise NotTranslated(f"{url} sends more bytes than expected.")
                yield part
    except (requests.RequestException, OSError) as error:
        raise NotTranslated(
            f"{url} could not be fetched ({type(error).__name__}). Check the connection, or give "
            "another list as [translate] models."
        ) from error


def _session(route: Route) -> Session:
    import requests

    session = requests.Session()
    session.trust_env = False
    session.verify = route.ca_file or True
    if route.proxy:
        session.proxies = {"http": route.proxy, "https": route.proxy}
    return session


def _write(file: Path, content: bytes) -> None:
    beside = file.with_suffix(".part")
    beside.write_bytes(content)
    beside.replace(file)
