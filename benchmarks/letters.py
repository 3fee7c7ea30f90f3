"""Letters read per second against the bare text extraction of the same PDFs, interleaved in one process.

The letters are those of the demonstration's determinations, each varied in its numbers so that nothing is
read twice.
"""

from __future__ import annotations

import datetime as dt
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from openimr import letters
from openimr.letters.letter import Letter, Organisation
from openimr.letters.model import (
    Decision,
    Determination,
    DisputedItem,
    ExpertReviewer,
    FrontMatter,
    Guideline,
    Layout,
)

AT = dt.datetime(2026, 1, 2, 12, tzinfo=dt.UTC)
LETTERS = 120
ROUNDS = 5


def a_determination(n: int) -> Determination:
    """A determination with four items and about 800 words."""
    reasons = (
        "The report of {d} describes limited motion without a finding that points to the level in question [p. {n}]. "
        "The image of the same month shows no narrowing that would explain the complaint [p. {m}]. "
    )
    items = tuple(
        DisputedItem(
            position=k,
            description=f"Procedure number {k} of the lumbar spine, L{k}-S1, 2-3 days",
            decision=Decision.UPHELD,
            claims_administrator_guideline=Guideline(
                statement=f"Decision based on MTUS Low Back Complaints 200{k}."
            ),
            reviewer_guideline=Guideline(
                statement="Decision based on MTUS Knee Complaints 2004, Section(s): Special Studies."
            ),
            rationale=(reasons * 6).format(d=f"0{k}/1{n % 9}/2014", n=n + k, m=n + k + 3)
            + "It is not medically necessary.",
        )
        for k in range(1, 5)
    )
    return Determination(
        layout=Layout.LISTED_CREDENTIALS,
        front_matter=FrontMatter(
            case_number=f"CM26-{n:07d}", date_of_injury=dt.date(2012, 5, 1), priority="standard"
        ),
        expert_reviewer=ExpertReviewer(certifications=("Orthopedic Surgery",), licensure_states=("CA",)),
        clinical_case_summary=f"A {30 + n % 40} year old male was injured on 05/01/2012. "
        + "The back hurts. " * 20,
        disputed_items=items,
    )


def main() -> None:
    """Print letters a second for each way of reading, and the ratios."""
    import pypdfium2

    surround = Letter(organisation=Organisation(name="OpenIMR"), demonstration=False)
    with tempfile.TemporaryDirectory() as folder:
        paths, texts = [], []
        for n in range(LETTERS):
            determination = a_determination(n)
            path = Path(folder) / f"{n}.pdf"
            path.write_bytes(letters.render_pdf(determination, surround, at=AT))
            paths.append(path)
            texts.append(letters.render_text(determination, surround))

        def extract(n: int) -> None:
            document = pypdfium2.PdfDocument(paths[n])
            for page in document:
                page.get_textpage().get_text_bounded()
            document.close()

        ways: dict[str, Callable[[int], object]] = {
            "bare text extraction of the PDF": extract,
            "letters.parse_file of the PDF": lambda n: letters.parse_file(paths[n]),
            "letters.parse of the plain text": lambda n: letters.parse(texts[n]),
        }
        took: dict[str, list[float]] = {name: [] for name in ways}
        for _ in range(ROUNDS):
            for name, way in ways.items():
                began = time.perf_counter()
                for n in range(LETTERS):
                    way(n)
                took[name].append((time.perf_counter() - began) / LETTERS)
    bare = statistics.median(took["bare text extraction of the PDF"])
    print(
        "| way | letters a second (median of 5) | time, as a multiple of the bare extraction |\n|---|---|---|"
    )
    for name, times in took.items():
        middle = statistics.median(times)
        print(f"| {name} | {1 / middle:.0f} | {middle / bare:.2f} |")
