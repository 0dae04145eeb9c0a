"""Read what Save Page Now answers: accepted jobs, their state, and what an account may still save.

Documentation: “Save Page Now 2 Public API Docs” (Internet Archive,
https://docs.google.com/document/d/1Nsv52MvSjbLb2PCpHlat0gkzw0EvtSgpKHu4mk0MnrA/).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from verify.text.encoding.storable import read_json

PENDING, SUCCESS, FAILED = "pending", "success", "error"
# What the service says when an account may save no more for now. “too-many-daily-captures” is about
# one URL.
_LIMITS = ("daily-limit", "user-session-limit")


@dataclass(frozen=True, slots=True)
class JobState:
    """The state of a job. ``stamp`` is the capture's time (14 digits) once it succeeded."""

    state: str
    stamp: str | None = None
    message: str = ""


def job_id(body: bytes) -> str | None:
    """Return the ID of an accepted job, or None."""
    value = _object(body).get("job_id")
    return value if isinstance(value, str) and value else None


def refusal(body: bytes) -> str:
    """Return the service's own words on why it refused; empty if it gives none."""
    value = _object(body)
    return str(value.get("message") or value.get("status_ext") or "")


def is_limit(body: bytes) -> bool:
    """Whether the refusal is because the account may save no more for now."""
    code = str(_object(body).get("status_ext") or "")
    return any(limit in code for limit in _LIMITS)


def job_state(body: bytes) -> JobState:
    """Return the state of a job; a response that cannot be read is a pending one."""
    value = _object(body)
    state, stamp = value.get("status"), value.get("timestamp")
    if state == SUCCESS and isinstance(stamp, str) and len(stamp) == 14 and stamp.isdecimal():
        return JobState(SUCCESS, stamp)
    if state == FAILED:
        return JobState(FAILED, message=str(value.get("message") or ""))
    return JobState(PENDING)


def may_save(body: bytes) -> bool:
    """Whether an account may still save pages today; True if the response does not tell."""
    value = _object(body)
    done, limit = value.get("daily_captures"), value.get("daily_captures_limit")
    if isinstance(done, int) and isinstance(limit, int) and done >= limit:
        return False
    return value.get("available") != 0


def _object(body: bytes) -> dict[str, Any]:
    try:
        value = read_json(body)
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}
