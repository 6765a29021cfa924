import NeshCommand
import NeshPasted
import NeshShell
import Testing

/// Lines of which a part would do something else than the whole.
extension ShellMeaningTests {
    /// A program that nesh has something of its own for has no status here by which more could go, and no output.
    @Test(arguments: [
        "docker ps | grep -q no && nitro-cli terminate-enclave --all", "docker images && terminate-enclave --all",
        "systemctl is-active nitro-enclaves-allocator && nitro-cli terminate-enclave --all",
        "cat /etc/nitro_enclaves/allocator.yaml && terminate-enclave --all", "lscpu; nitro-cli terminate-enclave --all",
        "sed -i 's/cpu_count:.*/cpu_count: 4/' /etc/nitro_enclaves/allocator.yaml && terminate-enclave --all",
        "docker images > list.txt", "docker images | wc -l", "lscpu | grep Model", "docker images <<EOF",
        "cat <<EOF >/etc/nitro_enclaves/allocator.yaml", "cat new.yaml > /etc/nitro_enclaves/allocator.yaml",
        "sudo systemctl restart nitro-enclaves-allocator.service <<EOF", "nitro-cli describe-enclaves | tee x <<EOF",
        "docker images -q", "docker ps -aq", "docker container rm -f hello", "docker run --rm x",
        "docker image prune -f",
        "docker build -t a:1 -t b:1 y", "systemctl stop nitro-enclaves-allocator", "cat copy/allocator.yaml",
        "systemctl disable --now nitro-enclaves-allocator.service", "tail -f /etc/nitro_enclaves/allocator.yaml",
    ]) func programsThatAreNotHereAreNotPartOfMore(_ line: String) {
        #expect(actions(line) == nil)
        // As it was typed, or nothing.
        #expect(ShellLine.recognise(line, .shell)?.correction?.hasPrefix("!docker") ?? true)
    }

    @Test func nothingIsOverwrittenByAGuessedName() {
        #expect(actions("docker build -t z:1 y", files: ["z.eif"]) == nil)
        #expect(ShellLine.recognise("docker build -t z:1 y", .shell, isFile: { $0 == "z.eif" })?.correction == nil)
    }

    /// What sed would do to another file, to more than one setting or to what only a part of the value is.
    @Test(arguments: [
        "sed -i 's/memory_mib:.*/memory_mib: 77/' copy/allocator.yaml",
        "sed -i 's/memory_mib:.*/memory_mib: 77/' /etc/nitro_enclaves/my-allocator.yaml",
        "sed -i 's/memory_mib:.*/memory_mib: 1024/; s/cpu_count:.*/cpu_count: 1/' /etc/nitro_enclaves/allocator.yaml",
        "sed -i -e 's/memory_mib:.*/memory_mib: 1/' -e 's/cpu_count:.*/cpu_count: 1/' /etc/nitro_enclaves/allocator.yaml",
        "sed -i 's/memory_mib: 9999/memory_mib: 5/' /etc/nitro_enclaves/allocator.yaml",
        "sed -i 's/# memory_mib explained/512/' /etc/nitro_enclaves/allocator.yaml",
        "sed -i 's/^cpu_pool:.*/1,3/' /etc/nitro_enclaves/allocator.yaml",
        "sed -i.bak 's/memory_mib:.*/memory_mib: 5/' /etc/nitro_enclaves/allocator.yaml",
        "sed 's/memory_mib:.*/memory_mib: 5/' /etc/nitro_enclaves/allocator.yaml",
        "sed -i '/cpu_pool/d' /etc/nitro_enclaves/allocator.yaml",
    ]) func sedIsReadToItsLastWord(_ line: String) {
        #expect(actions(line) == nil)
        #expect(ShellLine.recognise(line, .shell)?.correction == nil)
    }

    /// What stands before a condition may change what it looks at.
    @Test(arguments: [
        "X=$(hostname) && [ -z \"$X\" ] && describe-enclaves", "set A x; [ -z \"$A\" ] && describe-enclaves",
        "A=1; unset A; [ -n \"$A\" ] && describe-enclaves", "export X=$HOME && [ -z \"$X\" ] && describe-enclaves",
    ]) func conditionsWaitForTheirTurn(_ line: String) throws {
        let steps = try #require(
            ShellMeaning.of(
                line, .shell, .init(isInstalled: { $0 == "hostname" }, isInEnvironment: { $0 == "HOME" }))
        ).steps
        #expect(steps.contains { if case .condition = $0.action { true } else { false } })
    }

    @Test func whatALineFindsIsNotTheEnvironments() throws {
        let steps = try #require(
            ShellMeaning.of(
                "ID=$(hostname); echo $ID $HOME", .shell,
                .init(isInstalled: { $0 == "hostname" }, isInEnvironment: { ["ID", "HOME"].contains($0) }))
        ).steps
        #expect(steps.last?.action == .line("echo $ID ${env.HOME}"))
    }

    /// sh would get a part of it, or its "not" would be lost.
    @Test(arguments: [
        "!if false; then", "!while read x; do", "!cat <<EOF", "! true && nitro-cli terminate-enclave --all",
        "! nitro-cli describe-enclaves | grep -q a && nitro-cli terminate-enclave --all", "!coproc X {",
        "describe-enclaves | tee x <<EOF", "echo a | cat - <<EOF", "if $ok\nthen\n", "then", "fi", "EOF_IS <<EOF",
    ]) func linesForShThatAreNotWhole(_ line: String) {
        #expect(actions(line) == nil)
        let answer = ShellLine.recognise(line, .shell)
        #expect(answer != nil && answer?.correction == nil, "\(line)")
    }
}
