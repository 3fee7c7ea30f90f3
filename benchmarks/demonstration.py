"""Time of the demonstration by step, as shares of the whole, in a new folder; and of its second run."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

OPENIMR = Path(sys.executable).parent / "openimr"


def main() -> None:
    """Run `openimr demo --no-serve` twice and print a table."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "demo"
        first = _run(out, Path(folder) / "first.json")
        again = _run(out, Path(folder) / "again.json")
    print("| step | share of the whole |\n|---|---|")
    for step, seconds in sorted(first["steps"].items(), key=lambda pair: -pair[1]):
        print(f"| {step} | {seconds / first['total']:.1%} |")
    rest = first["total"] - sum(first["steps"].values())
    print(f"| start, worker, writing the folder | {rest / first['total']:.1%} |")
    print(
        f"\nWhole: {first['total']:.1f} s; the second run takes {again['total'] / first['total']:.1%} of the first."
    )


def _run(out: Path, timings: Path) -> dict:
    began = time.perf_counter()
    subprocess.run(
        [OPENIMR, "demo", "--no-serve", "--out", out, "--timings", timings],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return {**json.loads(timings.read_text()), "total": time.perf_counter() - began}
