extension JapaneseTexts {
    /// What the kernel says, as the C library words it.
    static let kernel = #"""
        No such file or directory
            ファイルやディレクトリがありません
        Permission denied
            許可がありません
        Operation not permitted
            操作が許可されていません
        Is a directory
            ディレクトリです
        Not a directory
            ディレクトリではありません
        File exists
            ファイルがすでにあります
        No space left on device
            デバイスに空きがありません
        Read-only file system
            読み取り専用のファイルシステムです
        Too many open files
            開いているファイルが多すぎます
        Connection refused
            接続が拒否されました
        Connection reset by peer
            相手が接続を切断しました
        Broken pipe
            相手が読み込みを終えました
        Address already in use
            アドレスがすでに使われています
        Cannot assign requested address
            要求したアドレスは使えません
        Cannot allocate memory
            メモリを確保できません
        Invalid argument
            引数が正しくありません
        Input/output error
            入出力エラーです
        File too large
            ファイルが大きすぎます
        File name too long
            ファイル名が長すぎます
        Too many levels of symbolic links
            シンボリックリンクが多すぎます
        Resource temporarily unavailable
            一時的に使えません
        No such process
            プロセスがありません
        No such device
            デバイスがありません
        No such device or address
            デバイスかアドレスがありません
        Device or resource busy
            使用中です
        Connection timed out
            接続がタイムアウトしました
        No route to host
            ホストへの経路がありません
        Network is unreachable
            ネットワークに到達できません
        Exec format error
            実行できる形式ではありません
        Bad file descriptor
            ファイルディスクリプターが正しくありません
        Function not implemented
            この機能はありません
        Disk quota exceeded
            ディスクの割り当てを超えました
        Text file busy
            実行中のファイルです
        Transport endpoint is not connected
            接続されていません
        Inappropriate ioctl for device
            このデバイスでは使えない操作です
        Interrupted system call
            中断しました
        Operation not supported
            対応していない操作です
        Address family not supported by protocol
            このアドレスの種類には対応していません
        Directory not empty
            ディレクトリが空ではありません
        Invalid cross-device link
            別のファイルシステムへのリンクです
        Argument list too long
            引数が長すぎます
        Software caused connection abort
            接続が中止されました
        Operation timed out
            タイムアウトしました
        Illegal seek
            位置を変えられません
        Success
            成功
        No match
            一致しません
        Invalid regular expression
            書き方が正しくありません
        Invalid collation character
            照合文字が正しくありません
        Invalid character class name
            文字クラスの名前が正しくありません
        Trailing backslash
            末尾にバックスラッシュがあります
        Invalid back reference
            後方参照が正しくありません
        Unmatched [, [^, [:, [., or [=
            [、[^、[:、[.、[= に対応する閉じ括弧がありません
        Unmatched ( or \(
            ( か \( に対応する閉じ括弧がありません
        Unmatched ) or \)
            ) か \) に対応する開き括弧がありません
        Unmatched \{
            \{ に対応する閉じ括弧がありません
        Invalid content of \{\}
            \{\} の中身が正しくありません
        Invalid range end
            範囲の終わりが正しくありません
        Memory exhausted
            メモリが足りません
        Invalid preceding regular expression
            直前の正規表現が正しくありません
        Premature end of regular expression
            正規表現が途中で終わっています
        Regular expression too big
            正規表現が大きすぎます
        certificate has expired
            証明書の有効期限が切れています
        certificate has expired: {}
            証明書の有効期限が切れています: {}
        certificate is not yet valid
            証明書の有効期間がまだ始まっていません
        certificate is not yet valid: {}
            証明書の有効期間がまだ始まっていません: {}
        certificate signature failure
            証明書の署名が正しくありません
        certificate signature failure: {}
            証明書の署名が正しくありません: {}
        certificate not trusted
            証明書が信頼されていません
        certificate not trusted: {}
            証明書が信頼されていません: {}
        self-signed certificate
            自己署名証明書です
        self-signed certificate: {}
            自己署名証明書です: {}
        self-signed certificate in certificate chain
            証明書チェーンに自己署名証明書があります
        self-signed certificate in certificate chain: {}
            証明書チェーンに自己署名証明書があります: {}
        unable to get local issuer certificate
            発行者の証明書が手元にありません
        unable to get local issuer certificate: {}
            発行者の証明書が手元にありません: {}
        unable to get issuer certificate
            発行者の証明書がありません
        unable to get issuer certificate: {}
            発行者の証明書がありません: {}
        invalid CA certificate
            CA 証明書が正しくありません
        invalid CA certificate: {}
            CA 証明書が正しくありません: {}
        path length constraint exceeded
            パスの長さの制限を超えています
        path length constraint exceeded: {}
            パスの長さの制限を超えています: {}
        CA certificate key too weak
            CA 証明書のキーが弱すぎます
        CA certificate key too weak: {}
            CA 証明書のキーが弱すぎます: {}
        EE certificate key too weak
            証明書のキーが弱すぎます
        EE certificate key too weak: {}
            証明書のキーが弱すぎます: {}
        """#
}
