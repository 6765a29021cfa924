# shellcheck shell=bash
# What every package holds, as it lies below /usr or another prefix, and the plain archive of it.
# shellcheck disable=SC2154 # version, machine, strip, libraries, output, work and made are scripts/package's

# The path that a distribution's package has the program at.
packaged_path=/usr/bin/nesh

# Swift's digests of what it compiled, which hold the directory it was compiled in, and the linker's digest of those;
# nothing reads them.
differing=(-R .comment -R .swift_modhash -R .note.gnu.build-id)

make_tree() {
    local tree=$1 shell file origin
    install -d "$tree/bin" "$tree/share/man/man1" "$tree/share/man/man5" "$tree/share/man/ja/man1" \
        "$tree/share/doc/nesh" \
        "$tree/share/nesh/apparmor" "$tree/share/nesh/lessons/ja" "$tree/share/bash-completion/completions" \
        "$tree/share/zsh/site-functions" "$tree/share/fish/vendor_completions.d"
    "$strip" --strip-all "${differing[@]}" -o "$tree/bin/nesh" "$binary"
    chmod 755 "$tree/bin/nesh"
    copy "$root/docs/man/nesh.1" "$tree/share/man/man1/nesh.1"
    copy "$root/docs/man/ja/nesh.1" "$tree/share/man/ja/man1/nesh.1"
    copy "$root/docs/man/nesh.5" "$tree/share/man/man5/nesh.5"
    for shell in bash-completion/completions/nesh zsh/site-functions/_nesh fish/vendor_completions.d/nesh.fish; do
        run_binary completions "${shell%%[-/]*}" >"$tree/share/$shell"
    done
    profile_text "$packaged_path" >"$tree/share/nesh/apparmor/$(basename "$(profile_file "$packaged_path")")"
    sources_digest >"$tree/share/nesh/sources.sha256"
    # They begin with #!, so that they run by themselves.
    for file in "$root"/docs/tutorial/{,ja/}*.nesh; do
        outside_checkout <"$file" | install -m 755 /dev/stdin "$tree/share/nesh/lessons/${file#"$root/docs/tutorial/"}"
    done
    copy "$root/LICENSE" "$root/NOTICE" "$tree/share/doc/nesh"
    copy_readme README.md 'Picture' "$tree/share/doc/nesh"
    copy_readme README.ja.md '図' "$tree/share/doc/nesh"
    copy_pages "$tree/share/doc/nesh/docs"
    copy_workshop "$tree/share/nesh/workshop"
    links_resolve "$tree/share" || fail "a package has only pages whose links work in it"
    # This machine's compiler and libraries, or those of another root.
    if [[ -n $libraries ]]; then origin=(--system "$libraries"); else require_swift && origin=(--swift "$swift"); fi
    python3 "$root/scripts/lib/package/sbom.py" --program "$tree/bin/nesh" --version "$version" \
        --licences "$tree/share/doc/nesh/licences" "${origin[@]}" "${static_libraries[@]}" \
        >"$tree/share/doc/nesh/sbom.spdx.json"
    chmod -R u=rwX,go=rX "$tree"
    find "$tree" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
}

copy() { install -m 644 "$@"; }

# copy_readme FILE WORD FOLDER: it is read on a terminal, where a picture is a line that says what it shows and where it is.
# Its lines end where their author ended them: no program knows where a line of Japanese may.
copy_readme() {
    without_comments "$1" <"$root/$1" |
        sed -E -e "s/^!\[(.*)\]\((.*)\)\$/$2 (\2): \1/" -e 's#\]\(docs/tutorial/workshop/#](../../nesh/workshop/#g' |
        install -m 644 /dev/stdin "$3/$1"
}

# copy_pages FOLDER: what README.md links to, with pictures and examples. The lessons have a place of their own, and so has the
# workshop, whose programs are to be run.
copy_pages() {
    local folder=$1 file
    while IFS= read -r file; do
        outside_checkout <"$root/docs/$file" | without_comments "$file" |
            sed -e 's#](tutorial/workshop/#](../../../nesh/workshop/#g' \
                -e 's#](\.\./tutorial/workshop/#](../../../../nesh/workshop/#g' |
            install -D -m 644 /dev/stdin "$folder/$file"
    done < <(cd "$root/docs" && find . \( -path ./tutorial -o -path ./man \) -prune -o -type f \
        \( -name '*.md' -o -name '*.svg' -o -name '*.nesh' -o -path './editors/*' -o -path './examples/*' \) -print | LC_ALL=C sort)
}

# without_comments FILE: what tests read between the lines of a page is not for who reads it with a pager.
without_comments() {
    if [[ $1 != *.md ]]; then
        cat
        return
    fi
    awk '/^ *```/ { code = !code }
        !code && /^<!--/ { comment = 1 }
        !comment { print }
        comment && /-->/ { comment = 0 }'
}

# pack_files FILE DIRECTORY NAME...: a tar archive of these of the directory, the same every time.
pack_files() {
    local file=$1 directory=$2
    shift 2
    tar --sort=name --format=ustar --mtime="@$SOURCE_DATE_EPOCH" --owner=0 --group=0 --numeric-owner \
        -C "$directory" -cf "$file" "$@"
}

# copy_workshop FOLDER: the workshop's scripts with their programs, which no folder of documents may have. What an editor
# or a program has left among them would make another package of the same sources.
copy_workshop() {
    local folder=$1 source=$root/docs/tutorial/workshop file mode
    [[ -d $source ]] || return 0
    while IFS= read -r file; do
        case ${file##*/} in
            *.nesh | *.md | *.py | *.sh | *.json | *.yaml | *.txt | Dockerfile | make-root | kmstool_enclave_cli) ;;
            *) fail "docs/tutorial/workshop/${file#./} is no file of the workshop: remove it, or name it in tree.sh" ;;
        esac
        mode=644
        [[ ! -x $source/$file && $file != *.nesh ]] || mode=755
        outside_checkout <"$source/$file" |
            sed -e 's#From the repository.s top folder:#From a folder of your own:#' \
                -e 's#リポジトリの最上位ディレクトリから:#自分のディレクトリから:#' \
                -e 's#](\.\./\.\./#](../../doc/nesh/docs/#g' |
            install -D -m "$mode" /dev/stdin "$folder/$file"
    done < <(cd "$source" && find . -name __pycache__ -prune -o -type f -print | LC_ALL=C sort)
}

# links_resolve SHARE: whether all that pages in it link to is in it; says what is not.
links_resolve() { python3 "$root/scripts/lib/package/links.py" "$1" >&2; }

pack_tar() {
    local name=nesh-$version-linux-$machine
    cp -a "$work/tree" "$work/$name"
    pack_files "$work/$name.tar" "$work" "$name"
    gzip -9n <"$work/$name.tar" >"$output/$name.tar.gz"
    made+=("$name.tar.gz")
}
