"""Judge whether a response is the page that was cited. Pure: values in, a verdict out.

The entry point is ``verify.fitness.judge.judge``. This file imports nothing: several threads
import modules of the package at the same time, and one of them could get a partially initialized
module.
"""
