"""The register of reviewers, their assignments, and (in its own store) who they are."""

from __future__ import annotations

from django.db import models

from openimr.cases.models import Case


class Reviewer(models.Model):
    """A reviewer as the house works with them: an opaque id and qualifications, no name (rulebook R-09).

    `qualifications` is one reviewer of the contract of `openimr panel match`; the cases of this house are counted
    on top of its `assigned`.
    """

    ref = models.CharField(max_length=40, unique=True)
    qualifications = models.JSONField()
    registered_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.ref


class Identity(models.Model):
    """Who a reviewer is. Lives in the identity store; nothing of a case refers to it."""

    ref = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=200)
    licence_numbers = models.JSONField(default=dict)
    email = models.CharField(max_length=200, blank=True)


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
    ended = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=models.Q(state__in=["offered", "attested"], ended=False),
                name="one_standing_assignment_a_case",
            ),
            models.CheckConstraint(
                name="answered_when_answered",
                condition=models.Q(state="offered", answered_at__isnull=True)
                | (~models.Q(state="offered") & models.Q(answered_at__isnull=False)),
            ),
        ]  # fmt: skip
