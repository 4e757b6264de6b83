#!/usr/bin/env bash
# Runs a command whose output may hold words of a page, with GitHub's log commands off while it prints; exits as it does.
# https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#stopping-and-starting-workflow-commands
set -uo pipefail
token="$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')"
[ "${#token}" = 32 ] || exit 1
echo "::stop-commands::$token"
# One stream: what goes to the other one could come after the line that turns commands on again.
"$@" 2>&1
code=$?
printf '\n::%s::\n' "$token"
exit "$code"
