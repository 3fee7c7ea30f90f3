"""The half of the fifth set that rules may be mended by."""

from . import forms, mail, minds, studies, visits

__all__ = ["forms", "mail", "minds", "studies", "visits"]
