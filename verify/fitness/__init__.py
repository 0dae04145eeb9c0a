"""Fitness: is a response the page that was cited? Pure: it takes a response and a page, and gives a verdict."""

from verify.fitness.judge import Fitness, judge

__all__ = ["Fitness", "judge"]
