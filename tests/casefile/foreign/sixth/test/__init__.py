"""The half of which nobody looks at more than totals."""

from . import care, desk, harder, office, post, rooms

__all__ = ["care", "desk", "harder", "office", "post", "rooms"]
