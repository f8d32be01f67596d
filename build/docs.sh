#!/usr/bin/env bash
# Writes what is computed in the documents: the table of rules and the code taken from samples.
set -euo pipefail
cd "$(dirname "$0")/.."
RESILIENCEGEN_UPDATE_DOCS=1 dotnet test tests/ResilienceGen.Repository.Tests --filter "FullyQualifiedName~Documents" --nologo -v q "$@"
