#!/usr/bin/env bash
# Runs the random suites in full; dotnet test runs only a fixed share of each.
# Usage: build/soak.sh [classes, default 2000]. A failure prints the seed: make it a test.
set -euo pipefail
cd "$(dirname "$0")/.."
classes="${1:-2000}"
shard=250
dotnet build tests/ResilienceGen.CodeFixes.Tests
for ((from = 0; from < classes; from += shard)); do
  to=$((from + shard < classes ? from + shard : classes))
  echo "seeds $from to $((to - 1))"
  RESILIENCEGEN_SOAK="$from-$to" dotnet test tests/ResilienceGen.CodeFixes.Tests --no-build \
    --filter FullyQualifiedName~RandomClientTests --logger "console;verbosity=detailed" | grep -vE "^ *$|xUnit.net"
done
