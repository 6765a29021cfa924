/// The scripts that make other shells complete `nesh`.
package enum ShellScripts {
    /// The whole script, for the shell to read at its start.
    package static func script(for shell: ShellCompletion.Shell) -> String {
        switch shell {
        case .bash: bash
        case .zsh: zsh
        case .fish: fish
        }
    }

    private static let bash = #"""
        # bash completion for nesh:  source <(nesh completions bash)
        _nesh() {
            local line=${COMP_LINE:0:COMP_POINT} current=${COMP_WORDS[COMP_CWORD]} head
            local -a answer
            mapfile -t answer < <("${COMP_WORDS[0]}" __complete bash "$line" 2>/dev/null)
            # bash takes ':' and '=' for the ends of words; of a candidate it wants what follows them.
            [[ $current != [:=] ]] || current=
            head=${answer[0]%"$current"}
            [[ $head != "${answer[0]}" || -z $current ]] || head=
            COMPREPLY=("${answer[@]:1}")
            COMPREPLY=("${COMPREPLY[@]#"$head"}")
        }
        complete -o nospace -F _nesh nesh

        """#

    private static let zsh = #"""
        #compdef nesh
        # zsh completion for nesh:  source <(nesh completions zsh), after compinit
        _nesh() {
            local line="${(j: :)words[1,CURRENT-1]} $PREFIX" kind text about
            local -a finals final_texts others other_texts
            while IFS=$'\t' read -r kind text about; do
                if [[ $kind == / ]]; then
                    others+=("$text") other_texts+=("$text")
                else
                    finals+=("$text") final_texts+=("$text${about:+  -- $about}")
                fi
            done < <("${words[1]}" __complete zsh "$line" 2>/dev/null)
            (( $#others == 0 )) || compadd -S '' -d other_texts -- "${others[@]}"
            (( $#finals == 0 )) || compadd -l -d final_texts -- "${finals[@]}"
        }
        if [[ ${funcstack[1]-} == _nesh ]]; then
            _nesh "$@"
        else
            compdef _nesh nesh
        fi

        """#

    private static let fish = #"""
        # fish completion for nesh:  nesh completions fish | source
        function __nesh_complete
            set -l line (commandline -cp | string collect)
            set -l program (commandline -op)[1]
            $program __complete fish "$line" 2>/dev/null
        end
        complete -c nesh -f -a '(__nesh_complete)'

        """#
}
