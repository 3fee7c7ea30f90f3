"""What a reader leaves behind: pages that were before them, marks, turns, and the place where they were."""

from __future__ import annotations

from django.db import models


class PageView(models.Model):
    """That a page came before an actor (`opened`), or stayed there for some time. Only ever added to."""

    page = models.ForeignKey("casefile.Page", on_delete=models.PROTECT, related_name="views")
    actor = models.CharField(max_length=80)
    at = models.DateTimeField()
    opened = models.BooleanField(default=True)
    milliseconds = models.PositiveIntegerField(default=0)
    """How long it was on the screen, as the page itself told; 0 where no script ran."""

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["page", "actor"], name="page_view_of_an_actor")]


class ReaderMark(models.Model):
    """A highlight, note, tag or other mark of one reader.

    A mark on words keeps them (`quote`) with what stands around them and their boxes, so that it finds
    its place again when the page has been read anew. A mark on a record stands on its first page.
    """

    HIGHLIGHT, NOTE, TAG, RELIED, ASIDE = "highlight", "note", "tag", "relied-on", "set-aside"
    KINDS = (HIGHLIGHT, NOTE, TAG, RELIED, ASIDE)

    page = models.ForeignKey("casefile.Page", on_delete=models.PROTECT, related_name="marks")
    actor = models.CharField(max_length=80)
    kind = models.CharField(max_length=12, choices=[(k, k) for k in KINDS])
    quote = models.TextField(blank=True)
    before = models.CharField(max_length=120, blank=True)
    after = models.CharField(max_length=120, blank=True)
    boxes = models.JSONField(default=list)
    """[x0, y0, x1, y1] of each word, 0 to 1 from the top left of the upright page."""
    text = models.TextField(blank=True)
    """The note, the tag, or why the record is set aside."""
    item = models.ForeignKey("cases.DisputedItem", null=True, on_delete=models.PROTECT, related_name="marks")
    """The disputed item that the page is relied on for."""
    made_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["page__bates", "pk"]
        constraints = [
            models.CheckConstraint(
                name="set_aside_says_why", condition=~models.Q(kind="set-aside") | ~models.Q(text="")
            ),
            models.CheckConstraint(
                name="relied_on_says_for_what",
                condition=~models.Q(kind="relied-on") | models.Q(item__isnull=False),
            ),
        ]


class PageTurn(models.Model):
    """How a reader has turned a page: degrees clockwise beyond how it was set upright."""

    page = models.ForeignKey("casefile.Page", on_delete=models.CASCADE, related_name="turns")
    actor = models.CharField(max_length=80)
    degrees = models.PositiveSmallIntegerField(choices=[(d, d) for d in (90, 180, 270)])

    class Meta:
        constraints = [models.UniqueConstraint(fields=["page", "actor"], name="one_turn_a_reader")]


class ReaderPlace(models.Model):
    """Where a reader was in a case file, and how they had its list: comes back when they do."""

    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="reader_places")
    actor = models.CharField(max_length=80)
    page = models.PositiveIntegerField(default=0)
    """Page number of the case file; 0 before one was opened."""
    listing = models.JSONField(default=dict)
    """Filters and order of the list of records, by name."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "actor"], name="one_place_a_reader")]
