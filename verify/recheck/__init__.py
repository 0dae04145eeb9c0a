"""Looking again at what is cited, month after month. A joining room, like ``pipeline``."""

from verify.recheck.round import Rechecking, Transition, recheck

__all__ = ["Rechecking", "Transition", "recheck"]
