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

# Says what the file $1 asks Swift's runtime for by name during a start; fails if it is more than one type, or any key
# path. Each such question searches all types of the program: docs/decisions.md says what they cost a start.
asks_for_little() {
    local file=$1 work address name calls asked=0 names=0 status=0
    [[ $(uname -m) == x86_64 ]] || return 0
    work=$(mktemp -d)
    leftovers+=("$work")
    cc -O2 -Wall -Wextra -o "$work/calls" "$root/scripts/lib/order/calls.c"
    while read -r address _ name; do
        calls=$("$work/calls" "$address" "$file" -c "echo hi" | tail -n 1) || return 1
        ((++asked))
        if [[ $name == swift_getKeyPath ]] && ((calls > 0)); then
            echo "$file: a start makes $calls key paths; a closure costs nothing there"
            status=1
        elif [[ $name != swift_getKeyPath ]]; then
            ((names += calls)) || true
        fi
    done < <(nm "$file" | grep -E ' T swift_(getKeyPath|getTypeByMangledNameIn(Context|Environment).*)$' | grep -v Impl)
    if ((asked == 0)); then
        echo "$file: nm finds none of the functions that look types up, so nothing was counted"
        return 1
    fi
    # One is what a start needs today.
    if ((names > 1)); then
        echo "$file: a start looks $names types up by their names"
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
    needs_nothing "$binary" && asks_for_little "$binary"
}
