"""The model that tells languages apart, taken from py3langid."""
