/// What takes the kernel's place where none is at hand. The bytes are fixed, so that the same
/// application gives the same registers on every such machine.
package enum Placeholder {
    /// What stands for `bzImage`.
    package static let kernel = Array(
        """
        nesh placeholder kernel
        This image was built without the Nitro kernel. Only the local engine of nesh runs it.
        Build it again with the kernel's files: NITRO_CLI_BLOBS=/usr/share/nitro_enclaves/blobs

        """.utf8)
    /// What stands for the kernel's command line.
    package static let cmdline = Array("nesh.placeholder=1".utf8)
    /// What stands for `init`.
    package static let initProgram = Array("nesh placeholder init\n".utf8)
    /// What stands for `nsm.ko`.
    package static let nsmModule = Array("nesh placeholder nsm.ko\n".utf8)
}
