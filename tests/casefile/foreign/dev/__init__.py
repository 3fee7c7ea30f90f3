"""Templates on which rules may be tuned."""

from . import decisions, evaluations, office, papers, studies, treatment

__all__ = ["decisions", "evaluations", "office", "papers", "studies", "treatment"]
