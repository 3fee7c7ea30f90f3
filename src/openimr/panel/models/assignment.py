"""A case in the hands of a reviewer."""

from __future__ import annotations

from django.db import models

from openimr.cases.models import Case
from openimr.panel.models.reviewer import Reviewer


class Assignment(models.Model):
    """A case offered to a reviewer, with why this one, and who was excluded by which rule."""

    OFFERED, ATTESTED, DECLINED = "offered", "attested", "declined"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="assignments")
    reviewer = models.ForeignKey(Reviewer, on_delete=models.PROTECT, related_name="assignments")
    state = models.CharField(max_length=12, choices=[(s, s) for s in (OFFERED, ATTESTED, DECLINED)])
    offered_at = models.DateTimeField()
    offered_by = models.CharField(max_length=80)
    answered_at = models.DateTimeField(null=True)
    overridden = models.BooleanField(default=False)
    reason = models.CharField(max_length=400, blank=True)
    """Why the panel manager chose another than the best match."""
    decline_reason = models.CharField(max_length=400, blank=True)
    screening = models.JSONField(default=dict)
    """The match's own words: cost, why, and the exclusions with their rules, as of the day."""
    commitment = models.CharField(max_length=64, blank=True)
    """Of the sealed record of the screening (`panel.independence`); the letter prints it."""
    ended = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "reviewer"], condition=models.Q(state__in=["offered", "attested"], ended=False),
                name="one_standing_assignment_a_reviewer",
            ),
            models.CheckConstraint(
                name="answered_when_answered",
                condition=models.Q(state="offered", answered_at__isnull=True)
                | (~models.Q(state="offered") & models.Q(answered_at__isnull=False)),
            ),
        ]  # fmt: skip
