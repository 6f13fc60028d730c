#!/bin/sh
# Shows what differs between an older build of KMS Fake and this one: parity/older-build.sh COMMIT
# Whatever it shows belongs in CHANGELOG.md. Build parity first.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
server=
end() {
    [ -z "$server" ] || kill "$server"
    rm -rf "$work"
}
trap end EXIT

git -C "$root" archive "$1" | tar x -C "$work"
(cd "$work" && ./mvnw -q -B -ntp -Dquick -DskipTests -pl standalone -am package)
java -jar "$work/standalone/target/kms-fake-standalone.jar" --port 0 --tls-port 0 --instance kst-ready \
    --limit keys=100000 >"$work/log" &
server=$!
until url=$(grep -o 'http://[^ ]*' "$work/log"); do
    kill -0 "$server"
    sleep 0.2
done
java -jar "$root/parity/target/kms-fake-parity.jar" compare --a "$url" --fake --yes --paid --instance kst-ready \
    --access-key test:test
