"""The pipeline: read → parse → fetch → lint → store.

This file imports nothing: the worker processes that fetch and read need little of the
package, and they start in a third of the time.
"""
