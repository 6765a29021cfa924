# shellcheck shell=bash
# A container image from nothing: the program, its lessons, and the licences. nesh builds it from a Dockerfile.
# shellcheck disable=SC2154 # version, machine, output, work and made are scripts/package's

pack_oci() {
    local context=$work/context name=nesh-$version-linux-$machine.oci.tar
    install -d "$context/tree/usr" "$context/tree/work"
    install -d -m 1777 "$context/tree/tmp"
    cp -a "$work/tree/." "$context/tree/usr"
    # Nobody reads manual pages or completes in there.
    rm -r "$context"/tree/usr/share/{man,bash-completion,zsh,fish,nesh/apparmor}
    find "$context" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
    cat >"$context/Dockerfile" <<'DOCKERFILE'
FROM scratch
COPY tree/ /
ENV PATH=/usr/bin HOME=/work LC_ALL=C.UTF-8
WORKDIR /work
ENTRYPOINT ["/usr/bin/nesh"]
DOCKERFILE
    # What nesh builds goes into a store, which is an OCI layout; this one is the image's own.
    XDG_DATA_HOME=$work/data quietly "building $name" run_binary build-enclave --docker-uri "nesh:$version" \
        --docker-dir "$context" --output-file "$work/unused.eif" || fail "nesh could not build $name"
    pack_files "$output/$name" "$work/data/nesh/images" blobs index.json oci-layout
    made+=("$name")
}
