# shellcheck shell=bash
# What every script needs: where the checkout is, how to speak, how to become root for one command.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)

# Everything a script has to say goes to stderr: stdout belongs to the program that it runs.
say() { printf '%s: %s\n' "${0##*/}" "$*" >&2; }

fail() {
    say "$@"
    exit 1
}

usage_error() {
    say "$@"
    say "see: scripts/${0##*/} --help"
    exit 2
}

# The comment at the top of the calling script, without its first line, is its help.
print_help() { awk 'NR > 1 && !/^#/ { exit } NR > 1 { sub(/^# ?/, ""); print }' "$0"; }

have() { command -v "$1" >/dev/null 2>&1; }

# Runs one command as root: as it is, or under sudo, which asks on the terminal if it must.
as_root() {
    if ((EUID == 0)); then
        "$@"
    elif have sudo; then
        sudo "$@"
    else
        say "this needs root, and there is no sudo here; as root run:"
        printf '    %s\n' "$*" >&2
        return 1
    fi
}

# Asks for sudo's password, if it wants one, before anything draws on the terminal.
can_be_root() { ((EUID == 0)) || { have sudo && sudo true; }; }

# Files that root made in another user's checkout would stop that user's next build.
give_back() {
    ((EUID == 0)) && [[ ! -O $root ]] || return 0
    local path
    for path in "$root/.build" "$root/docs/tutorial/hello-app/hello"; do
        [[ ! -e $path ]] || chown -hR --reference="$root" "$path"
    done
}

# However a script ends: what it put here is removed, and the terminal's line is its own again.
leftovers=()
ticker=""
finish() {
    stop_ticking
    ((${#leftovers[@]} == 0)) || rm -rf "${leftovers[@]}"
    give_back
}
trap finish EXIT

# Runs a command with its output in a log that is shown only if it fails. On a terminal a sign shows that time passes.
quietly() {
    local what=$1 log status=0
    shift
    log=$(mktemp)
    leftovers+=("$log")
    if [[ -t 2 && ${TERM:-dumb} != dumb ]]; then
        tick "$what" "$log" &
        ticker=$!
    else
        say "$what"
    fi
    "$@" </dev/null >"$log" 2>&1 || status=$?
    stop_ticking
    if ((status != 0)); then
        cat "$log" >&2
        say "$what: failed (exit $status), see above"
    fi
    rm -f "$log"
    return "$status"
}

stop_ticking() {
    [[ -n $ticker ]] || return 0
    kill "$ticker" 2>/dev/null || true
    wait "$ticker" 2>/dev/null || true
    ticker=""
    printf '\r\033[K' >&2
}

# One line, drawn again and again: what is done, for how long, and the build's own [n/m] where its log has one.
tick() {
    trap - EXIT
    local what=$1 log=$2 start=$SECONDS step
    while kill -0 $$ 2>/dev/null; do
        step=$(tail -c 400 "$log" 2>/dev/null | grep -oE '\[[0-9]+/[0-9]+\]' | tail -n 1) || step=""
        printf '\r\033[K%s: %s … %d s %s' "${0##*/}" "$what" "$((SECONDS - start))" "$step" >&2
        sleep 0.2
    done
}
