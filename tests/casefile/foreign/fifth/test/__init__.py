"""The half of the fifth set of which only totals are looked at."""

from . import desk, diagnostics, paperwork, reports, treatment

__all__ = ["desk", "diagnostics", "paperwork", "reports", "treatment"]
