"""Templates that nobody tunes on: only their totals are looked at."""

from . import decisions, evaluations, office, papers, studies, treatment

__all__ = ["decisions", "evaluations", "office", "papers", "studies", "treatment"]
