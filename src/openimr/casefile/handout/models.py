"""Copies of the case file that were handed out."""

from __future__ import annotations

from django.db import models


class HandOut(models.Model):
    """One copy of a case file for one party, fetched through a link that ends."""

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="hand_outs")
    party = models.ForeignKey("cases.Party", on_delete=models.PROTECT, related_name="hand_outs")
    version = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    withheld = models.JSONField(default=list)
    """Numbers of the records that are held back from this party (rulebook N-07)."""
    token_sha256 = models.CharField(max_length=64, unique=True)
    """Of the secret part of the link; the link itself is in the message only."""
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=80)
    expires_at = models.DateTimeField()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="hand_out_ends", condition=models.Q(expires_at__gt=models.F("made_at"))
            )
        ]
