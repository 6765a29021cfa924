import NeshPasted
import NeshShell
import Testing

/// Programs that connect, show connections, or ask AWS: nesh's own line comes first, and `fix` runs it only on purpose.
@Suite struct ShellNetworkTests {
    @Test(arguments: [
        ("nc 16 5005", "vsock connect 16:5005"), ("nc -v 16 5005", "vsock connect 16:5005"),
        ("ncat -l 9001", "vsock listen 9001"), ("nc -lk 9001", "vsock listen 9001"), ("nc localhost 8001", nil),
        ("socat - VSOCK-CONNECT:16:5005", "vsock connect 16:5005"),
        ("socat VSOCK-LISTEN:9001,fork -", "vsock listen 9001"), ("socat - TCP:localhost:80", nil),
        ("ss -l", "vsock ls"), ("netstat -tulpn", "vsock ls"),
        ("aws kms create-key", "kms call CreateKey"),
        (
            "aws kms encrypt --key-id alias/app --plaintext fileb://secret.txt --output text --query CiphertextBlob",
            "kms call Encrypt KeyId=alias/app Plaintext=fileb://secret.txt"
        ),
        ("aws kms create-key --tags '[{}]'", "kms call CreateKey Tags:='[{}]'"), ("kill kms", "kms stop"),
        ("aws kms generate-random --number-of-bytes 3", "kms call GenerateRandom NumberOfBytes:=3"),
        ("aws kms encrypt --key-id 12 --plaintext 1234", "kms call Encrypt KeyId=12 Plaintext=1234"),
        ("aws kms list-keys --limit 2", "kms call ListKeys Limit:=2"),
        ("aws kms list-keys --limit 3 > x.json", "kms call ListKeys Limit:=3"),
        ("aws kms create-key --description 3 --no-multi-region", "kms call CreateKey Description=3 MultiRegion:=false"),
        (
            "aws kms create-key --tags TagKey=a,TagValue=b TagKey=c,TagValue=d",
            #"kms call CreateKey Tags:='[{"TagKey":"a","TagValue":"b"},{"TagKey":"c","TagValue":"d"}]'"#
        ),
        (
            "aws kms encrypt --key-id x --encryption-context a=b,c=d",
            "kms call Encrypt KeyId=x EncryptionContext.a=b EncryptionContext.c=d"
        ),
        (
            "aws kms encrypt --key-id x --encryption-context '{\"a\":\"b\"}'",
            "kms call Encrypt KeyId=x EncryptionContext:='{\"a\":\"b\"}'"
        ),
        // Where a word was not understood, it says how they are written.
        ("aws kms encrypt --key-id x y", "kms call Encrypt NAME=VALUE"),
        ("aws kms generate-random --number-of-bytes $n", "kms call GenerateRandom NAME=VALUE"),
        ("aws kms help", nil), ("aws kms wait x", nil), ("aws kms enable-key-rotation --key-id x", nil),
        ("aws s3 ls", nil), ("aws kms", nil),
    ]) func theLineThatDoesItHere(line: String, instead: String?) throws {
        let found = try #require(ShellLine.recognise(line, .shell))
        // What nesh has nothing for goes to sh as it is.
        #expect(found.answers.first?.line == instead ?? "!\(line)" && (found.correction == nil) == (instead != nil))
    }
}
