"""Judge whether a response is the page that was cited. Pure: values in, a verdict out.

The entry is ``verify.fitness.judge.judge``. This file imports nothing: several threads import
modules of the package at once, and one of them would get a module that is only half made.
"""
