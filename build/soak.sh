#!/usr/bin/env bash
# Runs the random suites in full; dotnet test runs only a fixed share of each.
# Usage: build/soak.sh [classes, default 2000] [damaged files, default 10000]. A failure prints the seed: make it a test.
# RESILIENCEGEN_BROKEN_CODE=<folder> damages the files below that folder instead of the fixtures.
set -euo pipefail
cd "$(dirname "$0")/.."
classes="${1:-2000}"
broken="${2:-10000}"
shard=250
dotnet build tests/ResilienceGen.CodeFixes.Tests
# soak COUNT VARIABLE TEST: one run of the test for each shard of the seeds.
soak() {
  local from to
  for ((from = 0; from < $1; from += shard)); do
    to=$((from + shard < $1 ? from + shard : $1))
    echo "$3: seeds $from to $((to - 1))"
    env "$2=$from-$to" dotnet test tests/ResilienceGen.CodeFixes.Tests --no-build \
      --filter "FullyQualifiedName~$3" --logger "console;verbosity=detailed" | grep -vE "^ *$|xUnit.net"
  done
}

soak "$classes" RESILIENCEGEN_SOAK RandomClientTests
soak "$broken" RESILIENCEGEN_BROKEN BrokenCodeTests
