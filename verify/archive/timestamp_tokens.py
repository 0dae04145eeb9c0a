"""Ask for timestamps of an authority, and verify them (RFC 3161). Needs the extra ``timestamp``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from verify.archive.der import sorted_certificates

if TYPE_CHECKING:
    from cryptography.x509 import Certificate

QUERY_TYPE, REPLY_TYPE = "application/timestamp-query", "application/timestamp-reply"
MISSING = "Timestamps need the extra: pip install 'verify-citations[timestamp]'."


class TimestampError(Exception):
    """A timestamp cannot be made or is not valid. The text is a clause that says why."""


@dataclass(frozen=True, slots=True)
class TimestampQuery:
    """A question for the authority, with the secret number that its reply has to repeat."""

    data: bytes
    body: bytes  # the DER that is sent
    nonce: int | None


def is_installed() -> bool:
    """Whether the extra ``timestamp`` is installed."""
    return find_spec("rfc3161_client") is not None


def timestamp_query(data: bytes) -> TimestampQuery:
    """Return the question for a timestamp of ``data``; only its SHA-256 is sent."""
    from rfc3161_client import TimestampRequestBuilder
    from rfc3161_client.base import HashAlgorithm

    made = TimestampRequestBuilder().data(data).hash_algorithm(HashAlgorithm.SHA256).build()
    return TimestampQuery(data, made.as_bytes(), made.nonce)


def check_reply(reply: bytes, query: TimestampQuery, ca_file: Path) -> datetime:
    """Return the time of a reply to ``query``. Raises ``TimestampError``."""
    return _verified(reply, query.data, ca_file, query.nonce)


def verified_time(reply: bytes, data: bytes, ca_file: Path) -> datetime:
    """Return when the authority stamped ``data``, aware. Raises ``TimestampError``.

    The signature, its certificates at the time of the stamp, their purpose, and the checksum of the
    data are verified.
    """
    return _verified(reply, data, ca_file, None)


def _verified(reply: bytes, data: bytes, ca_file: Path, nonce: int | None) -> datetime:
    from cryptography.x509 import InvalidVersion
    from rfc3161_client import VerificationError, VerifierBuilder, decode_timestamp_response

    try:
        response = decode_timestamp_response(sorted_certificates(reply))
    except ValueError as error:
        raise TimestampError("the authority's reply is not a timestamp") from error
    if response.status not in (0, 1):
        said = "; ".join(map(str, response.status_string)) or f"status {response.status}"
        raise TimestampError(f"the authority refused it ({said})")
    roots, others = _certificates(ca_file)
    verifier = VerifierBuilder(roots=roots, intermediates=others, nonce=nonce).build()
    try:
        verifier.verify_message(response, data)
    except (VerificationError, InvalidVersion, ValueError) as error:
        raise TimestampError(f"the timestamp is not valid ({_clause(error)})") from error
    time: datetime = response.tst_info.gen_time
    return time if time.tzinfo else time.replace(tzinfo=UTC)


def _certificates(ca_file: Path) -> tuple[list[Certificate], list[Certificate]]:
    """Return the roots of a PEM file and its other certificates; without a root, all are trusted."""
    from cryptography.x509 import load_pem_x509_certificates

    try:
        found = load_pem_x509_certificates(ca_file.read_bytes())
    except (OSError, ValueError) as error:
        raise TimestampError(f"the certificates in {ca_file} cannot be read") from error
    roots = [one for one in found if one.issuer == one.subject]
    return (roots, [one for one in found if one not in roots]) if roots else (found, [])


def _clause(error: Any) -> str:
    return str(error).strip().rstrip(".") or type(error).__name__
