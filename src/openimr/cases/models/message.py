"""What the house sends to the parties."""

from __future__ import annotations

from django.db import models

from openimr.cases.models.case import Case, Party


class Message(models.Model):
    """A notice or letter to one party: written in the transaction of the action, sent after commit."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="messages")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="messages")
    kind = models.CharField(max_length=48)
    subject = models.CharField(max_length=200)
    text = models.TextField()
    pdf_sha256 = models.CharField(max_length=64, blank=True)
    language = models.CharField(max_length=8, default="en")
    urgent = models.BooleanField(default=False)
    """By the fastest means (rulebook N-04)."""
    written_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    sent_by = models.CharField(max_length=24, blank=True)
    """The carrier that took it (`cases.outbound`)."""
    sent_as = models.CharField(max_length=200, blank=True)
    """What the carrier says of it: a file's place in the outbox, the id of a mail."""
    attempts = models.PositiveSmallIntegerField(default=0)
    problem = models.CharField(max_length=80, blank=True)
    """Why the last attempt failed; empty once it is out."""

    class Meta:
        ordering = ["written_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="sent_how_and_when_together",
                condition=models.Q(sent_at__isnull=True, sent_by="")
                | (models.Q(sent_at__isnull=False) & ~models.Q(sent_by="")),
            )
        ]
