#!/usr/bin/env bash
# Runs the random suites in full; dotnet test runs only a fixed share of each.
# Usage: build/soak.sh [classes, default 2000] [damaged files, default 10000] [worlds of 500 calls, default 2000] [interleavings, default 100000] [scenarios, default 10000]
# A count of 0 leaves a suite out. A failure prints the seed: make it a test.
# RESILIENCEGEN_BROKEN_CODE=<folder> damages the files below that folder instead of the fixtures.
set -euo pipefail
cd "$(dirname "$0")/.."
# soak COUNT SHARD VARIABLE PROJECT TEST: one run of the test for each shard of the seeds.
soak() {
  local from to
  [ "$1" -gt 0 ] || return 0
  dotnet build "tests/$4" -c Release -v q -nologo
  for ((from = 0; from < $1; from += $2)); do
    to=$((from + $2 < $1 ? from + $2 : $1))
    echo "$5: seeds $from to $((to - 1))"
    env "$3=$from-$to" dotnet test "tests/$4" -c Release --no-build \
      --filter "FullyQualifiedName~$5" --logger "console;verbosity=detailed" | grep -vE "^ *$|xUnit.net"
  done
}

soak "${1:-2000}" 250 RESILIENCEGEN_SOAK ResilienceGen.CodeFixes.Tests RandomClientTests
soak "${2:-10000}" 250 RESILIENCEGEN_BROKEN ResilienceGen.CodeFixes.Tests BrokenCodeTests
soak "${3:-2000}" 250 RESILIENCEGEN_CHAOS ResilienceGen.Tests ChaosTests
soak "${4:-100000}" 25000 RESILIENCEGEN_INTERLEAVINGS ResilienceGen.Tests LinearisableTests
soak "${5:-10000}" 1000 RESILIENCEGEN_MODEL ResilienceGen.Conformance RandomScenarioTests.Wrappers
if [ "${3:-2000}" -gt 0 ]; then
  RESILIENCEGEN_CHAOS_SECONDS=60 dotnet test tests/ResilienceGen.Tests -c Release --no-build --filter "FullyQualifiedName~RealThreadsTests"
fi
