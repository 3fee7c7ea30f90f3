"""Reading packets: files that parties sent in, pages with their text, words and images out.

Takes a path to a PDF, TIFF, JPEG or PNG from outside; hands on what the packet is (`PacketInspection`) and
each of its pages (`PageReading`). Files are opened in guarded child processes only (`guard`), so a hostile
one costs a page its text and never the program. Free of any framework.
"""

from __future__ import annotations

from openimr.casefile.reading.archives import Unpacked
from openimr.casefile.reading.model import (
    EngineReport,
    Limits,
    PacketInspection,
    PacketState,
    PageReading,
    Reason,
    Source,
    Word,
)
from openimr.casefile.reading.reader import Reader
from openimr.casefile.reading.text import compose, word_spans

__all__ = [
    "EngineReport",
    "Limits",
    "PacketInspection",
    "PacketState",
    "PageReading",
    "Reader",
    "Reason",
    "Source",
    "Unpacked",
    "Word",
    "compose",
    "engines",
    "word_spans",
]


def engines() -> EngineReport:
    """Which recognition engines are here, and what is slower or missing without the others."""
    from openimr.casefile.reading.ocr import engines as found

    return found()
