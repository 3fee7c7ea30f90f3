"""A sixth author, who wrote as the author of a hidden test would: from the contract, sentence by sentence.

Plain papers of every kind in different looks. `sixth-dev` is for mending rules; of `sixth-test` only totals are looked at. The
halves share tools and fillers, no template and no phrase that names a record. The packets are put together as the contract says they come
(`stacking`).
"""

from ..packing import STACKING
from ..writing import MATTERS
from . import dev, test
from .stacking import stack
from .world import Claim

for _which in ("sixth-dev", "sixth-test"):
    MATTERS[_which] = Claim
    STACKING[_which] = stack
__all__ = ["dev", "stack", "test"]
