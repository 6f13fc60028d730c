#!/usr/bin/env bash
# Builds the image kmsfake/kms-fake from what is on this machine: no registry, no base image, no Dockerfile.
#
#   standalone/image/build.sh                   builds the jar and the image, loads the image into the engine
#   standalone/image/build.sh --output FILE     writes the image to FILE instead (docker load -i FILE); needs no engine
#   standalone/image/build.sh --jar FILE        takes this jar instead of building one
#   standalone/image/build.sh --platform linux/arm64 [--sysroot FOLDER]
#                                               for another architecture than the machine's own
#
# The Java runtime and the C library are the machine's own. It takes a JDK (the newest below /usr/lib/jvm, or
# KMS_FAKE_IMAGE_JDK) and GNU tar. The same inputs give the same digest.
# For another architecture they are those in the folder, which sysroot.sh fetches if none is named, and what has to run
# there runs under emulation: it takes qemu-user-static (or qemu-user), and binutils for that architecture.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)

refuse() { printf '%s\n' "$*" >&2; exit 2; }

output='' jar='' platform='' sysroot=''
while (($#)); do
    case $1 in
        --output) output=${2:?"--output takes a file"}; shift 2 ;;
        --jar) jar=${2:?"--jar takes a file"}; shift 2 ;;
        --platform) platform=${2:?"--platform takes linux/amd64 or linux/arm64"}; shift 2 ;;
        --sysroot) sysroot=${2:?"--sysroot takes a folder"}; shift 2 ;;
        *) refuse "$1: there are --output FILE, --jar FILE, --platform linux/ARCHITECTURE, and --sysroot FOLDER" ;;
    esac
done

version=$(sed -n 's:.*<version>\(.*\)</version>.*:\1:p' "$root/pom.xml" | head -1)
created=$(sed -n 's:.*<project.build.outputTimestamp>\(.*\)</.*:\1:p' "$root/pom.xml")
case ${platform:-$(uname -m)} in
    linux/amd64 | x86_64) architecture=amd64 machine=x86_64 ;;
    linux/arm64 | aarch64 | arm64) architecture=arm64 machine=aarch64 ;;
    *) refuse "${platform:-$(uname -m)}: there are recipes for linux/amd64 (x86_64) and linux/arm64 (aarch64)" ;;
esac
own=true
[[ $(uname -m) == "$machine" || $(uname -m)/$machine == arm64/aarch64 ]] || own=false

feature() { "$@/bin/java" -XshowSettings:properties -version 2>&1 | sed -n 's/.*java.specification.version = //p'; } # [emulator] JDK

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
tools=${KMS_FAKE_IMAGE_JDK:-$(newest_jdk)} # a JDK of this machine

# What the image's own programs run with, where it is not for this machine.
emulator=() patience=1
work=$root/standalone/target/image
if $own; then
    jdk=$tools
    [[ -z $sysroot ]] || refuse "--sysroot is for another architecture than this machine's"
else
    work+=-$architecture patience=5
    emulator=("$(command -v "qemu-$machine-static" || command -v "qemu-$machine")") \
        || refuse "qemu-$machine is not installed (qemu-user-static): it runs the virtual machine that makes the start-up archive"
    if [[ -z $sysroot ]]; then
        sysroot=$root/standalone/target/sysroot-$architecture
        [[ -d $sysroot ]] || "$here/sysroot.sh" "$architecture" "$sysroot"
    fi
    sysroot=$(realpath "$sysroot")
    emulator+=(-L "$sysroot")
    jdk=$(find "$sysroot/usr/lib/jvm" -maxdepth 1 -type d -exec test -x '{}/bin/jlink' \; -print | sort -V | tail -n 1)
    [[ -n $jdk ]] || refuse "$sysroot has no JDK below usr/lib/jvm"
    loader=$(printf '%s\n' "$sysroot"/lib*/ld-linux-* | head -n 1)
fi
emulated() { "${emulator[@]}" "$@"; }
java_feature=$(feature "${emulator[@]}" "$jdk")

rm -rf "$work"
layer_java=$work/java-layer layer_fake=$work/fake-layer
home=$layer_fake/opt/kms-fake
mkdir -p "$layer_java"/{etc,proc,sys,dev,tmp,opt} "$home/sbom"

if [[ -z $jar ]]; then
    (cd "$root" && ./mvnw -q -B -ntp -Dquick -DskipTests -pl core,junit5-extension,standalone package >&2)
    jar=$root/standalone/target/kms-fake-standalone.jar
fi
"$tools/bin/java" "$here/Slim.java" "$jar" "$home/kms-fake-standalone.jar"
cp "$root/LICENSE" "$home/LICENSE"

# --- the Java runtime: what the jar uses, without debug information and tools; nor what nothing in it asks for: names of
# characters, large tables of character sets (all texts are UTF-8), and translations
left_out='/java.base/java/lang/uniName.dat,/java.base/sun/security/tools/keytool/Main*'
left_out+=',/java.base/jdk/internal/classfile/impl/ClassPrinterImpl*'
left_out+=',regex:/java.base/sun/nio/cs/(Big5|EUC_TW|HKSCS|Johab).*'
left_out+=',regex:.*_(de|es|fr|it|ja|ko|pt_BR|sv|zh_CN|zh_TW)\.(class|properties)'
modules=java.base,java.logging,java.management,java.security.sasl,jdk.unsupported
((java_feature >= 22)) || modules+=,jdk.crypto.ec
linker=("${emulator[@]}" "$jdk/bin/jlink")
if ! $own && [[ $(feature "$tools") == "$java_feature" ]]; then
    linker=("$tools/bin/jlink" --module-path "$jdk/jmods") # the same in a tenth of the time
fi
"${linker[@]}" --add-modules "$modules" --exclude-resources "$left_out" --strip-java-debug-attributes --no-man-pages --no-header-files \
    --compress "$( ((java_feature >= 21)) && echo zip-9 || echo 2)" --output "$layer_java/opt/java" >&2
runtime=$layer_java/opt/java
(cd "$runtime" && find bin -type f ! -name java -delete &&
    rm -f lib/{classlist,jexec,jrt-fs.jar,jspawnhelper,libjsig.so,libsimdsort.so,libsyslookup.so,security/cacerts,security/public_suffix_list.dat} \
        lib/server/{libjsig.so,*.jsa})
strip=strip
$own || strip=$machine-linux-gnu-strip
if command -v "$strip" > /dev/null; then
    find "$runtime" -name '*.so' -exec "$strip" --strip-unneeded --remove-section=.comment --remove-section=.note.stapsdt {} +
else
    echo "$strip is not installed (binutils): the image gets some five megabytes larger" >&2
fi

# --- the system libraries that it is linked with, and their loader
linked_with() { # a file, seen from the image
    if $own; then
        ldd "$1"
    else
        emulated "$loader" --list "$1" | sed "s:$sysroot::"
    fi
}
find "$runtime/bin" "$runtime/lib" -type f \( -name java -o -name '*.so' \) |
    while read -r file; do
        LD_LIBRARY_PATH=$runtime/lib:$runtime/lib/server linked_with "$file"
    done |
    sed -nE 's/^\s+(\S+ => )?(\/\S+) .*/\2/p' | grep -vF "$runtime" | sort -u |
    while read -r library; do
        install -D -m 755 "$(realpath "$sysroot$library")" "$layer_java$library"
    done

echo 'kms-fake:x:65532:65532::/opt/kms-fake:/sbin/nologin' > "$layer_java/etc/passwd"
echo 'kms-fake:x:65532:' > "$layer_java/etc/group"
chmod 1777 "$layer_java/tmp"

# --- the start-up archive: run the jar once to see which classes a start takes, then store them, loaded and linked
java=("${emulator[@]}" "$runtime/bin/java")
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
        sleep "$(awk "BEGIN { print 0.7 * $patience }")"
    done
}

# Starts the jar and writes down which classes it loads, in an order that does not depend on how its threads run.
record_start() { # file
    local ready=$work/ready server port
    : > "$ready"
    (cd "$home" && KMS_FAKE_PORT=0 KMS_FAKE_TLS_PORT=0 exec "${java[@]}" -Xshare:off -Xint -XX:+UseSerialGC \
        -XX:DumpLoadedClassList="$1" -jar kms-fake-standalone.jar) > "$ready" &
    server=$!
    for _ in $(seq $((300 * patience))); do
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
# out are management beans, which archived would take more room than time, and what makes classes for lambdas, since
# those are in the archive.
start_classes() {
    local beans='(com/sun/jmx|javax/management|java/lang/management|sun/management)/'
    local lambdas='(jdk/internal|java/lang)/classfile/|java/lang/constant/'
    local without="^(@cp )?($beans|$lambdas)"
    local agreed=$work/agreed run
    for run in 1 2 3; do
        record_start "$work/start-$run"
    done
    LC_ALL=C sort "$work"/start-?.sorted | uniq -d | grep -vE "$without" > "$agreed"
    grep -v '^@' "$agreed"
    grep '^@lambda' "$agreed"
    awk '$1 == "@lambda-proxy" { uses[$2] } $1 == "@cp" && $2 in uses' <(grep '^@lambda' "$agreed") "$agreed"
}

archive() {
    local linking=()
    ((java_feature < 24)) || linking=(-XX:+AOTClassLinking)
    (cd "$home" && "${java[@]}" -Xshare:dump "${linking[@]}" -XX:+UseSerialGC -XX:SharedClassListFile="$work/classes" \
        -XX:SharedArchiveFile="$1" -cp kms-fake-standalone.jar) > "$1.log" 2>&1 || { cat "$1.log" >&2; exit 1; }
}
start_classes > "$work/classes"
archive "$work/one.jsa"
archive "$work/other.jsa"
"$tools/bin/java" "$here/Settle.java" "$work/one.jsa" "$work/other.jsa" "$home/kms-fake.jsa"

# --- what is inside, for those who have to know: CycloneDX
component() { printf '{"type":"%s","name":"%s","version":"%s"}' "$1" "$2" "$3"; }
runtime_version=$(sed -n 's/^JAVA_VERSION="\(.*\)"/\1/p' "$runtime/release")
libc_version=$(if $own; then ldd --version; else emulated "$loader" --version; fi | sed -nE '1s/.* ([0-9.]*[0-9])\.?$/\1/p')
printf '{"bomFormat":"CycloneDX","specVersion":"1.6","version":1,"metadata":{"timestamp":"%s","component":%s},"components":[%s,%s]}\n' \
    "$created" "$(component container kms-fake "$version")" \
    "$(component platform openjdk "$runtime_version")" "$(component library glibc "$libc_version")" \
    > "$home/sbom/system.cdx.json"
jar=$(realpath "$jar")
(cd "$work" && "$tools/bin/jar" --extract --file "$jar" META-INF/sbom)
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
