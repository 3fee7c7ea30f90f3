"""Packets, their pages, the documents found in them, and the assembled case file."""

from __future__ import annotations

from django.db import models

from openimr.casefile.certificate.models import Certificate
from openimr.casefile.completeness.models import Gap, GapLook
from openimr.casefile.handout.models import HandOut
from openimr.casefile.mending.models import Mend
from openimr.casefile.reader.models import PageTurn, PageView, ReaderMark, ReaderPlace
from openimr.cases.models import Case

__all__ = [
    "CaseFile", "Certificate", "Document", "Gap", "GapLook", "HandOut", "Mend", "Packet", "Page", "PageOpened", "PageTurn", "PageView",
    "ReaderMark", "ReaderPlace",
]  # fmt: skip


class Packet(models.Model):
    """One file that somebody sent, kept as it came."""

    IN_THE_FILE = ("behind", "pk")
    """The order in which packets stand in the case file."""
    RECEIVED, READING, READ, UNREADABLE = "received", "reading", "read", "unreadable"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="packets")
    sha256 = models.CharField(max_length=64)
    filename = models.CharField(max_length=200)
    size = models.PositiveBigIntegerField()
    sent_by = models.CharField(max_length=32)
    """The role that sent it."""
    submitted_by = models.CharField(max_length=80)
    received_at = models.DateTimeField()
    late = models.BooleanField(default=False)
    """Came after the case file had been declared complete (rulebook N-09)."""
    state = models.CharField(
        max_length=12, default=RECEIVED, choices=[(s, s) for s in (RECEIVED, READING, READ, UNREADABLE)]
    )
    reason = models.CharField(max_length=200, blank=True)
    page_count = models.PositiveIntegerField(default=0)
    notes = models.JSONField(default=list)
    attempt = models.PositiveIntegerField(default=1)
    """How often its reading was ordered; one that failed can be ordered again."""
    behind = models.PositiveIntegerField(default=0)
    """The version of the case file behind which it stands, 0 where it came before the first: what is in a case file
    keeps its place, also when a packet that came before is read only after it."""

    class Meta:
        ordering = ["case", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["case", "sha256"], name="one_packet_a_file"),
            models.CheckConstraint(
                name="unreadable_says_why",
                condition=~models.Q(state="unreadable") | ~models.Q(reason=""),
            ),
        ]


class Document(models.Model):
    """A record: a run of pages of a packet that belong together."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="documents")
    packet = models.ForeignKey(Packet, on_delete=models.PROTECT, related_name="documents")
    number = models.PositiveIntegerField()
    """Its number in the list of records of the case."""
    first_page = models.PositiveIntegerField()
    last_page = models.PositiveIntegerField()
    kind = models.CharField(max_length=48)
    date = models.CharField(max_length=10, blank=True)
    author = models.CharField(max_length=200, blank=True)
    title = models.CharField(max_length=300, blank=True)
    confidence = models.FloatField(default=1.0)
    reason = models.CharField(max_length=400, blank=True)
    duplicate_of = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="copies")

    class Meta:
        ordering = ["case", "number"]
        constraints = [models.UniqueConstraint(fields=["packet", "first_page"], name="one_document_a_start")]


class Page(models.Model):
    """One page with its image, its text, where the text came from, and how sure that is."""

    SOURCES = ("text", "ocr", "blank", "unreadable")

    packet = models.ForeignKey(Packet, on_delete=models.PROTECT, related_name="pages")
    number = models.PositiveIntegerField()
    document = models.ForeignKey(Document, null=True, on_delete=models.SET_NULL, related_name="pages")
    bates = models.PositiveIntegerField(null=True)
    """Its number in the case file; a reference `[p. 12]` names this."""
    source = models.CharField(max_length=12, choices=[(s, s) for s in SOURCES])
    reason = models.CharField(max_length=200, blank=True)
    confidence = models.FloatField(default=0.0)
    rotation = models.PositiveSmallIntegerField(default=0)
    engine = models.CharField(max_length=24, blank=True)
    text = models.TextField(blank=True)
    words = models.JSONField(default=list)
    """[text, x0, y0, x1, y1, confidence] each; boxes 0 to 1 from the top left of the upright page."""
    words_behind = models.BinaryField(default=bytes, blank=True)
    """The words of a scan as they lie behind it in the case file, made when it was read; see `assembly.behind`."""
    image_sha256 = models.CharField(max_length=64, blank=True)
    fingerprint = models.CharField(max_length=64, blank=True)
    """Of how the page looks, to tell the same page sent again; see `casefile.reading`."""
    width = models.PositiveIntegerField(default=0)
    height = models.PositiveIntegerField(default=0)
    duplicate_of = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="copies")
    read_at = models.DateTimeField(null=True)
    """When it was read, or given up, by the clock of the worker; says how fast reading goes."""

    class Meta:
        ordering = ["packet", "number"]
        indexes = [models.Index(fields=["packet", "bates"], name="page_by_bates")]
        constraints = [
            models.UniqueConstraint(fields=["packet", "number"], name="one_page_a_number"),
            models.CheckConstraint(
                name="unreadable_page_says_why",
                condition=~models.Q(source="unreadable") | ~models.Q(reason=""),
            ),
        ]


class CaseFile(models.Model):
    """A complete case file as it was assembled: one PDF. A later one does not change it."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="case_files")
    version = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    pages = models.PositiveIntegerField()
    """Record pages, numbered 1 to this; cover and list of records come before."""
    assembled_at = models.DateTimeField()
    assembled_by = models.CharField(max_length=80)
    packets = models.JSONField(default=list)
    """The packets in it, by key."""

    class Meta:
        ordering = ["case", "version"]
        constraints = [models.UniqueConstraint(fields=["case", "version"], name="one_case_file_a_version")]


class PageOpened(models.Model):
    """That an actor had a page of the case file before them, first and last time."""

    page = models.ForeignKey(Page, on_delete=models.PROTECT, related_name="opened")
    actor = models.CharField(max_length=80)
    first_at = models.DateTimeField()
    last_at = models.DateTimeField()
    times = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["page", "actor"], name="one_opening_an_actor")]
