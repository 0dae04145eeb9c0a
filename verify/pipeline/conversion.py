"""Convert RTF and old Word files to DOCX with LibreOffice, where it is installed.

The document may be a stranger's: LibreOffice runs with a profile of its own that has macros, active
content and linked files from the network switched off, without a display and under a time limit.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from verify.read.document.errors import UnreadableDocument

_PROGRAMS = ("soffice", "libreoffice", "/Applications/LibreOffice.app/Contents/MacOS/soffice")
_SECONDS = 180  # ours: 400 pages take 12 s, the first start on a slow machine 20 s
_LARGEST_RESULT = 96 * 1024 * 1024  # bytes, as of a document that is given
_NAMES = {"rtf": "RTF files", "doc": "old Word files (.doc)"}
_SETTINGS = (
    ("DisableMacrosExecution", "true"),
    ("DisableActiveContent", "true"),
    ("BlockUntrustedRefererLinks", "true"),
    ("MacroSecurityLevel", "3"),
)
_ITEM = (
    '<item oor:path="/org.openoffice.Office.Common/Security/Scripting">'
    '<prop oor:name="{}" oor:op="fuse"><value>{}</value></prop></item>'
)
_PROFILE = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<oor:items xmlns:oor="http://openoffice.org/2001/registry">{}</oor:items>'
)
_NOWHERE = "http://127.0.0.1:9"  # the discard port: what is loaded through this proxy is not


def converted(data: bytes, form: str) -> bytes:
    """Return the document as DOCX. ``form``: rtf or doc. Raises ``UnreadableDocument``."""
    program = next((found for name in _PROGRAMS if (found := shutil.which(name))), None)
    if program is None:
        raise UnreadableDocument(
            f"Reading {_NAMES[form]} needs LibreOffice, which was not found. Install it, or save"
            " the document as DOCX and give that file."
        )
    with tempfile.TemporaryDirectory(prefix="verify-") as folder:
        return _run(program, Path(folder), data, form)


def _run(program: str, folder: Path, data: bytes, form: str) -> bytes:
    source, result = folder / f"document.{form}", folder / "out" / "document.docx"
    source.write_bytes(data)
    try:
        _wait_for(_command(program, folder, source))
    except subprocess.TimeoutExpired:
        raise UnreadableDocument(
            f"LibreOffice did not convert it within {_SECONDS} s. Save it as DOCX and give that file."
        ) from None
    except OSError as error:
        raise UnreadableDocument(f"LibreOffice did not start: {error.strerror}.") from error
    if not result.is_file() or result.stat().st_size > _LARGEST_RESULT:
        raise UnreadableDocument(
            "LibreOffice could not convert it: the file is damaged, encrypted or of another kind."
        )
    return result.read_bytes()


def _wait_for(command: list[str]) -> None:
    """Run a command to its end; one that takes too long is ended with all that it started."""
    proxies = {"http_proxy": _NOWHERE, "https_proxy": _NOWHERE}
    quiet = subprocess.DEVNULL
    with subprocess.Popen(
        command,
        stdin=quiet,
        stdout=quiet,
        stderr=quiet,
        env={**os.environ, **proxies},
        start_new_session=True,
    ) as running:
        try:
            running.wait(_SECONDS)
        except subprocess.TimeoutExpired:
            if hasattr(os, "killpg"):
                os.killpg(running.pid, signal.SIGKILL)
            running.kill()
            raise


def _command(program: str, folder: Path, source: Path) -> list[str]:
    profile = folder / "profile" / "user"
    profile.mkdir(parents=True)
    items = "".join(_ITEM.format(*setting) for setting in _SETTINGS)
    (profile / "registrymodifications.xcu").write_text(_PROFILE.format(items), encoding="utf-8")
    return [
        program,
        f"-env:UserInstallation={profile.parent.as_uri()}",
        *("--headless", "--norestore", "--nolockcheck", "--nodefault"),
        *("--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder / "out")),
        str(source),
    ]
