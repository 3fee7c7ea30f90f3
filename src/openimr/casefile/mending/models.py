"""The mends: what was found, what it should be, who said so."""

from __future__ import annotations

from django.db import models


class Mend(models.Model):
    """One thing that somebody mended; the page that it is about tells the rules what they had before them.

    `what` is one of WHAT. `found` and `meant` are the old and the new value: for `begins` the words "yes" and "no",
    for `duplicate` the number of the first such record or nothing.
    """

    WHAT = ("begins", "kind", "date", "author", "title", "duplicate")

    page = models.ForeignKey("casefile.Page", on_delete=models.PROTECT, related_name="mends")
    what = models.CharField(max_length=12, choices=[(w, w) for w in WHAT])
    found = models.CharField(max_length=300, blank=True)
    meant = models.CharField(max_length=300, blank=True)
    by = models.CharField(max_length=80)
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
