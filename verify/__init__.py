"""Source verification and citation checking: what does an article say, and do its sources hold?"""

__version__ = "0.1.0"
