// swift-format-ignore-file
// Made by scripts/reference from scripts/lib/examples/verbs.txt: change that.

extension VerbTranscripts {
    static let english2 = #"""
== echo
nesh> echo 'ready'
ready
[0]
== exit
nesh hello(16 debug)> exit 3
hello(16) keeps running
nesh comes back, nesh terminate-enclave hello ends it
[3]
== status
nesh hello(16 debug)> status
image      none; use FILE.eif or build-enclave
enclave    hello  CID 16 debug RUNNING for 1s  i-0000000000000000-enc0123456789abcdef
running    hello(16)  1 started here
…
[0]
== history
nesh> history
 1   echo one
[0]
== fix
nesh !> fix
nesh> run-enclave --eif-path hello.eif --cpu-count 2 --memory 256
…
  "EnclaveName": "hello",
…
[0]
== completions
nesh> completions bash
# bash completion for nesh:  source <(nesh completions bash)
_nesh() {
    local line=${COMP_LINE:0:COMP_POINT} current=${COMP_WORDS[COMP_CWORD]} head
    local -a answer
    mapfile -t answer < <("${COMP_WORDS[0]}" __complete bash "$line" 2>/dev/null)
    # bash takes ':' and '=' for the ends of words; of a candidate it wants what follows them.
…
[0]
== expect
nesh> expect 1 == 2
error: expect failed: 1 == 2
      | expect 1 == 2
      |        ^
[3]
== wait
nesh hello(16 debug)> wait $console ~ 'Hello' --timeout 30s
nesh hello(16 debug)> expect $status == 0
[0]
== require
nesh> require ${env.NOBODY:-none} != none
warning: skipped: ${env.NOBODY:-none} != none is required
      | require ${env.NOBODY:-none} != none
      |         ^
      = $env.NOBODY was "none"
[0]
== if
nesh hello(16 debug)> if $enclave.state == RUNNING
  if> echo it runs
  if> end
it runs
[0]
== else
nesh> if $status == 1
  if> echo failed
  if> else
  if> echo fine
  if> end
fine
[0]
== end
nesh> if $status == 0
  if> echo fine
  if> end
fine
[0]
== try
nesh> try describe-eif --eif-path nothing.eif
try: describe-eif failed: [ E19 ] cannot open ~/demo/nothing.eif: No such file or
directory
[0]
== not
nesh> not describe-eif --eif-path nothing.eif
not: describe-eif failed: [ E19 ] cannot open ~/demo/nothing.eif: No such file or
directory
[0]
== on-exit
nesh> on-exit echo bye
nesh> exit
bye
[0]
== on-error
nesh> on-error continue
[0]
== source
nesh> source common.nesh
nesh> echo $greeting
hello
[0]
== sleep
nesh> sleep 500ms
[0]
== pause
nesh> pause Look at the console now.
Look at the console now.
[0]
== tutorial
nesh> tutorial status
    #  LESSON                                                        NAME
    1  Hello: build, run, watch and end an enclave                   hello
    2  What the PCRs measure                                         measurements
    3  Debug mode and the PCRs that it zeroes                        debug-mode
…
[0]
== demo
nesh> demo --notes -n 1
no demo runs: nesh --demo FILE plays one
[0]
== record
nesh> record demo
recording; record stop ends it, note TEXT explains
nesh> echo 'on the record'
on the record
nesh> record stop
recorded demo: 1 line
[0]
== note
nesh> note Now the image is built.
[0]
== replay
nesh> replay talk.cast
nesh> pcr --input ask.py
{
  "PCR": "cbd2cd9fc8eac5e7…"
}
[0]
== export
nesh> export talk.cast --md --output DEMO.md
wrote DEMO.md
[0]
== help
nesh> help version
Print nesh's version and the nitro-cli release that it follows.

usage: version [--json]

  --json  Print JSON instead of text

examples:
  1  version   # one line
  2  version --json   # for programs

what it prints, for example:
  nesh> version
  nesh 0.1.0 (follows nitro-cli 1.5.0)
  exit status 0
[0]
== explain
nesh> explain E26
E26  Insufficient memory requested
You requested less memory than the image needs.

common cause   An enclave unpacks its image in memory: it needs at least four times the image's
               size.
how to fix it  Ask for the amount in the message, or make the image smaller.
reported by    run-enclave
[0]
== reference
nesh> reference commands
# Commands
…
[0]
== version
nesh> version
nesh 0.1.0 (follows nitro-cli 1.5.0)
[0]
== apropos
nesh> apropos console
console                       Watch the console of an enclave in debug mode
run-enclave --attach-console  Debug mode, and show the console at once
console --enclave-id          The enclave with this ID
console --enclave-name        The enclave of this name
…
[0]
"""#
}
