"""Templates by a third author, who had read neither the rules nor the other two sets; only totals are looked at."""

from . import clinics, evaluators, law, mail, notes, studies, treatment

__all__ = ["clinics", "evaluators", "law", "mail", "notes", "studies", "treatment"]
