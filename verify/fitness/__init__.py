"""Judge whether a response is the page that was cited. Pure: values in, a verdict out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from verify.fitness.judge import Fitness as Fitness
    from verify.fitness.judge import judge as judge

__all__ = ["Fitness", "judge"]


def __getattr__(name: str) -> Any:
    """Import a public name on first use.

    Several threads import modules of this package at once. An import here, while the package
    itself is being imported, would give one of them a module that is only half made.
    """
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from verify.fitness.judge import Fitness, judge

    return {"Fitness": Fitness, "judge": judge}[name]
