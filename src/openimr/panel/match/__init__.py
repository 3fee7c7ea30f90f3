"""Who may read a case, and the best choice among them.

Takes a batch (cases with their parties and specialties, the register of reviewers, a day) and hands on
who reads which case, why, who was excluded by which rule and, where nobody is left, the smallest sets of
rules to waive. Framework-free. `facts` are the values, `reading` checks the input, `rules` say who may,
`screening` asks them of every pair, `optimum` finds what is best, `relaxations` and `explain` say why; `planning` asks further what the next best is and what would be if.
"""

from __future__ import annotations

from openimr.panel.match.errors import BatchError, MatchError, NotProvenOptimal
from openimr.panel.match.step import match

__all__ = ["BatchError", "MatchError", "NotProvenOptimal", "match"]
