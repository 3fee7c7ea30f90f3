"""Copy what the pages load, and the fonts of the letters, from node_modules into the package.

The U.S. Web Design System, htmx and the fonts come from the npm registry as they are; nothing is built. The
folders are not kept in git: `make setup` makes them anew.
"""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "node_modules"
ASSETS = ROOT / "src" / "openimr" / "web" / "assets"
FONTS = ROOT / "src" / "openimr" / "letters" / "templates" / "fonts"
PAGES = {
    "@uswds/uswds/dist/css/uswds.min.css": "uswds/css/uswds.min.css",
    "@uswds/uswds/dist/js/uswds.min.js": "uswds/js/uswds.min.js",
    "@uswds/uswds/dist/js/uswds-init.min.js": "uswds/js/uswds-init.min.js",
    "@uswds/uswds/dist/fonts": "uswds/fonts",
    "@uswds/uswds/dist/img": "uswds/img",
    "@uswds/uswds/LICENSE.md": "uswds/LICENSE.md",
    "htmx.org/dist/htmx.min.js": "htmx/htmx.min.js",
    "htmx.org/LICENSE": "htmx/LICENSE",
}

# What the fonts that the typesetting engine brings do not have. Latin, Greek and Cyrillic it has; Noto Serif
# is for their rarer letters. The two of East Asia hold the whole of the unified ideographs, both kana, and
# every syllable of Korean; in one weight, for they are large.
SCRIPTS = (
    "noto-serif", "noto-naskh-arabic", "noto-sans-armenian", "noto-sans-bengali", "noto-sans-devanagari",
    "noto-sans-ethiopic", "noto-sans-georgian", "noto-sans-gujarati", "noto-sans-gurmukhi", "noto-sans-hebrew",
    "noto-sans-kannada", "noto-sans-khmer", "noto-sans-lao", "noto-sans-malayalam", "noto-sans-myanmar",
    "noto-sans-sinhala", "noto-sans-symbols-2", "noto-sans-tamil", "noto-sans-telugu", "noto-sans-thai",
    "noto-serif-nyiakeng-puachue-hmong",
)  # fmt: skip
WEIGHT = re.compile(r"_(?:400Regular|700Bold)\.ttf")
EAST_ASIA = {
    "@embedpdf/fonts-sc/fonts/NotoSansHans-Regular.otf": "NotoSansHans-Regular.otf",
    "@embedpdf/fonts-kr/fonts/NotoSansKR-Regular.otf": "NotoSansKR-Regular.otf",
    "@embedpdf/fonts-sc/LICENSE": "LICENSE.east-asia",
}


def fonts() -> dict[str, str]:
    """Where each file of the fonts stands in node_modules, and its name in the package."""
    found = dict(EAST_ASIA)
    for script in SCRIPTS:
        package = SOURCE / "@expo-google-fonts" / script
        files = sorted(f for f in package.rglob("*.ttf") if WEIGHT.search(f.name))
        # A package without a font is told by the name that was looked for.
        for file in files or [package / "400Regular"]:
            found[str(file.relative_to(SOURCE))] = file.name
        licence = (
            package / "LICENSE_FONT"
        )  # all of them are Noto, under the SIL Open Font License; one ships none
        if licence.exists():
            found[str(licence.relative_to(SOURCE))] = f"LICENSE.{script}"
    return found


def copy(copies: dict[str, str], target_folder: Path) -> None:
    """Make a folder of the package anew from files and folders of node_modules, whole or not at all."""
    part = target_folder.with_name(f"{target_folder.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    for name, to in copies.items():
        target = part / to
        target.parent.mkdir(parents=True, exist_ok=True)
        if (SOURCE / name).is_dir():
            shutil.copytree(SOURCE / name, target)
        else:
            shutil.copy2(SOURCE / name, target)
    shutil.rmtree(target_folder, ignore_errors=True)
    part.rename(target_folder)


def main() -> int:
    """Copy; says what is missing and how to mend it."""
    wanted = {ASSETS: PAGES, FONTS: fonts()}
    missing = [name for copies in wanted.values() for name in copies if not (SOURCE / name).exists()]
    if missing:
        print(
            f"assets: not found in node_modules: {', '.join(missing)}. Run 'npm ci' first.", file=sys.stderr
        )
        return 1
    for folder, copies in wanted.items():
        copy(copies, folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
