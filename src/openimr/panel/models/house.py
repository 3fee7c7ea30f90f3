"""What the medical director has said of a tie of the house itself to a party of a case."""

from __future__ import annotations

from django.db import models

from openimr.cases.models import Case


class HouseTieDecision(models.Model):
    """A tie found (rulebook R-05, R-06) was dealt with, and how; the path is kept as it was shown."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="house_tie_decisions")
    of = models.CharField(max_length=80)
    party = models.CharField(max_length=80)
    path = models.TextField()
    reason = models.CharField(max_length=400)
    decided_at = models.DateTimeField()
    decided_by = models.CharField(max_length=80)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "of", "party"], name="one_decision_a_house_tie"),
        ]
