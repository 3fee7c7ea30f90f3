"""The certificates that were made."""

from __future__ import annotations

from django.db import models


class Certificate(models.Model):
    """A certificate of the records, as it was made when a determination was signed. Never changed.

    Its content is the kept file with the hash `sha256`. Who read is kept here only: the certificate goes
    to the parties, and a reviewer is nobody's to see (rulebook R-09).
    """

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="certificates")
    sha256 = models.CharField(max_length=64)
    actor = models.CharField(max_length=80)
    made_at = models.DateTimeField()
    until = models.BigIntegerField()
    """Key of the last page view that it counts; what is opened later does not change it."""

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["case", "sha256"], name="one_certificate_a_content")]
