# shellcheck shell=bash
# The daemons and directories that scripts/test-containers gives its tests; each that works is named in a variable.
# shellcheck disable=SC2154 # stage and cache are the script's

daemons=()

# Runs a program in the background with its output in a log of the stage.
start_daemon() {
    local name=$1
    shift
    setsid "$@" </dev/null >"$stage/$name.log" 2>&1 &
    daemons+=("$!")
}

# Waits, at most 30 s, until a command succeeds; says what the daemon said if it never does.
wait_for() {
    local name=$1 tries
    shift
    for ((tries = 0; tries < 150; tries++)); do
        ! "$@" >/dev/null 2>&1 || return 0
        kill -0 "${daemons[-1]}" 2>/dev/null || break
        sleep 0.2
    done
    say "$name does not work here, its tests are left out:"
    tail -n 3 "$stage/$name.log" >&2
    return 1
}

free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }

# Without a bridge and firewall rules, so that it runs in a container too.
start_docker() {
    export DOCKER_HOST=unix://$stage/docker.sock
    start_daemon docker dockerd --iptables=false --ip6tables=false --bridge=none --storage-driver=vfs \
        --data-root "$stage/docker" --exec-root "$stage/docker-run" --pidfile "$stage/docker.pid" -H "$DOCKER_HOST"
    ! wait_for docker docker info || export NESH_TEST_DOCKER=1
}

# podman, buildah and skopeo share this storage.
settle_podman() {
    printf '[storage]\ndriver = "vfs"\ngraphroot = "%s"\nrunroot = "%s"\n' "$stage/podman" "$stage/podman-run" \
        >"$stage/storage.conf"
    # Podman asks for more than this process may have, where that is little.
    printf '[containers]\ndefault_ulimits = ["nofile=1024:1024", "nproc=1024:1024"]\n' >"$stage/containers.conf"
    export CONTAINERS_STORAGE_CONF=$stage/storage.conf CONTAINERS_CONF=$stage/containers.conf BUILDAH_ISOLATION=chroot
    ! buildah info >"$stage/buildah.log" 2>&1 || export NESH_TEST_BUILDAH=1
    if podman info >"$stage/podman.log" 2>&1; then export NESH_TEST_PODMAN=1; else tail -n 3 "$stage/podman.log" >&2; fi
}

start_registry() {
    local port
    port=$(free_port)
    printf 'version: 0.1\nstorage:\n  filesystem:\n    rootdirectory: %s\nhttp:\n  addr: 127.0.0.1:%s\n' \
        "$stage/registry" "$port" >"$stage/registry.yml"
    printf '[[registry]]\nlocation = "127.0.0.1:%s"\ninsecure = true\n' "$port" >"$stage/registries.conf"
    export CONTAINERS_REGISTRIES_CONF=$stage/registries.conf
    start_daemon registry docker-registry serve "$stage/registry.yml"
    ! wait_for registry curl -fs "http://127.0.0.1:$port/v2/" || export NESH_TEST_REGISTRY=127.0.0.1:$port
}

# moto answers as AWS does, with keys that nobody else has.
start_aws() {
    local port
    if [[ ! -x $cache/aws/bin/moto_server ]]; then
        if ! { quietly "getting the AWS CLI and a stand-in for AWS" python3 -m venv "$cache/aws" &&
            quietly "installing them" "$cache/aws/bin/pip" install -q awscli 'moto[kms,server]'; }; then
            rm -rf "$cache/aws"
            say "signing with AWS KMS is not tested"
            return
        fi
    fi
    port=$(free_port)
    start_daemon aws "$cache/aws/bin/moto_server" -H 127.0.0.1 -p "$port"
    export AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test AWS_DEFAULT_REGION=eu-west-1
    export AWS_ENDPOINT_URL=http://127.0.0.1:$port PATH=$cache/aws/bin:$PATH
    ! wait_for aws curl -fs "$AWS_ENDPOINT_URL/moto-api/" || export NESH_TEST_AWS=$AWS_ENDPOINT_URL
}

# A Debian system with a Python, kept for the next run.
make_debian() {
    if [[ ! -e $cache/debian.done ]]; then
        rm -rf "$cache/debian"
        quietly "making a Debian system" debootstrap --variant=minbase --include=python3-minimal bookworm \
            "$cache/debian" || {
            say "there is no Debian system to test with"
            return
        }
        # Packages that are installed already, and lists of what could be.
        rm -rf "$cache/debian/var/cache/apt/archives"/*.deb "$cache/debian/var/lib/apt/lists"/*
        : >"$cache/debian.done"
    fi
    export NESH_TEST_DEBIAN=$cache/debian
}

# Debian systems as their installer leaves them, and the package that is installed in them.
make_packages() {
    local release systems=()
    for release in bookworm trixie; do
        if [[ ! -e $cache/fresh-$release.done ]]; then
            rm -rf "$cache/fresh-$release"
            quietly "making a fresh Debian $release" debootstrap --variant=minbase "$release" \
                "$cache/fresh-$release" || {
                say "there is no Debian $release to install in"
                continue
            }
            : >"$cache/fresh-$release.done"
        fi
        systems+=("$cache/fresh-$release")
    done
    if "$root/scripts/package" --oci --output "$stage/packages" >/dev/null; then
        NESH_TEST_PACKAGE=$(echo "$stage/packages"/*.deb)
        NESH_TEST_OCI=$(echo "$stage/packages"/*.oci.tar)
        NESH_TEST_FRESH=$(IFS=:; echo "${systems[*]}")
        export NESH_TEST_PACKAGE NESH_TEST_OCI NESH_TEST_FRESH
    fi
}

# Ends the daemons by their own numbers and removes what they made.
end_stage() {
    local daemon
    for daemon in "${daemons[@]}"; do kill "$daemon" 2>/dev/null || true; done
    for daemon in "${daemons[@]}"; do wait "$daemon" 2>/dev/null || true; done
    rm -rf "$stage"
    finish
}
