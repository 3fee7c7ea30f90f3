"""Applications: being filled in, as they were filed, corrected; what the screening found; what parties said."""

from __future__ import annotations

import secrets

from django.conf import settings
from django.db import models

from openimr.cases.models import Case, Party


def _key() -> str:
    return secrets.token_urlsafe(16)


class Draft(models.Model):
    """An application that is being filled in. It belongs to one account and is no case yet."""

    key = models.CharField(max_length=32, unique=True, default=_key)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="drafts")
    values = models.JSONField(default=dict)
    """The page's fields by path, as they were typed: nothing is lost because it is wrong."""
    papers = models.JSONField(default=list)
    """Kept files: `sha256`, `name`, `size`, `kind` (decision or paper) each."""
    reading = models.JSONField(default=dict)
    """What was read from the decision, waiting to be accepted or mended (`intake.decision`)."""
    started_at = models.DateTimeField()
    saved_at = models.DateTimeField()
    case = models.OneToOneField(Case, null=True, on_delete=models.PROTECT, related_name="draft")

    class Meta:
        ordering = ["-saved_at"]


class Application(models.Model):
    """What was filed, as it came: never changed afterwards (a correction is a row of its own)."""

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="application")
    received_at = models.DateTimeField()
    channel = models.CharField(
        max_length=16, choices=[("mail", "Mail"), ("fax", "Fax"), ("electronic", "Electronic")]
    )
    filed_by = models.CharField(max_length=80)
    form = models.JSONField()
    """The fields of the form as they were given (rulebook 4.1)."""
    ur_decision_sha256 = models.CharField(max_length=64, blank=True)
    papers = models.JSONField(default=list)
    """Other papers that came with it: `sha256`, `name`, `size` each."""
    signature = models.JSONField(default=dict)
    """Of a signature made here: the name typed, the statement agreed to, the moment, the account."""
    source = models.CharField(max_length=64, blank=True, db_index=True)
    """SHA-256 of the file that it was read from, where it came in bulk: the same file twice is filed once."""
    receipt = models.CharField(max_length=64)
    """SHA-256 over the form, the papers, the signature and the time: see `intake.receipts`."""


class Correction(models.Model):
    """The form as it was corrected before the screening, with a receipt of its own."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="corrections")
    corrected_at = models.DateTimeField()
    corrected_by = models.CharField(max_length=80)
    form = models.JSONField()
    ur_decision_sha256 = models.CharField(max_length=64, blank=True)
    signature = models.JSONField(default=dict)
    changed = models.JSONField(default=list)
    """The paths of the fields that changed."""
    receipt = models.CharField(max_length=64)

    class Meta:
        ordering = ["case", "pk"]


class Paper(models.Model):
    """A file that a party filed outside the records' own page; it becomes a packet of the case file (N-08)."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="papers")
    sha256 = models.CharField(max_length=64)
    name = models.CharField(max_length=120)
    size = models.PositiveBigIntegerField()
    sent_by = models.CharField(max_length=32)
    """The role that sent it."""
    submitted_by = models.CharField(max_length=80)
    received_at = models.DateTimeField()

    class Meta:
        ordering = ["case", "pk"]
        constraints = [models.UniqueConstraint(fields=["case", "sha256"], name="one_paper_a_file")]


class Fingerprint(models.Model):
    """What makes two applications the same (rulebook A-20), in the form that is looked up at filing."""

    case = models.OneToOneField(Case, on_delete=models.CASCADE, related_name="fingerprint")
    worker = models.CharField(max_length=64)
    """A digest of the employee's name as compared; no name stands here."""
    claim = models.CharField(max_length=64, blank=True)
    decided_on = models.CharField(max_length=10, blank=True)
    date_of_injury = models.CharField(max_length=10, blank=True)
    physician = models.CharField(max_length=64, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["worker", "decided_on"], name="same_worker_and_decision"),
            models.Index(fields=["claim", "decided_on"], name="same_claim_and_decision"),
        ]


class Finding(models.Model):
    """One finding of the screening, as the law gave it."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="findings")
    screened_at = models.DateTimeField()
    code = models.CharField(max_length=32)
    item = models.CharField(max_length=24, blank=True)
    rule = models.CharField(max_length=16)
    text = models.TextField()
    facts = models.JSONField(default=dict)

    class Meta:
        ordering = ["case", "pk"]


class Screening(models.Model):
    """The outcome of the screening of a case: what the rules say, before a person decides."""

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="screening")
    screened_at = models.DateTimeField()
    outcome = models.CharField(max_length=24)
    code = models.CharField(max_length=32, blank=True)
    items = models.JSONField(default=list)
    likenesses = models.JSONField(default=list)
    """Other applications that are the same or alike, as `duplicates.Alike.to_json` gives them."""
    overruled = models.JSONField(default=dict)
    """Items that a person found otherwise than the rules, with the reason: position to words."""
    decided_by = models.CharField(max_length=80, blank=True)


class Question(models.Model):
    """A question put to the parties before eligibility is found (rulebook E-04)."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="questions")
    ref = models.CharField(max_length=8)
    """`q1` …, as the law's facts name it."""
    text = models.TextField()
    asked_at = models.DateTimeField()

    class Meta:
        ordering = ["case", "pk"]
        constraints = [models.UniqueConstraint(fields=["case", "ref"], name="one_question_a_ref")]


class Statement(models.Model):
    """What a party said in a case: an answer, a joining, a certification, an authorization, a withdrawal."""

    ANSWER, JOINING, CERTIFICATION, AUTHORIZATION, WITHDRAWAL, ADMINISTRATOR = (
        "answer", "joining", "certification", "authorization", "withdrawal", "administrator",
    )  # fmt: skip
    KINDS = (ANSWER, JOINING, CERTIFICATION, AUTHORIZATION, WITHDRAWAL, ADMINISTRATOR)

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="statements")
    kind = models.CharField(max_length=16, choices=[(k, k) for k in KINDS])
    party = models.ForeignKey(Party, null=True, on_delete=models.PROTECT, related_name="statements")
    """None: a clerk wrote down what came on paper."""
    made_by = models.CharField(max_length=80)
    made_at = models.DateTimeField()
    text = models.TextField()
    question = models.ForeignKey(Question, null=True, on_delete=models.PROTECT, related_name="answers")
    papers = models.JSONField(default=list)
    detail = models.JSONField(default=dict)

    class Meta:
        ordering = ["case", "pk"]
