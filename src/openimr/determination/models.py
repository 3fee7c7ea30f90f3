"""The reviewer's draft and the letters that went out."""

from __future__ import annotations

from django.db import models

from openimr.cases.models import Case, DisputedItem


class Draft(models.Model):
    """What the expert reviewer has written so far for a case; `signed_at` once they stand by it."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="drafts")
    reviewer_ref = models.CharField(max_length=40)
    clinical_case_summary = models.TextField(blank=True)
    scripted = models.BooleanField(default=False)
    """Written by the demonstration, not by a physician."""
    signed_at = models.DateTimeField(null=True)
    returned_for = models.TextField(blank=True)
    """What the medical director asked to be looked at again; empty once it is signed anew."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "reviewer_ref"], name="one_draft_a_reviewer")]


class ItemDecision(models.Model):
    """The reviewer's decision on one disputed item, with guideline and rationale."""

    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="decisions")
    item = models.ForeignKey(DisputedItem, on_delete=models.PROTECT, related_name="decisions")
    decision = models.CharField(
        max_length=12, blank=True, choices=[(d, d) for d in ("upheld", "overturned", "modified")]
    )
    guideline = models.TextField(blank=True)
    rationale = models.TextField(blank=True)
    follows = models.BooleanField(default=False)
    """The item shares the fate of its primary item and carries no reasons of its own (rulebook F-07)."""
    decided_at = models.DateTimeField()

    class Meta:
        ordering = ["draft", "item__position"]
        constraints = [models.UniqueConstraint(fields=["draft", "item"], name="one_decision_an_item")]


class Letter(models.Model):
    """A final determination letter as it went out. Append-only: a correction is a new version."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="letters")
    version = models.PositiveIntegerField()
    determination = models.JSONField()
    """In the form of the published schema."""
    letter = models.JSONField()
    """What surrounds it: parties, records, appeal date."""
    text_sha256 = models.CharField(max_length=64)
    pdf_sha256 = models.CharField(max_length=64)
    case_file_sha256 = models.CharField(max_length=64)
    issued_at = models.DateTimeField()
    issued_by = models.CharField(max_length=80)

    class Meta:
        ordering = ["case", "version"]
        constraints = [models.UniqueConstraint(fields=["case", "version"], name="one_letter_a_version")]
