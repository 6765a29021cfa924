# shellcheck shell=bash
# Checks that only look at the text of files. Each finding is a line FILE:LINE:TEXT under a sentence.

longest_file=350

check_text() {
    local status=0
    forbid "paths of one machine" '/(home|Users)/[a-z0-9._-]+/|/roo[t]/|/wor[k]/|/tmp/[a-z]+/[a-z]+/' \
        Sources scripts docs README.md Package.swift .ci || status=1
    forbid "plans belong elsewhere" '\b(TOD[O]|FIXM[E]|XX[X]|HAC[K])\b' . || status=1
    forbid "numbers of issues say nothing here" '[Ii]ssue #?[0-9]+' . || status=1
    forbid "an import that the program does not carry" '^(@[A-Za-z@_ ]+ )?import (Foundation|Dispatch)' Sources || status=1
    forbid "a crash where an error belongs" '\btry!|\bfatalError\(|\bas! ' Sources || status=1
    forbid "tests are written with Swift Testing" '^import XCTest' Tests || status=1
    forbid "a space or a tab at the end of a line" '[[:blank:]]$' \
        Sources scripts Package.swift .ci '*.md' '*.swift' '*.nesh' || status=1
    forbid "a conflict's mark" '^(<<<<<<<|>>>>>>>) ' . || status=1
    unsafe_without_reason || status=1
    too_long || status=1
    without_run_bit || status=1
    return "$status"
}

# forbid WHY PATTERN PATH...: fails, and shows where, if a text file of the project has the pattern.
forbid() {
    local why=$1 pattern=$2 hits
    shift 2
    hits=$(git -c safe.directory="$root" -C "$root" grep --untracked -nIE -e "$pattern" -- "$@" ':!Tests/*/Fixtures' |
        cut -c 1-160) || return 0
    printf '%s:\n%s\n' "$why" "$hits"
    return 1
}

# What the compiler cannot check needs the reason why it holds, close by.
unsafe_without_reason() {
    local hits
    hits=$(git -c safe.directory="$root" -C "$root" grep --untracked -nE \
        -e 'SAFETY:|@unchecked Sendable|nonisolated\(unsafe\)|Unmanaged[.<]' -- 'Sources/*.swift' | awk -F: '
        /SAFETY:/ { file = $1; reason = $2; if (open == file && reason - line <= 8) open = ""; next }
        open != "" { print finding; open = "" }
        !($1 == file && $2 - reason <= 8) { open = $1; line = $2; finding = $0 }
        END { if (open != "") print finding }')
    [[ -n $hits ]] || return 0
    printf 'SAFETY: is missing within 8 lines:\n%s\n' "$hits"
    return 1
}

too_long() {
    local hits
    # A list that a script writes has no length that anyone chose.
    hits=$(project_files '*.swift' '*.c' '*.h' '*.sh' '*.py' scripts ':!scripts/lib/order/functions.txt' | sort -u | (cd "$root" && xargs -r wc -l) |
        awk -v most="$longest_file" '$2 != "total" && $1 > most { print $2 ": " $1 " lines" }')
    [[ -n $hits ]] || return 0
    printf 'over %d lines; which idea would move out?\n%s\n' "$longest_file" "$hits"
    return 1
}

without_run_bit() {
    local path status=0
    while read -r path; do
        [[ -x $root/$path ]] || {
            echo "$path: has a #! line and no run bit"
            status=1
        }
    done < <(project_files scripts .ci | (cd "$root" && xargs -r awk 'FNR == 1 && /^#!/ { print FILENAME }'))
    return "$status"
}
