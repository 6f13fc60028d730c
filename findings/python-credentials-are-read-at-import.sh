#!/usr/bin/env bash
# alibabacloud-credentials 1.0.12 with alibabacloud-kms20160120 3.3.1 (Python), beside @alicloud/credentials 2.4.7
#
# Behaviour: Python's client reads the variables of the environment once, when its package is imported, and importing
#   alibabacloud_kms20160120 imports it. What is set later is not seen, and what is removed later goes on to be used, by
#   new clients too. Its sibling for Node.js reads them when credentials are asked for.
# Seen, for a new client each: nothing at the import and an access key after it: Python CredentialException, Node.js the
#   access key. One at the import and another after it: Python the one at the import, Node.js the other. One at the import
#   and none after it: Python still that one, Node.js an error.
# Why it matters: monkeypatch.setenv and patch.dict(os.environ) have no effect, or that of the module that happened to be
#   imported first. A test that removes the access key, to be sure that nothing real is used, goes on to sign with it. Pass
#   credentials to Config, or set the variables before Python starts.
source "$(dirname "$0")/lib/common.bash"
unset "${!ALIBABA_CLOUD@}"
export ALIBABA_CLOUD_ECS_METADATA_DISABLED=true ALIBABA_CLOUD_CLI_PROFILE_DISABLED=true
export ALIBABA_CLOUD_CREDENTIALS_FILE=none

python_packages alibabacloud-credentials==1.0.12 alibabacloud-kms20160120==3.3.1
cat > reads.py <<'PYTHON'
import os
import sys

import alibabacloud_kms20160120.client  # as any application does

for name in ("ALIBABA_CLOUD_ACCESS_KEY_ID", "ALIBABA_CLOUD_ACCESS_KEY_SECRET"):
    os.environ.pop(name, None)
    if len(sys.argv) > 1:
        os.environ[name] = sys.argv[1]

from alibabacloud_credentials.client import Client
from alibabacloud_credentials.exceptions import CredentialException

try:
    print(Client().get_credential().access_key_id)
except CredentialException:
    print("none")
PYTHON
node_packages @alicloud/credentials@2.4.7
cat > reads.js <<'JAVASCRIPT'
const { default: Client } = require('@alicloud/credentials');

for (const name of ['ALIBABA_CLOUD_ACCESS_KEY_ID', 'ALIBABA_CLOUD_ACCESS_KEY_SECRET']) {
    delete process.env[name];
    if (process.argv.length > 2) {
        process.env[name] = process.argv[2];
    }
}
new Client().getCredential().then(credential => console.log(credential.accessKeyId), () => console.log('none'));
JAVASCRIPT
reads() { # WHAT PYTHON NODE.JS [ACCESS_KEY_AFTER_THE_IMPORT]
    expect "$1, Python" "$2" "$(venv/bin/python -W ignore reads.py "${@:4}" 2> python.log)"
    expect "$1, Node.js" "$3" "$(node reads.js "${@:4}" 2> node.log)"
}
reads 'set after the import' none after after
export ALIBABA_CLOUD_ACCESS_KEY_ID=before ALIBABA_CLOUD_ACCESS_KEY_SECRET=before
reads 'changed after the import' before after after
reads 'removed after the import' before none
