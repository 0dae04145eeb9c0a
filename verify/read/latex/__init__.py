r"""The parts of LaTeX: hidden arguments, commands, citations, and the walk over the nodes."""
