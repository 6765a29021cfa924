import NeshData

extension ErrorPage {
    /// Making and checking images.
    static let images: [ErrorPage] = [
        ErrorPage(
            .eifBuilding, "The enclave image could not be put together",
            reason: "A part is missing or does not fit the format: a file of 4 GiB, a path too long.",
            fix: "The message names the part.", in: "build-enclave"),
        ErrorPage(
            .dockerImageBuild, "The container image could not be built",
            reason: "The Dockerfile has a mistake, or needs RUN and no container tool is installed.",
            fix: "The message has file and line; install docker, podman or buildah for RUN.", in: "build-enclave"),
        ErrorPage(
            .dockerImagePull, "The container image could not be found or read",
            reason: "A typing mistake in its name, no access to the registry, or a damaged archive.",
            fix: "`images` lists those at hand; docker-archive:FILE.tar reads one from a file.", in: "build-enclave"),
        ErrorPage(
            .artifactsPathNotSet, "There is no directory for what is built in between",
            reason: "NITRO_CLI_ARTIFACTS and HOME are both unset.",
            fix: "export NITRO_CLI_ARTIFACTS=/var/tmp.", in: "build-enclave"),
        ErrorPage(
            .blobsPathNotSet, "The enclave kernel and its companions were not found",
            reason: "NITRO_CLI_BLOBS names a directory without bzImage, cmdline, init and nsm.ko.",
            fix: "Correct it, or unset it: without blobs an image for the local engine is built.", in: "build-enclave"),
        ErrorPage(
            .eifSignatureChecker, "The image's signature does not hold",
            reason: "The image was changed after signing, or its certificate has expired.",
            fix: "sign-eif with a valid certificate.", in: "run-enclave", "describe-eif"),
        ErrorPage(
            .eifSigning, "The image could not be signed",
            reason: "Key and certificate do not belong together, or the key is not on P-256, P-384 or P-521.",
            fix: "openssl x509 -pubkey -noout -in CERT and openssl pkey -pubout -in KEY must agree.",
            in: "build-enclave", "sign-eif"),
    ]
}
