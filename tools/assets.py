"""Copy what the pages load from node_modules into the package's assets folder.

The U.S. Web Design System and htmx come from the npm registry as they are; nothing is built. The folder is
not kept in git: `make setup` makes it anew.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "node_modules"
TARGET = ROOT / "src" / "openimr" / "web" / "assets"
COPIES = {
    "@uswds/uswds/dist/css/uswds.min.css": "uswds/css/uswds.min.css",
    "@uswds/uswds/dist/js/uswds.min.js": "uswds/js/uswds.min.js",
    "@uswds/uswds/dist/js/uswds-init.min.js": "uswds/js/uswds-init.min.js",
    "@uswds/uswds/dist/fonts": "uswds/fonts",
    "@uswds/uswds/dist/img": "uswds/img",
    "@uswds/uswds/LICENSE.md": "uswds/LICENSE.md",
    "htmx.org/dist/htmx.min.js": "htmx/htmx.min.js",
    "htmx.org/LICENSE": "htmx/LICENSE",
}


def main() -> int:
    """Copy; says what is missing and how to mend it."""
    missing = [name for name in COPIES if not (SOURCE / name).exists()]
    if missing:
        print(
            f"assets: not found in node_modules: {', '.join(missing)}. Run 'npm ci' first.", file=sys.stderr
        )
        return 1
    part = TARGET.with_name("assets.part")
    shutil.rmtree(part, ignore_errors=True)
    for name, to in COPIES.items():
        target = part / to
        target.parent.mkdir(parents=True, exist_ok=True)
        if (SOURCE / name).is_dir():
            shutil.copytree(SOURCE / name, target)
        else:
            shutil.copy2(SOURCE / name, target)
    shutil.rmtree(TARGET, ignore_errors=True)
    part.rename(TARGET)
    return 0


if __name__ == "__main__":
    sys.exit(main())
