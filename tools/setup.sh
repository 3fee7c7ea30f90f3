#!/usr/bin/env bash
# Make .venv and install what is needed. `setup.sh run` for the demonstration, `setup.sh test` for the tests too.
# Debian packages are installed where the machine lets it; where it does not, what is slower or missing is said.
set -euo pipefail
cd "$(dirname "$0")/.."
for_what=${1:-run}
python=${PYTHON:-python3}
lock=requirements.lock
[ "$for_what" = test ] && lock=requirements-dev.lock

say() { printf 'setup: %s\n' "$*"; }
have() { command -v "$1" >/dev/null 2>&1; }
as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi; }
may_install() { have apt-get && { [ "$(id -u)" = 0 ] || { have sudo && sudo -n true 2>/dev/null; }; }; }

updated=no
debian() {  # debian PACKAGE...: install what is missing; returns 1 where the machine does not let us
    may_install || return 1
    if [ "$updated" = no ]; then as_root apt-get update -qq >/dev/null 2>&1 || true; updated=yes; fi
    DEBIAN_FRONTEND=noninteractive as_root apt-get install -y -qq --no-install-recommends "$@" >/dev/null 2>&1
}

"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
    say "expected Python 3.11 or newer, found $("$python" --version). Set PYTHON=/path/to/python3.11."; exit 1; }

wanted=$(cat "$lock" pyproject.toml package-lock.json tools/setup.sh tools/assets.py | sha256sum | cut -c1-20)
stamp=.venv/.openimr-$for_what-$wanted

tessdata() {  # every candidate is looked at by itself: one that is missing says nothing of the others
    local file
    for file in /usr/share/tesseract-ocr/*/tessdata/eng.traineddata "${TESSDATA_PREFIX:-/nonexistent}/eng.traineddata"; do
        [ -e "$file" ] && return 0
    done
    return 1
}
postgres() { ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || have initdb; }

if ! tessdata; then
    say "installing Tesseract's language data"
    debian tesseract-ocr-eng tesseract-ocr-osd || true
    tessdata || say "Tesseract's language data is not here: scanned pages are read by RapidOCR, about five times slower."
fi
if [ "$for_what" = test ]; then
    if ! have chromium; then
        say "installing Chromium for the browser tests"
        debian chromium || true
        have chromium || say "Chromium is not here: the browser tests are skipped (in CI they fail)."
    fi
    if ! postgres; then
        say "installing PostgreSQL's programs for the database tests"
        debian postgresql || true
        postgres || say "PostgreSQL is not here: its tests are skipped (in CI they fail)."
    fi
    if ! have qpdf || ! have pdftoppm; then
        debian qpdf poppler-utils || say "qpdf and poppler-utils are not here: the second opinions on PDFs are skipped."
    fi
fi

if [ -e "$stamp" ]; then exit 0; fi

if [ ! -x .venv/bin/python ]; then
    say "making .venv with $("$python" --version)"
    "$python" -m venv .venv 2>/dev/null || { rm -rf .venv; debian python3-venv && "$python" -m venv .venv; } || {
        say "expected the module 'venv' to work. Install python3-venv (Debian) and run this again."; exit 1; }
fi
say "installing Python packages from $lock"
.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r "$lock"
.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps -e .

have npm || debian npm || { say "expected npm (it comes with Node). Install it and run this again."; exit 1; }
say "installing what the pages load"
npm ci --silent --no-fund --no-audit --ignore-scripts >/dev/null 2>&1 || npm ci --no-fund --no-audit --ignore-scripts
.venv/bin/python tools/assets.py

rm -f .venv/.openimr-"$for_what"-*
touch "$stamp"
[ "$for_what" = test ] && { rm -f .venv/.openimr-run-*; touch ".venv/.openimr-run-$(cat requirements.lock pyproject.toml package-lock.json tools/setup.sh tools/assets.py | sha256sum | cut -c1-20)"; }
say "done"
