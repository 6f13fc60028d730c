# What the scripts of this folder share; to be sourced from the project's folder.

say() { printf '\n== %s\n' "$*"; }

block() { # file, marker: the code block after the marker
    awk -v marker="<!-- $2 -->" '$0 == marker { found = 1; next } found && /^```/ { if (inside) exit; inside = 1; next } inside' "$1"
}

blocks() { # file, marker: the code blocks after all such markers, one after the other
    awk -v marker="<!-- $2 -->" '$0 == marker { found = 1; next } found && /^```/ { if (inside) { found = inside = 0 } else inside = 1; next } inside' "$1"
}

readme_command() { # the first line of the code block after a marker
    block README.md "$1" | head -n 1
}
