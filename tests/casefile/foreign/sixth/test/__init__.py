"""The half of which nobody looks at more than totals."""

from . import care, office, post, rooms

__all__ = ["care", "office", "post", "rooms"]
