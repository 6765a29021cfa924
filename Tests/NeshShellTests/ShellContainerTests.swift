import NeshCommand
import NeshPasted
import NeshShell
import Testing

/// What nesh has in the place of a container tool's commands.
@Suite struct ShellContainerTests {
    /// The first answer, and whether `fix` may put it at the prompt.
    @Test(arguments: [
        ("docker stop hello", "terminate-enclave hello", true), ("podman kill hello", "terminate-enclave hello", true),
        ("docker rm -f hello", "terminate-enclave hello", true),
        ("docker container stop hello", "terminate-enclave hello", true),
        ("docker stop --time=5 hello", "terminate-enclave hello", true),
        ("docker stop \"$name\"", "terminate-enclave \"$name\"", true),
        ("docker stop -t 5 hello", "terminate-enclave NAME", false), ("docker rm a b", "terminate-enclave NAME", false),
        ("docker stop $(docker ps -q)", "terminate-enclave NAME", false),
        ("docker stop", "terminate-enclave NAME", false),
        ("docker logs hello", "logs hello", true), ("docker logs -f --tail 20 hello", "logs hello -f -n 20", true),
        ("docker container logs hello", "logs hello", true), ("docker logs --since 5m hello", "logs", false),
        ("docker logs --tail=5 hello", "logs hello -n 5", true), ("docker logs -fn5 hello", "logs hello -f -n 5", true),
        ("docker logs -f -n 5 hello", "logs hello -f -n 5", true), ("docker logs --tail=x hello", "logs", false),
        ("docker logs hello # what it said", "logs hello", true),
        ("docker logs hello | tail -3", "logs hello | tail -3", true),
        ("docker logs hello 2>&1 | grep x", "logs hello | grep x", true),
        ("docker logs hello > x.txt", "logs hello", true), ("docker logs -t hello", "logs", false),
        ("docker logs", "logs", false),
        (
            "docker build -t hello:latest . > exists.txt",
            "build-enclave --docker-uri hello:latest --docker-dir . --output-file hello.eif", false
        ),
        (
            "docker build -t hello:latest . 2> exists.txt",
            "build-enclave --docker-uri hello:latest --docker-dir . --output-file hello.eif", false
        ), ("docker attach hello", "console hello", true),
        ("docker attach --no-stdin hello", "console hello", false), ("docker exec -it hello sh", "console", false),
        ("docker inspect hello", "describe-enclaves", false), ("docker stats", "top", false),
        ("docker run -d hello", "help run-enclave", false), ("docker create hello", "help run-enclave", false),
        ("docker container ls -a", "ls", false),
    ]) func first(line: String, instead: String, isDraft: Bool) throws {
        let found = try #require(ShellLine.recognise(line, .shell))
        #expect(found.answers.first?.line == instead && found.correction == nil)
        #expect(found.draft == (isDraft ? instead : nil))
        // Which container is which enclave nobody knows: nothing runs unasked.
        #expect(ShellMeaning.of(line, .shell) == nil)
    }

    @Test(
        "what is said of images is said of lines about images",
        arguments: [("docker ps", false), ("docker images", true)])
    func notes(line: String, isOfImages: Bool) {
        #expect((ShellMeaning.of(line, .shell)?.steps.first?.note != nil) == isOfImages)
    }

    @Test func manualOfACode() {
        #expect(ShellLine.recognise("man E27", .shell)?.answers.first?.line == "explain E27")
    }

    @Test(arguments: [("docker ps", "ls"), ("docker container ps", "ls"), ("docker images", "images")])
    func same(line: String, instead: String) {
        #expect(ShellLine.recognise(line, .shell)?.correction == instead)
    }
}
