"""What stands around a paper without a clear heading: the trade that its house is named for, the board of who signed.

"Redwood Open MRI" over the page, or "Diplomate, American Board of Radiology" under the name, leans towards a kind; no
more than that, for such houses write letters and bills as well.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from openimr.casefile.documents.lines import PageLines
from openimr.casefile.documents.names import facility

_LEANS = 1.2
_HALF = 0.6
_HOUSE_LINES = 3
_BOARD_LINES = 6
_HOUSES: tuple[tuple[re.Pattern[str], dict[str, float]], ...] = tuple(
    (re.compile(words, re.I), kinds)
    for words, kinds in (
        (r"\bradiolog|\bimaging\b|\bMRI\b", {"imaging-report": _LEANS}),
        (r"\blaborator|\blabs?\b|\btoxicolog", {"laboratory-report": _LEANS}),
        (r"\bpharmac|\bdrugs?\b|\bPBM\b|\bRx\b", {"medication-record": _LEANS}),
        (r"\bphysical therapy|\bphysiotherap|\brehab|\bchiropract|\bacupunct", {"therapy-note": _LEANS}),
        (r"\bpsycholog|\bbehaviou?ral\b|\bmental health", {"psychological-report": _LEANS}),
        (r"\bsurg(?:ery|ical|icenter)\b.*\b(?:cent|pavilion|suites?)|\bambulatory\b", {"operative-report": _HALF, "procedure-note": _HALF}),
        (r"\butili[sz]ation\b|\bpeer review\b|\bUR\b", {"ur-decision": _LEANS}),
        (r"\bbill(?:ing)? (?:review|office|services?)\b|\bbilling\b", {"billing": _LEANS}),
        (r"\bsubpoena\b|\blegal copy\b|\bdeposition\b", {"legal": _LEANS}),
    )
)  # fmt: skip
_BOARDS = (
    (re.compile(r"\bboard\b.*\bradiology\b|\bdiagnostic radiology\b|^\W*radiologist\W*$", re.I), "imaging-report"),
    (re.compile(r"\belectrodiagnostic medicine\b", re.I), "electrodiagnostic-report"),
)  # fmt: skip


def leanings(pages: Sequence[PageLines]) -> dict[str, float]:
    """How far the house over the first page, and the board under the last name, lean towards a kind."""
    found: dict[str, float] = {}
    house = next((line for line in pages[0].head(_HOUSE_LINES) if facility(line)), "")
    for words, kinds in _HOUSES:
        if house and words.search(house):
            found.update(kinds)
            break
    for line in pages[-1].tail(_BOARD_LINES):
        for words, kind in _BOARDS:
            if words.search(line):
                found[kind] = found.get(kind, 0.0) + _LEANS
    return found
