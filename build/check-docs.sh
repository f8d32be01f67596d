#!/usr/bin/env bash
# Fails when a computed part of a document differs from what is committed.
set -euo pipefail
cd "$(dirname "$0")/.."
before=$(git hash-object README.md docs/*.md docs/rules/*.md)
build/docs.sh --no-build
after=$(git hash-object README.md docs/*.md docs/rules/*.md)
[ "$before" = "$after" ] || { echo "Documents were out of date: run build/docs.sh and commit."; exit 1; }
