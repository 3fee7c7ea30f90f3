"""References from a rationale to pages of the case file: the letter's own (`openimr.letters.references`)."""

from __future__ import annotations

from openimr.letters.references import MOST_PAGES_IN_A_RANGE, PageReference, find_references, pages_named

__all__ = ["MOST_PAGES_IN_A_RANGE", "PageReference", "find_references", "pages_named"]
