#!/usr/bin/env bash
# The vendor's credentials clients: alibabacloud-credentials 1.0.12 (Python), @alicloud/credentials 2.4.7,
#   github.com/aliyun/credentials-go v1.4.14 and com.aliyun:credentials-java 1.0.3
#
# Behaviour: the default chain looks at the profile of the aliyun command line, ~/.aliyun/config.json, before it looks at
#   two variables of the environment. ALIBABA_CLOUD_CREDENTIALS_URI and ALIBABA_CLOUD_CREDENTIALS_FILE have no effect
#   where that file is, however explicitly they are set. Only ALIBABA_CLOUD_ACCESS_KEY_ID and its secret win over it.
# Seen, all four languages, with a profile in the home folder: the profile's access key with the URI set, and no request
#   to it; the profile's with the file set. With ALIBABA_CLOUD_CLI_PROFILE_DISABLED=true: the URI's and the file's.
# Why it matters: tests that get their credentials by one of the variables work in CI and, on the machine of somebody who
#   uses the command line, sign with a real access key: a local server that knows only the test's refuses, and a call
#   that goes elsewhere by mistake is carried out.
source "$(dirname "$0")/lib/common.bash"
source "$root/findings/lib/credentials.bash"

credentials_clients
cat > home/.aliyun/config.json <<'JSON'
{"current": "default", "profiles": [{"name": "default", "mode": "AK", "region_id": "cn-hangzhou",
    "access_key_id": "command-line", "access_key_secret": "secret"}]}
JSON
printf '%s\n' '[default]' 'enable = true' 'type = access_key' 'access_key_id = file' 'access_key_secret = secret' > file.ini
record '{"*": [{"body": {"Code": "Success", "AccessKeyId": "uri", "AccessKeySecret": "secret", "SecurityToken": "token",
    "Expiration": "2099-01-01T00:00:00Z"}}]}'
uri=http://127.0.0.1:$port/credentials
for language in Python Node.js Go Java; do
    expect "$language, URI" command-line "$(ALIBABA_CLOUD_CREDENTIALS_URI=$uri ask "$language")"
    expect '  requests' 0 "$(requests length)"
    expect "$language, file" command-line "$(ALIBABA_CLOUD_CREDENTIALS_FILE=file.ini ask "$language")"
    expect "$language, access key" env \
        "$(ALIBABA_CLOUD_ACCESS_KEY_ID=env ALIBABA_CLOUD_ACCESS_KEY_SECRET=secret ask "$language")"
done
export ALIBABA_CLOUD_CLI_PROFILE_DISABLED=true
for language in Python Node.js Go Java; do
    expect "$language, URI, no profile" uri "$(ALIBABA_CLOUD_CREDENTIALS_URI=$uri ask "$language")"
    expect "$language, file, no profile" file "$(ALIBABA_CLOUD_CREDENTIALS_FILE=file.ini ask "$language")"
done
