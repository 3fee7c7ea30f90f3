#!/usr/bin/env bash
# Write the lock files anew from pyproject.toml: versions and hashes, no index named.
set -euo pipefail
cd "$(dirname "$0")/.."
common=(--quiet --generate-hashes --no-emit-index-url --no-emit-find-links --no-emit-trusted-host
        --strip-extras --allow-unsafe --no-header --no-annotate)
.venv/bin/python -m pip install --quiet pip-tools
.venv/bin/pip-compile "${common[@]}" -o requirements.lock pyproject.toml
.venv/bin/pip-compile "${common[@]}" --extra dev -c requirements.lock -o requirements-dev.lock pyproject.toml
