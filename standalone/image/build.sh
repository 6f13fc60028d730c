#!/usr/bin/env bash
# Builds the image kmsfake/kms-fake from what is on this machine: no registry, no base image, no Dockerfile.
#
#   standalone/image/build.sh                   builds the jar and the image, loads the image into the engine
#   standalone/image/build.sh --output FILE     writes the image to FILE instead (docker load -i FILE); needs no engine
#   standalone/image/build.sh --jar FILE        takes this jar instead of building one
#
# The image is for the machine's own architecture, amd64 or arm64: the Java runtime and the C library are copied from it.
# It takes a JDK (the newest below /usr/lib/jvm, or KMS_FAKE_IMAGE_JDK) and GNU tar. The same inputs give the same digest.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)

refuse() { printf '%s\n' "$*" >&2; exit 2; }

output='' jar=''
while (($#)); do
    case $1 in
        --output) output=${2:?"--output takes a file"}; shift 2 ;;
        --jar) jar=${2:?"--jar takes a file"}; shift 2 ;;
        *) refuse "$1: there are --output FILE and --jar FILE" ;;
    esac
done

version=$(sed -n 's:.*<version>\(.*\)</version>.*:\1:p' "$root/pom.xml" | head -1)
created=$(sed -n 's:.*<project.build.outputTimestamp>\(.*\)</.*:\1:p' "$root/pom.xml")
case $(uname -m) in
    x86_64) architecture=amd64 ;;
    aarch64 | arm64) architecture=arm64 ;;
    *) refuse "$(uname -m): there are recipes for x86_64 and aarch64" ;;
esac

feature() { "$1/bin/java" -XshowSettings:properties -version 2>&1 | sed -n 's/.*java.specification.version = //p'; }

newest_jdk() {
    local candidate best='' best_feature=0 its
    for candidate in "${JAVA_HOME:-}" /usr/lib/jvm/*; do
        [[ -x $candidate/bin/jlink ]] || continue
        its=$(feature "$candidate")
        if ((its > best_feature)); then
            best=$candidate best_feature=$its
        fi
    done
    [[ -n $best ]] || refuse "there is no JDK with jlink below /usr/lib/jvm: install one, or name it in KMS_FAKE_IMAGE_JDK"
    printf '%s' "$best"
}
jdk=${KMS_FAKE_IMAGE_JDK:-$(newest_jdk)}
java_feature=$(feature "$jdk")

work=$root/standalone/target/image
rm -rf "$work"
layer_java=$work/java-layer layer_fake=$work/fake-layer
home=$layer_fake/opt/kms-fake
mkdir -p "$layer_java"/{etc,proc,sys,dev,tmp,opt} "$home/sbom"

if [[ -z $jar ]]; then
    (cd "$root" && ./mvnw -q -B -ntp -Dquick -DskipTests -pl core,junit5-extension,standalone package >&2)
    jar=$root/standalone/target/kms-fake-standalone.jar
fi
"$jdk/bin/java" "$here/Slim.java" "$jar" "$home/kms-fake-standalone.jar"
cp "$root/LICENSE" "$home/LICENSE"

# --- the Java runtime: what the jar uses, without debug information and tools
modules=java.base,java.logging,java.management,java.security.sasl,jdk.unsupported
((java_feature >= 22)) || modules+=,jdk.crypto.ec
"$jdk/bin/jlink" --add-modules "$modules" --strip-java-debug-attributes --no-man-pages --no-header-files \
    --compress "$( ((java_feature >= 21)) && echo zip-9 || echo 2)" --output "$layer_java/opt/java" >&2
runtime=$layer_java/opt/java
(cd "$runtime" && find bin -type f ! -name java -delete &&
    rm -f lib/{classlist,jexec,jrt-fs.jar,jspawnhelper,libjsig.so,libsimdsort.so,libsyslookup.so,security/cacerts,security/public_suffix_list.dat} \
        lib/server/{libjsig.so,*.jsa})
if command -v strip > /dev/null; then
    find "$runtime" -name '*.so' -exec strip --strip-unneeded {} +
else
    echo "strip is not installed (binutils): the image gets some five megabytes larger" >&2
fi

# --- the system libraries that it is linked with, and their loader
LD_LIBRARY_PATH=$runtime/lib:$runtime/lib/server \
    find "$runtime/bin" "$runtime/lib" -type f \( -name java -o -name '*.so' \) -exec ldd {} + |
    sed -nE 's/^\s+(\S+ => )?(\/\S+) .*/\2/p' | grep -vF "$runtime" | sort -u |
    while read -r library; do
        install -D -m 755 "$(realpath "$library")" "$layer_java$library"
    done

echo 'kms-fake:x:65532:65532::/opt/kms-fake:/sbin/nologin' > "$layer_java/etc/passwd"
echo 'kms-fake:x:65532:' > "$layer_java/etc/group"
chmod 1777 "$layer_java/tmp"

# --- the start-up archive: run the jar once to see which classes a start takes, then store them, loaded and linked
java=$runtime/bin/java
fixed_time() { find "$@" -exec touch -h -d "$created" {} +; } # the archive knows its jar by the time it has
fixed_time "$layer_java" "$layer_fake"

# Two calls, each in one piece, on a connection that stays open: what the threads load must not depend on luck.
call_twice() { # port
    local body='Action=CreateApplicationAccessPoint&Version=2016-01-20&Name=first&Policies=%5B%22first%22%5D'
    printf 'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: %d\r\n\r\n%s' \
        ${#body} "$body" > "$work/call"
    exec 3<> "/dev/tcp/127.0.0.1/$1"
    for _ in 1 2; do
        cat "$work/call" >&3
        head -c 12 <&3 > /dev/null
        sleep 0.7
    done
}

# Starts the jar and writes down which classes it loads, in an order that does not depend on how its threads run.
record_start() { # file
    local ready=$work/ready server port
    : > "$ready"
    (cd "$home" && KMS_FAKE_PORT=0 KMS_FAKE_TLS_PORT=0 exec "$java" -Xshare:off -Xint -XX:+UseSerialGC \
        -XX:DumpLoadedClassList="$1" -jar kms-fake-standalone.jar) > "$ready" &
    server=$!
    for _ in $(seq 300); do
        grep -q '^KMS fake ready' "$ready" && break
        sleep 0.1
    done
    port=$(sed -nE 's/.* http=http:\/\/127.0.0.1:([0-9]+) .*/\1/p' "$ready")
    [[ -n $port ]] || refuse "the jar does not start on the trimmed Java runtime"
    call_twice "$port"
    kill "$server" && wait "$server"
    exec 3>&-
    sed -e '/^#/d' -e 's/ id:.*//' "$1" | LC_ALL=C sort -u > "$1.sorted"
}

# The classes that a start takes, and what classes with lambdas refer to: whatever two of three starts agree on. Left
# out are management beans, patterns and times, which archived would take more room than time; what makes classes for
# lambdas, since those are in the archive; and what makes key pairs in the background, which may not have begun by then.
start_classes() {
    local beans='(com/sun/jmx|javax/management|java/lang/management|sun/management)/'
    local texts='java/(util/regex|time)/' lambdas='(jdk/internal|java/lang)/classfile/|java/lang/constant/'
    local pairs='(sun|java)/security/|java/math/'
    local left_out="^(@cp )?($beans|$texts|$lambdas|$pairs)"
    local agreed=$work/agreed run
    for run in 1 2 3; do
        record_start "$work/start-$run"
    done
    LC_ALL=C sort "$work"/start-?.sorted | uniq -d | grep -vE "$left_out" > "$agreed"
    grep -v '^@' "$agreed"
    grep '^@lambda' "$agreed"
    awk '$1 == "@lambda-proxy" { uses[$2] } $1 == "@cp" && $2 in uses' <(grep '^@lambda' "$agreed") "$agreed"
}

archive() {
    local linking=()
    ((java_feature < 24)) || linking=(-XX:+AOTClassLinking)
    (cd "$home" && "$java" -Xshare:dump "${linking[@]}" -XX:+UseSerialGC -XX:SharedClassListFile="$work/classes" \
        -XX:SharedArchiveFile="$1" -cp kms-fake-standalone.jar) > "$1.log" 2>&1 || { cat "$1.log" >&2; exit 1; }
}
start_classes > "$work/classes"
archive "$work/one.jsa"
archive "$work/other.jsa"
"$jdk/bin/java" "$here/Settle.java" "$work/one.jsa" "$work/other.jsa" "$home/kms-fake.jsa"

# --- what is inside, for those who have to know: CycloneDX
component() { printf '{"type":"%s","name":"%s","version":"%s"}' "$1" "$2" "$3"; }
runtime_version=$(sed -n 's/^JAVA_VERSION="\(.*\)"/\1/p' "$runtime/release")
libc_version=$(ldd --version | sed -n '1s/.* //p')
printf '{"bomFormat":"CycloneDX","specVersion":"1.6","version":1,"metadata":{"timestamp":"%s","component":%s},"components":[%s,%s]}\n' \
    "$created" "$(component container kms-fake "$version")" \
    "$(component platform openjdk "$runtime_version")" "$(component library glibc "$libc_version")" \
    > "$home/sbom/system.cdx.json"
jar=$(realpath "$jar")
(cd "$work" && "$jdk/bin/jar" --extract --file "$jar" META-INF/sbom)
for module in core standalone; do
    cp "$work/META-INF/sbom/kms-fake-$module.cdx.json" "$home/sbom/$module.cdx.json"
done

# --- the image: two layers and their description, as `docker load` takes them
hash_of() { sha256sum "$1" | cut -d' ' -f1; }
pack() { # folder, archive
    tar -C "$1" --sort=name --format=gnu --mtime="$created" --owner=0 --group=0 --numeric-owner --mode='u+w,go=rX' \
        -cf "$2" .
}
find "$layer_java" "$layer_fake" -type d -exec chmod 755 {} +
chmod 1777 "$layer_java/tmp"
image=$work/image
mkdir -p "$image"
pack "$layer_java" "$image/java.tar"
pack "$layer_fake" "$image/fake.tar"

# a mounted /init/state.yaml is found by itself; /data is there so that a volume mounted on it belongs to the fake's user
mkdir -p "$work/data/data"
tar -C "$work/data" --format=gnu --mtime="$created" --owner=65532 --group=65532 --numeric-owner --mode=700 \
    -rf "$image/fake.tar" ./data

launcher='"/opt/java/bin/java","-XX:SharedArchiveFile=/opt/kms-fake/kms-fake.jsa","-XX:+UseSerialGC","-XX:-UsePerfData"'
cat > "$work/config.json" << CONFIG
{"architecture":"$architecture","os":"linux","created":"$created","config":{
"User":"65532:65532","WorkingDir":"/opt/kms-fake","ExposedPorts":{"4590/tcp":{},"4591/tcp":{}},
"Env":["PATH=/opt/java/bin","KMS_FAKE_HOST=0.0.0.0"],
"Entrypoint":[$launcher,"-Dkmsfake.init=/init","-jar","kms-fake-standalone.jar"],
"Healthcheck":{"Test":["CMD",$launcher,"-cp","kms-fake-standalone.jar","io.github.kmsfake.standalone.HealthCheck"],
"Interval":5000000000,"Timeout":10000000000,"StartPeriod":10000000000,"Retries":3},
"Labels":{"org.opencontainers.image.title":"KMS Fake",
"org.opencontainers.image.description":"An in-memory stand-in for Alibaba Cloud KMS, for tests",
"org.opencontainers.image.version":"$version",
"org.opencontainers.image.created":"$created",
"org.opencontainers.image.licenses":"Apache-2.0",
"org.opencontainers.image.url":"https://github.com/kmsfake/kms-fake",
"org.opencontainers.image.source":"https://github.com/kmsfake/kms-fake"}},
"rootfs":{"type":"layers","diff_ids":["sha256:$(hash_of "$image/java.tar")","sha256:$(hash_of "$image/fake.tar")"]},
"history":[{"created":"$created","created_by":"jlink, Java $runtime_version"},
{"created":"$created","created_by":"KMS Fake $version"}]}
CONFIG
digest=$(hash_of "$work/config.json")
cp "$work/config.json" "$image/$digest.json"
printf '[{"Config":"%s.json","RepoTags":["kmsfake/kms-fake:%s","kmsfake/kms-fake:latest"],"Layers":["java.tar","fake.tar"]}]\n' \
    "$digest" "$version" > "$image/manifest.json"
pack "$image" "$work/kms-fake-image.tar"

size=$(($(stat -c %s "$image/java.tar") + $(stat -c %s "$image/fake.tar")))
if [[ -n $output ]]; then
    cp "$work/kms-fake-image.tar" "$output"
else
    docker load -q -i "$work/kms-fake-image.tar" >&2
fi
rm -rf "$image" "$work"/*.jsa
printf '%s' "$jdk" > "$work/jdk" # benchmarks/image compares with it
printf 'kmsfake/kms-fake:%s sha256:%s linux/%s Java %s %d bytes\n' \
    "$version" "$digest" "$architecture" "$runtime_version" "$size"
