"""Politeness: rate limits, robots.txt, and the queue of each host."""
