"""What the register could not decide by itself, until a person has."""

from __future__ import annotations

from django.db import models


class Question(models.Model):
    """One question to the panel manager. `matter` holds ids, dates and names of organisations, no identity."""

    NAME, CONTRADICTION, SAME_PERSON = "name", "contradiction", "same-person"

    kind = models.CharField(
        max_length=16,
        choices=[
            (NAME, "Which organisation is this?"),
            (CONTRADICTION, "Two sources differ"),
            (SAME_PERSON, "The same person twice?"),
        ],
    )
    subject = models.CharField(max_length=200)
    """What it is about: the normal name of an organisation, or the ref of a reviewer and the fact."""
    matter = models.JSONField(default=dict)
    asked_at = models.DateTimeField()
    answer = models.CharField(max_length=80, blank=True)
    reason = models.CharField(max_length=400, blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ["asked_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "subject"], condition=models.Q(answered_at__isnull=True), name="asked_once"
            )
        ]
