"""Letters written, against WeasyPrint on the same content, interleaved in one process; processor time.

Each letter has four items, about 800 words of its own, twelve records, and its pages in plain words; WeasyPrint
sets our own HTML page of the same letter, tagged (PDF/UA-1), with its fonts looked up once. Every letter is another
one, so that nothing is set twice.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import logging
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.letters import a_determination
from openimr import letters
from openimr.letters.keys import ensure_keys
from openimr.letters.letter import Letter, LetterParty, Organisation, PartyRole, RecordLine

AT = dt.datetime(2026, 4, 1, 17, tzinfo=dt.UTC)
LETTERS = 10
ROUNDS = 3
THEIRS = "WeasyPrint, unsigned PDF"


def a_letter() -> Letter:
    """The surroundings of a usual letter: four parties, twelve records, a day of appeal."""
    return Letter(
        organisation=Organisation(name="Specimen Review Organization", address_lines=("1 Specimen Plaza",)),
        demonstration=True,
        parties=tuple(
            LetterParty(role=role, name=f"Specimen {n}", address_lines=("1 Court", "Modesto"))
            for n, role in enumerate(list(PartyRole)[:4])
        ),
        records=tuple(
            RecordLine(
                number=n, title=f"Progress report no. {n}", kind="Progress report", date=dt.date(2025, 1, n),
                author=f"Specimen {n}, MD", first_page=4 * n - 3, last_page=4 * n, opened=True,
                sha256=hashlib.sha256(str(n).encode()).hexdigest(),
            )
            for n in range(1, 13)
        ),
        appeal_by=dt.date(2026, 5, 6),
        appeal_derivation=("Mailed on 04/01/2026.", "30 days and 5 days for mail give 05/06/2026."),
    )  # fmt: skip


def main() -> None:
    """Print letters a second for each form, and the time of each as a multiple of WeasyPrint's."""
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration

    logging.getLogger("weasyprint").setLevel(logging.CRITICAL)
    found = FontConfiguration()
    around = a_letter()
    with tempfile.TemporaryDirectory() as folder:
        keys = Path(folder) / "keys"
        ensure_keys(keys, organisation="Specimen Review Organization")

        def signed(n: int) -> bytes:
            pdf = letters.render_pdf(a_determination(n), around, at=AT)
            return letters.sign_pdf(pdf, keys_dir=keys, at=AT)

        def theirs(n: int) -> object:
            page = weasyprint.HTML(string=letters.render_html(a_determination(n), around))
            return page.write_pdf(pdf_variant="pdf/ua-1", font_config=found)

        ways: dict[str, Callable[[int], object]] = {
            THEIRS: theirs,
            "PDF": lambda n: letters.render_pdf(a_determination(n), around, at=AT),
            "PDF, signed": signed,
            "DOCX": lambda n: letters.render_docx(a_determination(n), around, at=AT),
            "HTML": lambda n: letters.render_html(a_determination(n), around),
            "text": lambda n: letters.render_text(a_determination(n), around),
        }
        took: dict[str, list[float]] = {name: [] for name in ways}
        number = 0
        for round_ in range(ROUNDS + 1):
            for name, way in ways.items():
                began = time.process_time()
                for _ in range(LETTERS):
                    number += 1
                    way(number)
                if round_:  # the first round loads engines and fonts
                    took[name].append((time.process_time() - began) / LETTERS)
    other = statistics.median(took[THEIRS])
    print(
        f"| way | letters a second of one core (median of {ROUNDS}) | times as fast as WeasyPrint |\n|---|---|---|"
    )
    for name, times in took.items():
        middle = statistics.median(times)
        print(f"| {name} | {1 / middle:.0f} | {other / middle:.1f} |")
