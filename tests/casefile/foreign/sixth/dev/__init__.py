"""The half that rules may be mended by."""

from . import clinic, desk, harder, mail, papers, studies

__all__ = ["clinic", "desk", "harder", "mail", "papers", "studies"]
