# What the findings share: a folder that goes at the end, packages by their ordinary clients, and the recording server.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
work=$(mktemp -d)
recorder=
finish() {
    if [[ -n $recorder ]]; then
        kill "$recorder" 2> /dev/null || true
        wait "$recorder" 2> /dev/null || true
    fi
    rm -rf "$work"
}
trap finish EXIT
cd "$work"

python_packages() { # REQUIREMENT…: a virtual environment with these; its interpreter is ./venv/bin/python
    python3 -m venv venv
    venv/bin/pip -q --disable-pip-version-check install "$@"
}

node_packages() { # NAME@VERSION…
    npm init -y > /dev/null
    npm install --silent --no-audit --no-fund --no-update-notifier "$@"
}

go_packages() { # MODULE@VERSION…: a module with these; `go run .` runs its main.go
    go mod init finding 2> /dev/null
    go get "$@" 2> go.log || { cat go.log; return 1; }
    go mod tidy 2> go.log || { cat go.log; return 1; }
}

java_packages() { # GROUP:ARTIFACT:VERSION…: their class path in $classpath
    local artifact parts
    {
        echo '<project><modelVersion>4.0.0</modelVersion><groupId>x</groupId><artifactId>x</artifactId>'
        echo '<version>1</version><dependencies>'
        for artifact in "$@"; do
            IFS=: read -ra parts <<< "$artifact"
            echo "<dependency><groupId>${parts[0]}</groupId><artifactId>${parts[1]}</artifactId>"
            echo "<version>${parts[2]}</version></dependency>"
        done
        echo '</dependencies></project>'
    } > pom.xml
    "$root/mvnw" -q -B -ntp -f "$work/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath \
        -Dmdep.outputFile="$work/classpath"
    classpath=$(cat classpath)
}

certificate() { # ./server.pem and ./server.key, for 127.0.0.1
    openssl req -x509 -newkey rsa:2048 -nodes -keyout server.key -out server.pem -days 2 -subj /CN=server \
        -addext subjectAltName=IP:127.0.0.1 2> openssl.log
}

record() { # ANSWERS [CERTIFICATE KEY]: starts the recording server (again); its port in $port, requests in ./requests
    if [[ -n $recorder ]]; then
        kill "$recorder"
        wait "$recorder" 2> /dev/null || true
    fi
    rm -f port requests
    touch requests
    echo "$1" > answers.json
    python3 "$root/findings/lib/recorder.py" "$work" "${@:2}" &
    recorder=$!
    for _ in $(seq 100); do
        [[ -f port ]] && break
        sleep 0.1
    done
    port=$(cat port)
}

requests() { # FILTER: what jq makes of the list of recorded requests, in one line
    jq -sc "$1" requests
}

expect() { # WHAT EXPECTED SEEN: says what was seen, and ends with 1 when it is something else
    if [[ $3 == "$2" ]]; then
        echo "as described: $1: $3"
    else
        printf 'changed: %s\n  described: %s\n  seen:      %s\n' "$1" "$2" "$3"
        exit 1
    fi
}
