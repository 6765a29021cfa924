import Foundation
import NeshTestSupport
import Testing

/// What READMEs say of `In Japanese`: pipes get English, except what explains.
@Suite struct PipedLanguageTests {
    private static let locale = ["LC_ALL": "", "LC_MESSAGES": "ja_JP.UTF-8", "LANG": "C.UTF-8"]

    /// These have nothing but a text for people to print.
    private static let explaining = ["help", "explain", "apropos", "reference"]

    /// These work only where somebody types.
    private static let typed = ["history", "fix"]

    /// Each verb that is not among those, with what prints most.
    private static let lines = """
        build-enclave --docker-uri hello-app:latest --docker-dir app --output-file a.eif
        describe-eif a.eif
        try sign-eif --eif-path a.eif --signing-certificate none.pem --private-key none.pem
        pcr --input app/hello
        eif ls a.eif
        eif map a.eif
        kms-policy a.eif
        attestation root
        try reproduce a.eif
        images
        run-enclave --eif-path a.eif --cpu-count 1 --memory 64 --debug-mode
        describe-enclaves
        describe-enclaves | jq -r '.[0].Nothing'
        console --for 100ms
        logs
        top -n 1
        ls
        ls --all
        ls --watch -n 1
        vsock ls
        parent true
        try vsock-proxy 8000 nobody.example 443
        try forward 70000:1
        resources
        allocator
        allocator set memory_mib 600 --dry-run
        try doctor
        kms
        use
        !sleep 1 &
        jobs
        fg
        set
        option
        echo a
        status
        completions bash
        expect 1 == 1
        wait 1 == 1
        require 1 == 1
        if 1 == 2
            echo a
        else
            echo b
        end
        not expect 1 == 2
        on-exit echo last
        on-error stop
        source other.nesh
        sleep 10ms
        pause
        try tutorial
        try demo
        try record a
        try note a
        try replay none.cast
        try export none.cast --txt
        version
        terminate-enclave
        exit
        """

    @Test("no verb prints Japanese into a pipe, but those that explain do")
    func everyVerb() throws {
        try #require(HelloImage.problem == "")
        let program = try ScriptProgram()
        try program.write("all.nesh", Self.lines + "\n")
        try program.write("other.nesh", "status\n")
        let ended = try program.bash(
            "cp -r \(HelloImage.app) app && nesh all.nesh 2>&1 | cat", environment: Self.locale)
        let japanese = ended.output.split(separator: "\n").filter { $0.contains(/[ぁ-んァ-ン一-龠]/) }
        #expect(japanese == [], "\(ended.output)")
        // As README says of lessons.
        #expect(try program.bash("nesh tutorial status | cat", environment: Self.locale).output.contains("はじめに"))
        // To the last line.
        #expect(ended.output.contains("Successfully terminated enclave"), "\(ended.output)")

        let page = try program.bash("nesh reference commands").output
        let verbs = Set(page.matches(of: /\[`([a-z-]+)`\]\(#/).map { String($0.output.1) })
        let tried = Set(Self.lines.split { " \n".contains($0) }.map(String.init))
        #expect(verbs.count > 40 && verbs.subtracting(tried) == Set(Self.explaining + Self.typed))
        for line in [
            "help ls", "explain E26", "apropos memory", "reference errors --language ja", "tutorial show hello",
        ] {
            let text = try program.bash("nesh \(line) | cat", environment: Self.locale).output
            #expect(text.contains(/[ぁ-んァ-ン一-龠]/), "\(line)")
        }
    }
}
