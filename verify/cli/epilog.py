"""The end of every help page: examples and exit codes."""

from __future__ import annotations

_USAGE = "2 usage or configuration error"
_INTERNAL = "3 internal error"


def epilog(
    *examples: str, success: str = "success", found: str | None = None, more: tuple[str, ...] = ()
) -> str:
    """Return the end of a help page.

    ``found`` says what exit code 1 means, if it is used; ``more`` are codes of its own.
    """
    codes = [f"0 {success}", *([f"1 {found}"] if found else []), _USAGE, _INTERNAL, *more]
    shown = "\n".join(f"  {example}" for example in examples)
    # "\b" keeps the line ends of the paragraph that follows.
    return f"\b\nExamples:\n{shown}\n\nExit codes: {'; '.join(codes)}."
