"""From a seed to packets: a claim is invented, its papers are written, typeset and packed."""

from __future__ import annotations

import json
import random
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import typst
from PIL import ImageFont

from openimr.casefile.documents import PageText
from openimr.casefile.reading.layer import read_layer
from openimr.demo.mixed import packing
from openimr.demo.mixed.families import TUNING
from openimr.demo.mixed.matter import Matter, invent
from openimr.demo.mixed.packing import Handling, Printed
from openimr.demo.mixed.writing import Paper, write

_TEMPLATE = Path(__file__).resolve().parent / "templates" / "mixed.typ"


@dataclass(kw_only=True)
class MixedPacket:
    """The packets of one matter, with what is true of them in the shape of the contract for ingest.

    `files` are the bytes of each packet; `truth` has `pages`, `documents` and `mentions` as the command prints them.
    """

    seed: int
    family: str
    files: tuple[bytes, ...]
    truth: dict[str, Any] = field(default_factory=dict)

    def write(self, folder: Path) -> list[Path]:
        """Write the packets and their truth into a folder; gives back the packets' paths."""
        folder.mkdir(parents=True, exist_ok=True)
        paths = []
        for number, data in enumerate(self.files, start=1):
            path = folder / f"packet-{number}.pdf"
            path.write_bytes(data)
            paths.append(path)
        (folder / "truth.json").write_text(json.dumps(self.truth, indent=1), encoding="utf-8")
        return paths


def make(
    seed: int,
    *,
    families: Sequence[str] = TUNING,
    papers: int = 24,
    packets: int = 2,
    handling: Handling | None = None,
) -> MixedPacket:
    """The packets of one invented matter, the same for the same arguments.

    `papers` is about how many papers the matter has; a quarter of them are named by others and not sent. The hand of
    each paper is drawn from `families`. Raises ValueError for a family that there is not.
    """
    chance = random.Random(f"mixed {seed} {','.join(families)}")  # noqa: S311 (repeatable, not secret)
    matter = invent(chance, size=papers)
    with _Typesetter() as typesetter:
        printed = [typesetter.print(paper) for paper in _papers(matter, families, chance)]
    files, truth = packing.pack(matter, printed, packets, handling or Handling(), chance)
    return MixedPacket(seed=seed, family=",".join(families), files=tuple(files), truth=truth)


def _papers(matter: Matter, families: Sequence[str], chance: random.Random) -> list[Paper]:
    # An office writes in one hand: papers of one place and kind come from one family.
    hands: dict[tuple[str, str], str] = {}
    papers = []
    for event in matter.events:
        if not event.here:
            continue
        hand = hands.setdefault((event.place.name, event.kind), chance.choice(list(families)))
        papers.append(write(matter, event, hand, chance))
    return papers


class _Typesetter:
    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="openimr-fonts-")
        font = ImageFont.load_default(10)
        assert isinstance(font, ImageFont.FreeTypeFont)
        (Path(self._folder.name) / "sans.ttf").write_bytes(font.font_bytes)
        self._compiler = typst.Compiler(
            str(_TEMPLATE), font_paths=[self._folder.name], ignore_system_fonts=True
        )

    def __enter__(self) -> _Typesetter:
        return self

    def __exit__(self, *_: object) -> None:
        self._folder.cleanup()

    def print(self, paper: Paper) -> Printed:
        data = json.dumps({"look": paper.look, "parts": paper.parts})
        made = self._compiler.compile(format="pdf", sys_inputs={"data": data}, timestamp=0)
        assert isinstance(made, bytes)
        return packing.printed(paper, made)


def as_texts(files: Sequence[bytes]) -> list[PageText]:
    """The pages of born-digital packets as the rules read them, without the guard (these files are our own)."""
    pages = []
    for packet, data in enumerate(files, start=1):
        document = pdfium.PdfDocument(data)
        try:
            for number in range(1, len(document) + 1):
                page = document[number - 1]
                layer = read_layer(page)
                page.close()
                pages.append(
                    PageText(
                        key=(packet, number), packet=packet, number=number, text=layer.text,
                        source="text" if layer.characters else "blank", words=layer.words,
                    )
                )  # fmt: skip
        finally:
            document.close()
    return pages
