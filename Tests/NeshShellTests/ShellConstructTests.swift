import NeshLanguage
import NeshSystem
import Testing

/// What lines of sh leave open, compared with what bash says of the same lines.
@Suite struct ShellConstructTests {
    static let scripts = [
        "cat > stop.sh <<'EOF'\nnitro-cli terminate-enclave --all\nEOF\necho",
        "cat <<A - <<-\"B C\" >out\none\nA\n\ttwo\n\tB C\necho", "cat <<\\EOF; echo $(date)\n)\nEOF\necho",
        "cat <<< text\necho $((1 << 2))\n((x = 1 << 3))\necho", "cat <<EOF |\ntext\nEOF\nsort\necho",
        "cleanup() {\n  echo within\n}\ncleanup", "function f {\nls\n}\nfunction g\n{\nls\n}\nf ()\n(\nls\n)\necho",
        "for i in 1 2; do\n  echo $i\ndone\nfor ((i=0; i<3; i++))\ndo\necho\ndone\necho",
        "select x in a b\ndo\nls\ndone\nls",
        "while read -r line\ndo\necho \"$line\"\ndone < file\nuntil false; do ls; done\necho",
        "case $x in\n(a|b) echo if ;;\nif) echo ;&\n*)\n  echo done\nesac\ncase x in esac\necho",
        "if [ -f x ]; then\necho fi\nelif true\nthen\n:\nelse\n(\nls\n)\nfi\necho", "{\nls; }\n{ ls\n} > x\necho }",
        "(\nls\n)\n( ls )\necho \"a ( b\" '(' \\(\necho", "a=(1\n'2)'\n3)\necho ${a[0]:-\"}\"}\necho",
        "bash -c '\nif true; then\n'\necho \"\n$(ls\n)\n\"\necho", "ls &&\necho\nls ||\n\n# remark\necho\nls |\ncat",
        "echo a \\\n  b\necho 'a' # it's\necho it\\'s\necho", "[[ -n $x &&\n-f y ]]\n[[ a < b ]]\necho `ls\n`\necho",
        "awk '{ print $1 }' x | while read a; do echo; done\nfind . \\( -name x \\) -exec ls {} \\;\necho",
        "echo $'it\\'s'\necho if for case {\nls if\nX=1 ls\n! ls\ntime {\nls\n}\necho",
        "ls 2>&1 >x &>y <z &\nls & ls\necho",
        "diff <(ls\n) <(ls)\nls > >(cat)\necho",
        "if true; then for i in 1; do case a in a) { ( ls\n) } ;; esac; done\nfi\nls",
        "echo ${x#\\}} ${x:-'a b'}\necho \"${x:-`ls`}\"\necho $(case a in a) ls ;; esac)\necho",
        "x=$(if true; then\nls\nfi)\necho \"$(for i in 1\ndo\nls; done)\" if\n{ ( ls ) }\n{ if true; then ls; fi }\necho",
        "while true; do\n  cat <<EOF\nline\nEOF\n  sleep 1\ndone\necho", "x() { ls; }; y() { ls; }\nx\ny",
    ]

    /// bash has read to the end and wants more.
    private func isOpen(_ text: String) throws -> Bool {
        let checked = try ChildProcess.run("bash", ["-n", "-c", text + "\n"])
        return checked.errorLines.contains { line in
            ["unexpected end of file", "unexpected EOF", "delimited by end-of-file", "unexpected token `EOF'"].contains(
                where: line.contains)
        }
    }

    @Test(
        .enabled(if: File.exists("/bin/bash") || File.exists("/usr/bin/bash"), "there is no bash"), arguments: scripts)
    func agreesWithBash(script: String) throws {
        let lines = script.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        var construct = ShellConstruct()
        for (index, line) in lines.enumerated() {
            construct.read(line)
            // For bash, a line that goes on is whole where nothing comes any more.
            if construct.continues { continue }
            let text = lines[...index].joined(separator: "\n")
            #expect(try construct.isOpen == isOpen(text), "\(construct) after \(index + 1) lines:\n\(text)")
        }
        #expect(!construct.isOpen)
    }

    @Test("blocks of nesh's own end with end; expected lines open nothing")
    func ownBlocks() {
        #expect(ShellConstruct("if 1 ==1\n  if 2 == 2\n| it's\n  end").isOpen)
        #expect(!ShellConstruct("if 1 ==1\n  if 2 == 2\n| it's {\n  end\nend").isOpen)
        #expect(ShellConstruct("[ec2-user@ip-10-0-0-1 ~]$ for i in 1; do").isOpen)
        #expect(ShellConstruct("$ {").isOpen && ShellConstruct("a &&").isOpen && ShellConstruct("a \\").isOpen)
        #expect(!ShellConstruct("").isOpen && !ShellConstruct("nosuch { (").isOpen)
    }
}
