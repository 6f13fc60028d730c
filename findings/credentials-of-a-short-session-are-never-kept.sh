#!/usr/bin/env bash
# The vendor's credentials clients: alibabacloud-credentials 1.0.12 (Python), @alicloud/credentials 2.4.7,
#   github.com/aliyun/credentials-go v1.4.14 and com.aliyun:credentials-java 1.0.3
#
# Behaviour: Python, Node.js and Java take credentials for stale 15 minutes before they expire, Go 3 minutes. 15 minutes
#   is also the shortest session that the vendor's token service makes. So with credentials of such a session the three
#   fetch new ones for each call.
# Seen, requests for five reads of one client's credentials, from a URI that says they expire in 15 minutes: Python,
#   Node.js and Java 5, Go 1. With an hour: 1 in each.
# Why it matters: a fixture with short sessions, made to test their renewal, tests a client that keeps nothing; each call
#   of the KMS costs two requests, and a limit on the token service is met under load only, in three languages of four.
source "$(dirname "$0")/lib/common.bash"
source "$root/findings/lib/credentials.bash"

credentials_clients
export ALIBABA_CLOUD_CLI_PROFILE_DISABLED=true
fetches() { # LANGUAGE SECONDS EXPECTED
    record "$(jq -n --arg expiration "$(date -u -d "$2 seconds" +%Y-%m-%dT%H:%M:%SZ)" '{"*": [{body: {Code: "Success",
        AccessKeyId: "id", AccessKeySecret: "secret", SecurityToken: "token", Expiration: $expiration}}]}')"
    expect "$1, $2 seconds" 'id id id id id' "$(ALIBABA_CLOUD_CREDENTIALS_URI=http://127.0.0.1:$port/uri ask "$1" 5)"
    expect '  requests' "$3" "$(requests length)"
}
for language in Python Node.js Java; do
    fetches "$language" 900 5
    fetches "$language" 3600 1
done
fetches Go 900 1
fetches Go 3600 1
