"""The data files of the law room: rules by chapter, holidays, regimes, reasons of ineligibility, fees."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import yaml

_LOADER: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(name: str) -> Any:
    """The content of one data file, named by its path below this folder."""
    return yaml.load(files(__name__).joinpath(name).read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506


def files_under(folder: str) -> list[str]:
    """The names of the YAML files in one folder below this one, in order."""
    return sorted(f.name for f in files(__name__).joinpath(folder).iterdir() if f.name.endswith(".yaml"))
