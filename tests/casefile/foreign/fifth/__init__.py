"""Templates by a fifth author: small practices and everybody else. Written before the rules were read.

`fifth-dev` is for mending rules, of `fifth-test` only totals are looked at; they share the tools they are made with, no
template and no phrase that names a record.
"""

from . import dev, test

__all__ = ["dev", "test"]
