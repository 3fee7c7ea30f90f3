"""The half that rules may be mended by."""

from . import clinic, mail, papers, studies

__all__ = ["clinic", "mail", "papers", "studies"]
