# shellcheck shell=bash
# Runs the tests and shows at the end which of them failed, for anyone who sees only the last lines of a log.

# Runs the built tests; arguments go to `swift test`, whose status and output this has.
run_tests() {
    local events status=0
    events=$(mktemp)
    leftovers+=("$events")
    # shellcheck disable=SC2154 # require_swift has set it
    "$swift" test --skip-build --disable-xctest --event-stream-output-path "$events" --event-stream-version 0 \
        "$@" </dev/null || status=$?
    ((status == 0)) || ! have python3 || PYTHONDONTWRITEBYTECODE=1 python3 "$root/scripts/lib/failures.py" "$events" || true
    return "$status"
}
