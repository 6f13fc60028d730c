# What the scripts of this folder share; to be sourced from the project's folder.

say() { printf '\n== %s\n' "$*"; }

readme_command() { # the first line of the code block after a marker
    awk -v marker="<!-- $1 -->" '$0 == marker { found = 1 } found && /^```shell/ { getline; print; exit }' README.md
}
