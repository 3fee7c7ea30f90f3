"""Case numbers: CM, the year of receipt, seven digits (rulebook 12.4)."""

from __future__ import annotations

from openimr.cases.models import Case, CaseNumber


def take(year: int) -> str:
    """The next free case number of a year, in the caller's transaction."""
    counter, _ = CaseNumber.objects.select_for_update().get_or_create(year=year)
    while True:
        counter.last += 1
        number = f"CM{year % 100:02d}-{counter.last:07d}"
        if not Case.objects.filter(number=number).exists():
            break
    counter.save(update_fields=["last"])
    return number
