#!/usr/bin/env bash
# The steps of action.yml: checks once for annotations, the exit code and the summary, and once more for SARIF.
set -uo pipefail

mapfile -t paths < <(printf '%s\n' "${INPUT_PATHS:-.}" | sed '/^[[:space:]]*$/d')
options=(--within "${INPUT_WITHIN:-30d}" --fail-on "${INPUT_FAIL_ON:-within}")
[ -n "${INPUT_VIA:-}" ] && options+=(--via "$INPUT_VIA")
[ -n "${INPUT_CHANGED:-}" ] && options+=(--changed "$INPUT_CHANGED")
[ -n "${INPUT_ON:-}" ] && options+=(--on "$INPUT_ON")

almanac() {
  node "$ALMANAC/bin/almanac.js" check "${options[@]}" "$@" -- "${paths[@]}"
}

# In a clone, the command needs its libraries; the package has them inside.
if [ ! -e "$ALMANAC/lib/cli.mjs" ] && [ ! -d "$ALMANAC/node_modules" ]; then
  (cd "$ALMANAC" && npm ci --no-audit --no-fund --loglevel=error) || exit 1
fi

almanac --format github
code=$?
[ "$code" = 1 ] && exit 1
[ -n "${GITHUB_STEP_SUMMARY:-}" ] && almanac --format markdown >>"$GITHUB_STEP_SUMMARY"
[ -n "${INPUT_SARIF:-}" ] && almanac --format sarif --output "$INPUT_SARIF"
exit "$code"
