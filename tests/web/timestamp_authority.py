"""A timestamp authority of ``openssl ts``, served over loopback: RFC 3161, section 3.4."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

from web.server import Wire

_CONFIG = """
[ca]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign
[tsa_certificate]
basicConstraints = CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, timeStamping
[tsa]
default_tsa = here
[here]
serial = {folder}/serial
signer_cert = {folder}/tsa.pem
signer_key = {folder}/tsa.key
certs = {folder}/ca.pem
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
ess_cert_id_chain = no
ess_cert_id_alg = sha256
"""


def openssl() -> str | None:
    """The program, or None."""
    return shutil.which("openssl")


@dataclass
class Authority:
    """Signs what it is asked; ``fault`` makes it answer otherwise."""

    folder: Path
    fault: str = ""
    queries: list[bytes] = field(default_factory=list)
    types: list[tuple[str, str]] = field(default_factory=list)  # content type, accept

    @property
    def ca_file(self) -> Path:
        return self.folder / "ca.pem"

    def __call__(self, wire: Wire) -> None:
        self.queries.append(wire.body)
        self.types.append((wire.headers["content-type"], wire.headers["accept"]))
        if self.fault == "busy":
            return wire.answer("slow down", "429 Too Many Requests", retry_after="3600")
        if self.fault == "page":
            return wire.answer("<html><title>Log in</title></html>")
        body = self.replay if self.fault == "replay" else wire.body
        reply = self.sign(body)
        return wire.answer(reply, content_type="application/timestamp-reply")

    @property
    def replay(self) -> bytes:
        """The first question it was ever asked."""
        return self.queries[0]

    def sign(self, query: bytes) -> bytes:
        """Return the reply to a query."""
        (self.folder / "query.tsq").write_bytes(query)
        command = ["ts", "-reply", "-queryfile", "query.tsq", "-out", "reply.tsr"]
        self.run(*command, "-config", "ts.cnf", "-section", "here")
        return (self.folder / "reply.tsr").read_bytes()

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        program = openssl()
        assert program
        return subprocess.run(
            [program, *arguments], cwd=self.folder, capture_output=True, text=True, timeout=60
        )


def new_authority(folder: Path) -> Authority:
    """Make the keys and certificates of an authority in a folder."""
    folder.mkdir()
    made = Authority(folder)
    (folder / "ts.cnf").write_text(_CONFIG.format(folder=folder))
    (folder / "serial").write_text("01\n")
    for name in ("ca", "tsa"):
        command = ["genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"]
        made.run(*command, "-out", f"{name}.key")
        made.run(
            "req", "-new", "-key", f"{name}.key", "-subj", f"/CN={name}", "-out", f"{name}.csr"
        )
    extensions = ["-days", "30", "-extfile", "ts.cnf", "-extensions"]
    made.run(
        "x509", "-req", "-in", "ca.csr", "-signkey", "ca.key", "-out", "ca.pem", *extensions, "ca"
    )
    signer = ["-CA", "ca.pem", "-CAkey", "ca.key", "-set_serial", "2", "-out", "tsa.pem"]
    done = made.run("x509", "-req", "-in", "tsa.csr", *signer, *extensions, "tsa_certificate")
    assert (folder / "tsa.pem").exists(), done.stderr
    return made
