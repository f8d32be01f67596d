#!/usr/bin/env bash
# Runs the random suites in full; dotnet test runs only a fixed share of each.
# Usage: build/soak.sh [classes, default 2000]. A failure prints the seed: make it a test.
set -euo pipefail
cd "$(dirname "$0")/.."
export RESILIENCEGEN_SOAK="${1:-2000}"
dotnet test tests/ResilienceGen.CodeFixes.Tests --filter FullyQualifiedName~RandomClientTests --logger "console;verbosity=detailed"
