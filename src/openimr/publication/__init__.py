"""Publication: a signed letter comes in; a public letter without the people in it goes on.

Takes the issued letter and the people and organisations that the case names. Takes them out, puts what is
doubtful before a person, and hands on the released copy, which can be withdrawn.
"""

from __future__ import annotations

from typing import Any


def __getattr__(name: str) -> Any:
    # Taking people out is pure; it loads without the framework behind the copies.
    if name == "deidentify":
        from openimr.publication.deidentify import deidentify

        return deidentify
    raise AttributeError(f"module 'openimr.publication' has no attribute '{name}'")
