# shellcheck shell=bash
# What two programs of one version print and make, which must not depend on the processor they run on.
# shellcheck disable=SC2154 # root, stage, reference, program and binary are scripts/test-arm64's

golden=$root/Tests/NeshImageTests/Fixtures/golden

# Each line is played by both, in an empty directory of its own; files that are left there are compared, too.
# A signature is another one each time.
plays() {
    local image verb processor
    printf '%s\n' 'nesh --version' 'nesh help' 'nesh reference commands' 'nesh reference errors' 'nesh completions bash'
    # shellcheck disable=SC2016 # the players' shell expands it
    printf '%s\n' 'for lesson in "$root"/docs/tutorial/{,ja/}*.nesh; do nesh -n "$lesson"; done' \
        'nesh describe-eif --eif-path "$golden/hello.eif"' 'nesh describe-eif --eif-path "$golden"/signed/*.eif' \
        'nesh eif ls "$golden/hello.eif"; nesh eif map "$golden/hello.eif"; nesh eif extract "$golden/hello.eif" parts' \
        'nesh kms-policy --eif-path "$golden/hello.eif"' 'nesh pcr --input "$golden/hello.eif"' \
        'nesh pcr --signing-certificate "$golden/signed/cert.pem"' 'nesh pcr --instance-id i-0123456789abcdef0' \
        'nesh pcr --role-arn arn:aws:iam::123456789012:role/enclaves'
    for verb in show verify; do
        # shellcheck disable=SC2016
        printf 'for document in "$root"/Tests/NeshAttestationTests/Fixtures/*.cbor; do nesh attestation %s "$document"; done\n' "$verb"
    done
    for processor in x86_64 aarch64; do
        for image in "$golden"/{hello,layers,system,entrypoint}.tar; do play_of_image "$image" "$processor"; done
        play_of_image "$golden/hello.tar" "$processor" --signing-certificate "$stage/cert.pem" --private-key "$stage/key.pem"
    done
}

# play_of_image ARCHIVE PROCESSOR OPTION...
play_of_image() {
    local archive=$stage/$2-${1##*/} build
    cp "$1" "$archive"
    [[ $2 == x86_64 ]] || python3 "$root/scripts/lib/arm64/processor.py" "$archive" arm64
    printf -v build '%q ' nesh build-enclave --docker-uri "docker-archive:$archive" --arch "$2" --output-file o.eif "${@:3}"
    printf 'NITRO_CLI_BLOBS=%q %s' "$stage/blobs-$2" "$build"
    (($# > 2)) || printf '; nesh eif ls o.eif; nesh eif map o.eif; nesh eif extract o.eif parts; nesh kms-policy --eif-path o.eif'
    # shellcheck disable=SC2016
    printf '; nesh describe-eif --eif-path o.eif | grep -v \\"Signature\\"'
    (($# == 2)) || printf '; rm o.eif'
    printf '\n'
}

# play DIRECTORY LINE COMMAND...: what it prints and how it ends.
play() {
    local directory=$1 line=$2
    shift 2
    player=(env "HOME=$directory/home" SOURCE_DATE_EPOCH=1700000000 NO_COLOR=1 COLUMNS=100 "$@")
    nesh() { "${player[@]}" "$@"; }
    mkdir -p "$directory/home"
    (
        cd "$directory" || exit
        eval "$line"
        echo "status $?"
    ) </dev/null 2>&1 | sed "s|$directory|DIRECTORY|g" >"$directory.text"
    rm -rf "${directory:?}/home"
}

# The program of this machine to compare with: the one that was named, or one that is built already.
find_reference() {
    local candidate
    for candidate in "$reference" "$binary" "$root/.build/debug/nesh"; do
        [[ ! -x $candidate ]] || { reference=$candidate; return 0; }
    done
    return 1
}

part_same() {
    local line status=0 count=0
    [[ -x $program ]] || build_program || return 1
    find_reference || {
        say "there is no program of this machine's to compare with: scripts/nesh --version builds one"
        return 1
    }
    say "comparing with $reference"
    openssl req -new -x509 -nodes -newkey ec -pkeyopt ec_paramgen_curve:secp384r1 -days 30 -subj /CN=example \
        -keyout "$stage/key.pem" -out "$stage/cert.pem" 2>/dev/null
    cp -r "$golden/blobs" "$stage/blobs-x86_64"
    cp -r "$golden/blobs" "$stage/blobs-aarch64"
    mv "$stage/blobs-aarch64/bzImage" "$stage/blobs-aarch64/Image"
    mv "$stage/blobs-aarch64/bzImage.config" "$stage/blobs-aarch64/Image.config"
    while IFS= read -r line; do
        rm -rf "$stage"/{here,there}{,.text}
        play "$stage/here" "$line" "$reference"
        play "$stage/there" "$line" qemu-aarch64-static "$program"
        count=$((count + 1))
        if ! diff "$stage/here.text" "$stage/there.text" >&2 || ! diff -r "$stage/here" "$stage/there" >&2; then
            say "differs: $line"
            status=1
        fi
    done < <(plays)
    say "$count lines were played by both"
    return "$status"
}
