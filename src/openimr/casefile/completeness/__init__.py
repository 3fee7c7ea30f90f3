"""Completeness: what the rule and the records themselves say must be here, against what is here.

Takes the records of a case and what they name; hands on the gaps, each with the rule or the page it comes
from and who owes it, and a letter that asks for exactly those. `rules` is pure.
"""
