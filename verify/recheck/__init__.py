"""Looking again at what is cited, month after month. A joining room, like ``pipeline``."""

from verify.recheck.round import RecheckJob, recheck
from verify.recheck.transitions import CheckResult, Transition

__all__ = ["CheckResult", "RecheckJob", "Transition", "recheck"]
