"""A fourth author: hospital systems and large networks, in two halves `fourth-dev` and `fourth-test`.

Written from the contract by somebody who had not read the rules nor the templates of the others. Rules may be mended
by the first half; of the second only totals are looked at.
"""

from ..writing import MATTERS
from . import (
    dev_chart,
    dev_office,
    dev_papers,
    dev_studies,
    dev_treatment,
    kept_chart,
    kept_office,
    kept_papers,
    kept_studies,
    kept_treatment,
)  # fmt: skip
from .network import Network

MATTERS.update({"fourth-dev": Network, "fourth-test": Network})
__all__ = [
    "Network", "dev_chart", "dev_office", "dev_papers", "dev_studies", "dev_treatment", "kept_chart", "kept_office",
    "kept_papers", "kept_studies", "kept_treatment",
]  # fmt: skip
