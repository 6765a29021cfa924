" Syntax of the nesh language. Put this file into ~/.vim/syntax/, and into ~/.vim/ftdetect/nesh.vim the line
"   autocmd BufNewFile,BufRead *.nesh setfiletype nesh

if exists('b:current_syntax')
  finish
endif

syntax match neshOption /\s\zs--\?[A-Za-z][A-Za-z0-9-]*/
syntax match neshRedirect />>\?/
syntax match neshBackground /&/
syntax match neshEscape /\\./
syntax match neshVariable /\$\%([A-Za-z][A-Za-z0-9_]*\|[0-9]\)/
syntax match neshRecord /\$\%(last\|error\|enclave\|eif\|attestation\|env\)\%([A-Za-z0-9_]\)\@!\%(\.[A-Za-z0-9_]\+\)*/
syntax match neshVariable /\${[A-Za-z0-9_.]\+\%(:-\%(\\.\|[^}\\]\)*\)\?}/
syntax region neshString start=/'/ end=/'/ oneline
syntax region neshString start=/"/ skip=/\\["\\$]/ end=/"/ oneline contains=neshStringEscape,neshVariable,neshRecord
syntax match neshStringEscape /\\["\\$]/ contained

syntax match neshOperator /\s\zs\%(==\|!=\|<=\|>=\|!\~\|<\|>\|\~\)\ze\%(\s\|$\)/ contained
syntax match neshVerb /[^ \t'"$\\|&;<>#!][^ \t'"$\\|&;<>]*/ contained
syntax match neshPrefix /^\s*\%(\%(\$\|nitro-cli\|try\|not\|on-exit\)\s\+\)*/ nextgroup=neshKeyword,neshCheck,neshShell,neshVerb
syntax match neshKeyword /\%(else\|end\)\ze\%(\s\|$\)/ contained
syntax match neshCheck /\%(if\|expect\|wait\|require\)\ze\%(\s\|$\)/ contained nextgroup=neshCondition
syntax match neshCondition /.*/ contained contains=neshOperator,neshOption,neshEscape,neshVariable,neshRecord,neshString,neshComment
syntax region neshShell start=/!/ skip=/\\$/ end=/$/ contained
syntax region neshPipe start=/|/ skip=/\\$/ end=/$/ keepend contains=neshPipeBackground
syntax match neshPipeBackground /[&<>|\\]\@1<!&\ze\s*$/ contained

syntax match neshComment /\%(^\|\s\)\zs#.*$/
syntax match neshNarration /^\s*##\%(\s.*\)\?$/
syntax match neshExpected /^\s*|\%( .*\)\?$/

highlight default link neshComment Comment
highlight default link neshNarration SpecialComment
highlight default link neshExpected NonText
highlight default link neshPrefix Keyword
highlight default link neshKeyword Keyword
highlight default link neshCheck Keyword
highlight default link neshVerb Function
highlight default link neshOption Identifier
highlight default link neshOperator Operator
highlight default link neshRedirect Operator
highlight default link neshBackground Operator
highlight default link neshPipeBackground Operator
highlight default link neshShell PreProc
highlight default link neshPipe PreProc
highlight default link neshString String
highlight default link neshStringEscape SpecialChar
highlight default link neshEscape SpecialChar
highlight default link neshVariable PreProc
highlight default link neshRecord Constant

let b:current_syntax = 'nesh'
