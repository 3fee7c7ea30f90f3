"""A packet of 1,000 mixed pages from upload to a certified case file, on the real site with a real worker beside it.

    python -m benchmarks thousand            1,000 pages
    python -m benchmarks thousand 100        as many as are said

Half of the pages are born digital; the others are faxes and copies, some upside down or on their side, some blank, some sent
twice. The packet goes up through the site, the worker reads it, the clerk declares the file complete, a reviewer opens
every record, and `openimr casefile certify` and `verify` close it, each through its own command or page. All the while
a client asks the site for pages; how long that takes is told idle, while the worker reads, and at the other steps.

Everything lies in build/thousand-PAGES, also what was measured: killed at any point, the same command goes on where it
was. Remove the folder to begin anew. With DATABASE_URL and IDENTITY_DATABASE_URL set it runs on that PostgreSQL.

`OPENIMR_BENCHMARK_SCANNED=0.1` makes one document of ten a fax or copy, and not one of two: what is left then is the work on
the case file, without most of the recognition.
"""

from __future__ import annotations

from pathlib import Path

from benchmarks.thousand.run import Run
from benchmarks.thousand.telling import tell


def main(pages: int = 1_000) -> None:
    """Print the tables, or go on where a run that was killed has stopped."""
    folder = Path("build") / f"thousand-{pages}"
    folder.mkdir(parents=True, exist_ok=True)
    run = Run(folder.resolve(), pages)
    run.go()
    tell(run)
