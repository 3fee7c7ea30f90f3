"""The tables of a run."""

from __future__ import annotations

import os
from statistics import median, quantiles

from benchmarks.thousand.run import Run


def tell(run: Run) -> None:
    """Print how long each step took, how the site answered at it, the memory, and what was found at the end."""
    found, made = run.found, run.came("make the packet")
    shown = ", ".join(f"{count} {source}" for source, count in made["pages"].items())
    print(
        f"{run.pages} pages ({shown}; {made['turned']} turned, {made['again']} sent again), "
        f"{made['bytes'] / 1e6:.1f} MB, {os.cpu_count()} cores\n"
    )
    print("| step | s |\n|---|---|")
    for name, step in found["steps"].items():
        seconds = found["reading"] if name == "read all pages" else step["seconds"]  # over all runs of it
        print(f"| {name} | {seconds:.1f} |")
    print(f"\nRead: {run.pages / found['reading'] * 60:.0f} pages a minute.\n")
    print(
        "| the site, while | askings | median ms | 95th | longest | to idle (median) |\n|---|---|---|---|---|---|"
    )
    idle = median(found["latency"]["idle"])
    for name, taken in found["latency"].items():
        far = quantiles(taken, n=20, method="inclusive")[18] if len(taken) > 1 else taken[0]
        print(
            f"| {name} | {len(taken)} | {median(taken):.0f} | {far:.0f} | {max(taken):.0f} | {median(taken) / idle:.1f} |"
        )
    print("\nThe slowest of each step:\n")
    for name, slow in found["slowest"].items():
        print(f"- {name}: {', '.join(f'{path} at {at} {taken:.0f} ms' for taken, path, at in slow)}")
    print("\n| highest memory | MB |\n|---|---|")
    for name, most in found["memory"].items():
        print(f"| {name} | {most / 1e6:.0f} |")
    print()
    for name, value in run.came("look that all is there").items():
        print(f"- {name}: {value}")
