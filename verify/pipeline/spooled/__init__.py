"""Collections that keep their first items in memory and the others in temporary files.

A run over many articles keeps their dossiers, results and flags until its report is written: some
40 kB an article. Here that is disk space, and memory does not grow with the articles.
"""
