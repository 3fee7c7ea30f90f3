"""Packets for tests: born-digital PDFs with records in them, made without any of the product's code."""

from __future__ import annotations

import zlib


def _pdf(pages: list[list[str]]) -> bytes:
    """A plain PDF with one line of text under the other on each page; the same bytes every time."""
    objects: list[bytes] = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    kids = []
    for lines in pages:
        said = "\n".join(f"({line.replace('(', '[').replace(')', ']')}) Tj T*" for line in lines)
        stream = zlib.compress(f"BT /F1 11 Tf 16 TL 72 720 Td\n{said}\nET".encode("latin-1"))
        objects.append(
            b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(stream), stream)
        )
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> /Contents %d 0 R >>"
            % len(objects)
        )
        kids.append(len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (
        b" ".join(b"%d 0 R" % k for k in kids),
        len(kids),
    )
    out, places = bytearray(b"%PDF-1.5\n"), []
    for n, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (n, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)


def a_progress_report(day: str) -> list[list[str]]:
    """Two pages of a progress report."""
    head = [
        "Knee Practice of the Valley",
        "PRIMARY TREATING PHYSICIAN'S PROGRESS REPORT (PR-2)",
        f"Date of examination: {day}",
    ]
    body = [
        "The right knee locks when it is bent, and swells in the evening.",
        "Examination: joint line tenderness on the inner side, McMurray's test positive.",
        "Therapy of twelve visits has not helped; anti-inflammatory tablets help for some hours.",
        "The images of the knee show a tear of the medial meniscus.",
    ]
    return [
        [*head, "Page 1 of 2", "", "Subjective complaints", *body * 3],
        [*head, "Page 2 of 2", "", "Plan", "Arthroscopy with partial meniscectomy is requested.", *body * 2,
         "Signed: Tobias Ferncastle, M.D."],
    ]  # fmt: skip


def a_packet(*, start: int = 1) -> bytes:
    """A packet with one report; another `start` gives another day, and so another record."""
    return _pdf(a_progress_report(f"02/{start:02d}/2025"))
