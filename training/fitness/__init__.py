"""Generate pages that are articles and pages that are not, and train the weights on them.

``python -m training.fitness.train`` writes ``verify/fitness/structure.toml``.
"""
