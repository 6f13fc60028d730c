#!/usr/bin/env bash
# kubernetes-validate 1.37.0 (PyPI, the schemas of Kubernetes 1.37)
#
# Behaviour: a field that is not in the schema is ignored unless --strict is given, so a misspelt hardening passes. With
#   --strict that is refused, but a quantity is any text, and of a key that stands twice the last one counts, silently.
#   A boolean as text is refused either way.
# Seen: readOnlyRootFileSystem (right is …Filesystem) passes; with --strict it is refused; memory: 512MB and image given
#   twice pass with --strict.
# Why it matters: the check is green while the container has a writable root, or a limit that is no quantity (those end in
#   M or Mi). A schema has to be joined by assertions about what matters.
source "$(dirname "$0")/lib/common.bash"

python_packages kubernetes-validate==1.37.0
cat > pod.yaml <<'YAML'
apiVersion: v1
kind: Pod
metadata: {name: one}
spec:
  containers:
    - name: one
      image: one:1
      resources:
        limits: {memory: 512Mi}
      securityContext:
        readOnlyRootFilesystem: true
YAML

try() { # what is tried, script of sed, options
    sed "$2" pod.yaml > tried.yaml
    if venv/bin/kubernetes-validate --quiet "${@:3}" tried.yaml > log 2>&1; then
        echo "$1: passes"
    else
        echo "$1: refused"
    fi
}

described='right, strict: passes
misspelt: passes
misspelt, strict: refused
boolean as text: refused
512MB, strict: passes
image twice, strict: passes'
expect 'manifests' "$described" "$(
    try 'right, strict' '' --strict
    try misspelt 's/RootFilesystem/RootFileSystem/'
    try 'misspelt, strict' 's/RootFilesystem/RootFileSystem/' --strict
    try 'boolean as text' 's/: true/: "true"/'
    try '512MB, strict' 's/512Mi/512MB/' --strict
    try 'image twice, strict' 's/^\( *\)image: .*/&\n\1image: other:1/' --strict
)"
