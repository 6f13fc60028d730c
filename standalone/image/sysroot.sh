#!/usr/bin/env bash
# Fetches what build.sh needs to build the image for another architecture than this machine's: a JDK for it with its
# modules, and the C and C++ libraries that it is linked with. On Debian only: it asks the mirrors that apt already knows,
# checks their signatures, and installs nothing.
#   standalone/image/sysroot.sh arm64 FOLDER      the folder is made; the release is trixie, or what KMS_FAKE_IMAGE_DEBIAN names
set -euo pipefail

if (($# != 2)); then
    echo "takes an architecture (amd64 or arm64) and a folder" >&2
    exit 2
fi
architecture=$1 folder=$2
release=${KMS_FAKE_IMAGE_DEBIAN:-trixie}
keys=/usr/share/keyrings/debian-archive-keyring.gpg
# shellcheck disable=SC2016 # what is in $( ) is for apt
mirrors=$(apt-get indextargets --format '$(LABEL) $(REPO_URI)' 'Origin: Debian' 2> /dev/null | sort -u || true)
mirror() { awk -v label="$1" '$1 == label { print $2; exit }' <<< "$mirrors"; } # label
if [[ -z $(mirror Debian) || ! -f $keys ]]; then
    echo "apt knows no mirror of Debian, or has not been updated: name a folder with a JDK for $architecture as --sysroot" >&2
    exit 3
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work"/{state/lists/partial,cache/archives/partial,packages}
touch "$work/status"
for place in "Debian $release" "Debian-Security $release-security"; do
    uri=$(mirror "${place% *}")
    [[ -z $uri ]] || echo "deb [signed-by=$keys] $uri ${place#* } main"
done > "$work/sources.list"
cat > "$work/apt.conf" << APT
Dir::State "$work/state";
Dir::State::status "$work/status";
Dir::Cache "$work/cache";
Dir::Etc::SourceList "$work/sources.list";
Dir::Etc::SourceParts "-";
Dir::Etc::Preferences "/dev/null";
Dir::Etc::PreferencesParts "/dev/null";
APT::Architecture "$architecture";
APT::Architectures { "$architecture"; };
APT::Sandbox::User "root";
Acquire::Languages "none";
APT
export APT_CONFIG=$work/apt.conf
apt-get update -qq >&2
jdk=$(apt-cache pkgnames openjdk- | sed -nE 's/^openjdk-([0-9]+)-jdk-headless$/\1/p' | sort -n | tail -n 1)
[[ -n $jdk ]] || { echo "$release has no JDK for $architecture" >&2; exit 3; }
(cd "$work/packages" && apt-get download -qq "openjdk-$jdk-jdk-headless" "openjdk-$jdk-jre-headless" \
    libc6 libgcc-s1 libstdc++6 zlib1g >&2)

rm -rf "$folder"
mkdir -p "$folder/usr/lib"
ln -s usr/lib "$folder/lib"
for package in "$work"/packages/*.deb; do
    dpkg-deb --fsys-tarfile "$package" | tar -x --keep-directory-symlink --no-same-owner -C "$folder"
done
# what leads to /etc must lead to the folder's own
find "$folder" -type l -lname '/*' | while read -r link; do
    target=$folder$(readlink "$link")
    [[ ! -e $target ]] || ln -sfrn "$target" "$link"
done
