"""Looking again at what is cited, month after month. A joining room, like ``pipeline``."""

from verify.recheck.round import Looked, Rechecking, Transition, recheck

__all__ = ["Looked", "Rechecking", "Transition", "recheck"]
