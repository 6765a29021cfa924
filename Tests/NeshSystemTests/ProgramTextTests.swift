import NeshSystem
import NeshTestSupport
import Testing

/// What a keeper gives back of its program's file. The tests' own process has threads, so a program of C tries it.
@Suite(.enabled(if: TestProgram.areInstalled("cc"), "cc is not installed"))
struct ProgramTextTests {
    /// Says how many of the pages that nobody has written to are held afterwards, and whether all values are still there.
    private static let program = """
        #define _GNU_SOURCE
        #include "clinux_process.h"
        #include <pthread.h>
        #include <stdint.h>
        #include <stdio.h>
        #include <string.h>
        #include <unistd.h>
        #include <fcntl.h>
        enum { page = 4096, pages = 64 };
        // Writable data that comes from the file.
        static char values[pages][page] __attribute__((aligned(4096))) = {[0 ... pages - 1] = "from the file"};
        static volatile int sum;
        static int held(void) {
            uint64_t entries[pages];
            int map = open("/proc/self/pagemap", O_RDONLY), count = 0;
            if (pread(map, entries, sizeof entries, (off_t)((uintptr_t)values / page * 8)) != sizeof entries) return -1;
            close(map);
            for (int i = 0; i < pages; i++) count += entries[i] >> 63 & 1;
            return count;
        }
        static void *wait(void *unused) { pause(); return unused; }
        int main(int count, char **words) {
            for (int i = 0; i < pages; i++) sum += values[i][0];
            for (int i = 0; i < pages; i += 16) strcpy(values[i], "written");
            pthread_t thread;
            if (count > 1) pthread_create(&thread, NULL, wait, NULL);
            nesh_forget_text();
            int left = held(), kept = 1;
            for (int i = 0; i < pages; i++) kept &= strcmp(values[i], i % 16 ? "from the file" : "written") == 0;
            printf("held %d, values %s\\n", left, kept ? "kept" : "lost");
            return 0;
        }
        """

    /// The compiled program, and its folder.
    private static let built: Result<(directory: TemporaryDirectory, path: String), any Error> = Result {
        let directory = try TemporaryDirectory()
        let sources = TestProgram.repository + "/Sources/CLinux"
        let path = directory.path + "/program"
        let compiled = try ChildProcess.run(
            "cc",
            [
                "-O1", "-pthread", "-I", sources + "/include", "-o", path, try directory.write("main.c", program),
                sources + "/program_text.c",
            ])
        #expect(compiled.errorLines == [])
        return (directory, path)
    }

    private static func said(_ arguments: String...) throws -> String {
        String(decoding: try ChildProcess.run(try built.get().path, arguments).standardOutput, as: UTF8.self)
    }

    @Test("of writable data what was written stays, and the rest is let go of")
    func alone() throws {
        #expect(try Self.said() == "held 4, values kept\n")
    }

    @Test("with a second thread nothing is let go of that it could be writing to")
    func threads() throws {
        #expect(try Self.said("thread") == "held 64, values kept\n")
    }
}
