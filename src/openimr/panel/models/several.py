"""The approval of several reviewers for one case (rulebook R-01)."""

from __future__ import annotations

from django.db import models

from openimr.cases.models import Case


class SeveralApproval(models.Model):
    """The Administrative Director's written approval of more than one reviewer. The latest that stands counts."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="several_approvals")
    reviewers = models.PositiveSmallIntegerField()
    approved_on = models.DateField()
    document = models.CharField(max_length=80)
    """The number or date by which the written approval is found; no name."""
    reason = models.CharField(max_length=400)
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=80)
    ended = models.BooleanField(default=False)
    """The review that it was for is over, or another approval has come in its place."""

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=models.Q(ended=False), name="one_standing_approval_a_case"
            ),
            models.CheckConstraint(
                name="several_are_more_than_one", condition=models.Q(reviewers__gte=2, reviewers__lte=9)
            ),
        ]
