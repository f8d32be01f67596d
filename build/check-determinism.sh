#!/usr/bin/env bash
# Builds the last commit in two clones in different folders, without the analyzers of the house style, which write nothing, and compares generated files and shipped assemblies byte by byte.
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

build_copy() {
  local copy=$work/$1
  git clone -q --shared . "$copy"
  (cd "$copy" && CI=true dotnet build samples/LlmFallback -c Release -v q -nologo \
    -p:RunAnalyzers=false -p:EmitCompilerGeneratedFiles=true -p:CompilerGeneratedFilesOutputPath="$copy/generated")
}

build_copy first
build_copy a-second-folder
diff -r "$work/first/generated" "$work/a-second-folder/generated"
test -n "$(find "$work/first/generated" -name '*.cs')" || { echo "No file was generated: nothing was compared."; exit 1; }
for assembly in ResilienceGen/bin/Release/net10.0/ResilienceGen.dll ResilienceGen.Analyzers/bin/Release/netstandard2.0/ResilienceGen.Analyzers.dll; do
  cmp "$work/first/src/$assembly" "$work/a-second-folder/src/$assembly"
done
echo "Generated files and assemblies are identical."
