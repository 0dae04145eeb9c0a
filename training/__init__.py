"""Generate labeled references, train the sequence model on them, and measure it.

``python -m training.train`` writes the model of the package. Nothing here is installed with it.
"""
