# shellcheck shell=bash
# Links of the documentation that lead to a file of the project.

check_links() {
    local page line target status=0
    while IFS= read -r page; do
        while IFS=: read -r line target; do
            target=${target%%#*}
            [[ -n $target && ! -e $root/$(dirname "$page")/$target ]] || continue
            echo "$page:$line: no such file: $target"
            status=1
        done < <(link_targets "$root/$page")
    done < <(project_files '*.md')
    return "$status"
}

# Prints LINE:TARGET of each [text](target) outside of fenced blocks, but for those on the web.
link_targets() {
    awk '/^ *```/ { fenced = !fenced }
        !fenced {
            rest = $0
            while (match(rest, /\]\([^)]+\)/)) {
                target = substr(rest, RSTART + 2, RLENGTH - 3)
                if (target !~ /^[a-z]+:/) print FNR ":" target
                rest = substr(rest, RSTART + RLENGTH)
            }
        }' "$1"
}
