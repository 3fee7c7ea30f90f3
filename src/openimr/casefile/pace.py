"""How long the pages that are still to be read will take, judged by those that were read just now.

Pure. The clock may have been set back, and a worker may have stopped: then nothing is said rather than something wrong.
"""

from __future__ import annotations

import datetime as dt
import math

WINDOW = dt.timedelta(minutes=10)
"""Only pages read within it count: what was read before says nothing of now."""
FEWEST = 3
"""With fewer pages there is no pace."""


def minutes_left(*, to_go: int, read: int, since: dt.datetime | None, now: dt.datetime) -> int | None:
    """Whole minutes, rounded up, for `to_go` pages; None where that cannot be told.

    `read` is how many pages were read from `since` (the first within the WINDOW) to `now`. Time that has passed
    since the last page counts too, so that a worker that stands still does not promise what it did before.
    """
    if to_go <= 0 or read < FEWEST or since is None or not dt.timedelta(0) < now - since <= WINDOW:
        return None
    a_page = (now - since) / (read - 1)
    return max(1, math.ceil(to_go * a_page / dt.timedelta(minutes=1)))
