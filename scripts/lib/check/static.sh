# shellcheck shell=bash
# The release program is one file that needs nothing of the system that it runs on.

# Says what of a dynamic program the file $1 has; fails if there is anything.
needs_nothing() {
    local file=$1 header found status=0
    header=$(LC_ALL=C readelf --wide --program-headers --dynamic "$file" 2>&1) || {
        echo "$file: readelf cannot read it: ${header##*$'\n'}"
        return 1
    }
    # A static program that may lie anywhere has a dynamic section too, for its own relocations, but names no library.
    found=$(grep -oE '\(NEEDED\).*|Requesting program interpreter: [^]]*' <<<"$header") || true
    if [[ -n $found ]]; then
        printf '%s is not static:\n%s\n' "$file" "$found"
        status=1
    fi
    # Names that the linker left open are looked up by a loader that is not there.
    found=$(LC_ALL=C readelf --wide --dyn-syms "$file" 2>/dev/null | awk '$7 == "UND" && $5 == "GLOBAL" { print $8 }')
    if [[ -n $found ]]; then
        printf '%s leaves names open: %s\n' "$file" "${found//$'\n'/ }"
        status=1
    fi
    # Parts of Swift's runtime that read files at each start, or make the search for types longer: a call of the standard
    # library's clocks, or of its search in strings, is enough to bring one in. See Moment.swift and TextSearch.swift.
    found=$(LC_ALL=C nm "$file" 2>/dev/null | grep -oE 'libdispatch_init|\b_StringProcessing\b|17_StringProcessing5RegexV' | sort -u) || true
    if [[ -n $found ]]; then
        printf '%s carries a part of the runtime that it does not need: %s\n' "$file" "${found//$'\n'/ }"
        status=1
    fi
    return "$status"
}

check_static() {
    [[ $(uname -s) == Linux ]] || return 0
    if (($(link_flags | wc -l) == 0)); then
        echo "a static archive is missing here; scripts/lib/build.sh names those that a static program needs"
        return 1
    fi
    build_if_stale
    needs_nothing "$binary"
}
