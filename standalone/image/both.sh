#!/usr/bin/env bash
# Publishes images that build.sh wrote on machines of different kinds under one name: the engine of whoever pulls it
# takes the one that fits.
#   standalone/image/both.sh NAME FILE...         such as: both.sh example.org/kms-fake kms-fake-amd64.tar kms-fake-arm64.tar
set -euo pipefail

if (($# < 2)); then
    echo "takes a name and the files that build.sh --output wrote, one for each architecture" >&2
    exit 2
fi
name=$1
shift
parts=() version=''
for file in "$@"; do
    loaded=$(docker load -q -i "$file" | sed -n 's/^Loaded image: //p' | grep -v ':latest$')
    version=${loaded##*:}
    part=$name:$version-$(docker image inspect -f '{{.Architecture}}' "$loaded")
    docker tag "$loaded" "$part"
    docker push "$part"
    parts+=("$part")
done
docker manifest create --amend "$name:$version" "${parts[@]}"
docker manifest push "$name:$version"
