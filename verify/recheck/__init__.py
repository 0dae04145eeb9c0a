"""Looking again at what is cited, month after month. A joining room, like ``pipeline``."""

from verify.recheck.round import Rechecking, recheck
from verify.recheck.transitions import Looked, Transition

__all__ = ["Looked", "Rechecking", "Transition", "recheck"]
