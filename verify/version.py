"""The version of the program and where it is described, in a module that everything may import."""

__version__ = "0.1.0"
# No public page describes the program yet. A package URL is an absolute URI, as SARIF asks for,
# and names the program without leading anywhere.
HOMEPAGE = f"pkg:pypi/verify-citations@{__version__}"
