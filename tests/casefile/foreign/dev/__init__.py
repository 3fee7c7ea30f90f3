"""Templates on which rules may be tuned."""

from . import decisions, evaluations, further, office, papers, studies, treatment

__all__ = ["decisions", "evaluations", "further", "office", "papers", "studies", "treatment"]
