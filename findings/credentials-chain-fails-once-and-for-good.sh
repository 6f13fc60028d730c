#!/usr/bin/env bash
# The vendor's credentials clients: alibabacloud-credentials 1.0.12 (Python), @alicloud/credentials 2.4.7,
#   github.com/aliyun/credentials-go v1.4.14 and com.aliyun:credentials-java 1.0.3
#
# Behaviour: when no link of the default chain has credentials, Python and Java go through the whole chain again at the
#   next read. Node.js and Go remember the last link that they tried, as if it had succeeded, and ask only that one from
#   then on, for as long as the client lives.
# Seen, three reads of one client, with a URI that refuses as the last link and a profile of the command line that appears
#   after the first read: Python and Java "none profile profile", requests to the URI: 1; Node.js and Go "none none none",
#   requests: 3.
# Why it matters: a pod whose credentials are mounted a moment after its start, or a test that writes them when its server
#   is up, works in two languages, and in the other two fails until the process is restarted, with an error about the last
#   link, which nobody wanted to use.
source "$(dirname "$0")/lib/common.bash"
source "$root/findings/lib/credentials.bash"

credentials_clients
chain() { # LANGUAGE FOUND REQUESTS
    rm -f home/.aliyun/config.json
    cat > later.json <<'JSON'
{"current": "default", "profiles": [{"name": "default", "mode": "AK", "region_id": "cn-hangzhou",
    "access_key_id": "profile", "access_key_secret": "secret"}]}
JSON
    record '{"*": [{"status": 404}]}'
    expect "$1" "$2" "$(ALIBABA_CLOUD_CREDENTIALS_URI=http://127.0.0.1:$port/uri ask "$1" 3 later.json)"
    expect '  requests' "$3" "$(requests length)"
}
chain Python 'none profile profile' 1
chain Java 'none profile profile' 1
chain Node.js 'none none none' 3
chain Go 'none none none' 3
