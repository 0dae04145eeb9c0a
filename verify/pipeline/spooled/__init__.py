"""Collections that keep their first items in memory and the others in temporary files.

A run over many articles keeps their dossiers, results and flags until its report is written. In
memory an article of 2 kB takes some 40 kB; here it takes some 2 kB of disk space.
"""
