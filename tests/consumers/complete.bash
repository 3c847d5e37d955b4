# complete.bash STAGE: what the installed completion makes of "demarc show lambda-m".
source "$1/share/bash-completion/completions/demarc"
COMP_WORDS=("$1/bin/demarc" show lambda-m)
COMP_CWORD=2
COMP_LINE="${COMP_WORDS[*]}"
COMP_POINT=${#COMP_LINE}
_demarc
printf '%s\n' "${COMPREPLY[@]}"
