"""Re-check cited links on a schedule, and report what changed."""

from verify.recheck.round import RecheckJob, recheck
from verify.recheck.transitions import CheckResult, Transition

__all__ = ["CheckResult", "RecheckJob", "Transition", "recheck"]
