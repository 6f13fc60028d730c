# What samples/run and e2e/run share: the standalone jar, and suites in other languages that call it. To be sourced from
# the folder that has a folder for each suite; what only one of them runs is a function SUITE_suite of its own.
readonly SKIPPED=75
work=$(mktemp -d)
server=''
trap 'if [[ -n $server ]]; then kill "$server" 2> /dev/null; wait "$server" || true; fi; rm -rf "$work"' EXIT

start_fake() { # builds the jar if it is not there, starts it, and tells the suites where it listens and its authority
    local jar=../standalone/target/kms-fake-standalone.jar
    [[ -f $jar ]] || (cd .. && ./mvnw -q -B -ntp -Dquick -DskipTests -pl core,junit5-extension,standalone package)
    KMS_CA_FILE=$work/ca.pem
    java -jar "$jar" --port 0 --tls-port 0 --ca-out "$KMS_CA_FILE" > "$work/ready" &
    server=$!
    for _ in $(seq 150); do
        grep -q '^KMS fake ready' "$work/ready" && break
        sleep 0.2
    done
    KMS_ENDPOINT=$(sed -nE 's/.* http=http:\/\/(\S+) .*/\1/p' "$work/ready")
    KMS_TLS_ENDPOINT=$(sed -nE 's/.* https=https:\/\/(\S+) .*/\1/p' "$work/ready")
    [[ -n $KMS_ENDPOINT && -n $KMS_TLS_ENDPOINT ]] || { echo "the jar does not start" >&2; exit 1; }
    export KMS_ENDPOINT KMS_TLS_ENDPOINT KMS_CA_FILE
}

skip() { # what was left out, and why
    echo "$1" | tee "$work/left-out"
    return $SKIPPED
}

have() { command -v "$1" > /dev/null || skip "$1 is not installed"; }

have_python() {
    have python3 || return
    python3 -c 'import ensurepip' || skip "python3 has no venv"
}

node_packages() { npm install --no-audit --no-fund --silent; }

node_suite() {
    have npm || return
    node_packages
    npm test
}

go_suite() {
    have go || return
    go vet ./...
    go test -count=1 ./...
}

run_suites() { # what they are, their names: each in its folder; exit code 75 if some were skipped, each named with what was left out
    local kind=$1 suite code skipped=()
    shift
    for suite in "$@"; do
        printf '\n== %s %s\n' "$kind" "$suite"
        # no condition around it, in which the shell would go on after a step that failed
        set +e
        (set -e; cd "$suite"; "${suite}_suite")
        code=$?
        set -e
        case $code in
            0) ;;
            "$SKIPPED") skipped+=("$suite: $(< "$work/left-out")") ;;
            *) echo "the $kind $suite failed" >&2; exit 1 ;;
        esac
    done
    if ((${#skipped[@]})); then
        printf "\n== SKIPPED, NOT TESTED: $kind %s\n" "${skipped[@]}"
        exit $SKIPPED
    fi
}
