#!/usr/bin/env bash
# Publishes samples/NativeAot natively compiled and, a second time, trimmed; no trim or AOT warning is allowed, and both must say what expected.txt says.
# Skipped, with a message, where there is no C linker or the runtime packs cannot be restored.
set -euo pipefail
cd "$(dirname "$0")/.."
sample=samples/NativeAot
rid=linux-$(uname -m | sed 's/x86_64/x64/; s/aarch64/arm64/')
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

command -v clang >/dev/null || command -v gcc >/dev/null || { echo "SKIPPED: native AOT needs a C linker (clang or gcc)."; exit 0; }
compiler=$(command -v clang || command -v gcc)

# publish NAME [PROPERTY...]: publishes the sample, runs it and compares what it says.
publish() {
  local name=$1; shift
  local properties=("-p:PublishAs=$name" "-p:PublishFor=$rid" "$@")
  if ! dotnet restore "$sample" "${properties[@]}" >"$work/restore.log" 2>&1; then
    grep -q "error NU" "$work/restore.log" || { cat "$work/restore.log"; exit 1; }
    grep -oE "error NU[0-9]+.*" "$work/restore.log" | head -3
    echo "SKIPPED: the packs for $name cannot be restored here."
    return
  fi

  dotnet publish "$sample" -c Release --no-restore -o "$work/$name" -v q -nologo "${properties[@]}"
  "$work/$name/NativeAot" >"$work/$name.txt"
  diff "$sample/expected.txt" "$work/$name.txt"
  echo "$name: no warning, $(du -sh "$work/$name" | cut -f1), says what is expected."
}

publish native -p:CppCompilerAndLinker="$compiler"
publish trimmed
