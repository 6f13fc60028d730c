# The vendor's credentials clients in four languages, each with the default chain and nothing of this machine's settings.
unset "${!ALIBABA_CLOUD@}" "${!ALIBABACLOUD@}" "${!ALICLOUD@}"
unset HTTP_PROXY http_proxy HTTPS_PROXY https_proxy ALL_PROXY all_proxy
export ALIBABA_CLOUD_ECS_METADATA_DISABLED=true HOME_OF_CLIENTS=$work/home
mkdir -p home/.aliyun

credentials_clients() { # for `ask`
    python_packages alibabacloud-credentials==1.0.12
    node_packages @alicloud/credentials@2.4.7
    java_packages com.aliyun:credentials-java:1.0.3
    go_source > main.go
    go_packages github.com/aliyun/credentials-go@v1.4.14
    go build -o asks .
    cat > asks.py <<'PYTHON'
import os
import sys

from alibabacloud_credentials.client import Client
from alibabacloud_credentials.exceptions import CredentialException

client = Client()
for _ in range(int(sys.argv[1])):
    try:
        print(client.get_credential().access_key_id)
    except CredentialException:
        print("none")
    if os.path.exists(sys.argv[2]):
        os.rename(sys.argv[2], sys.argv[3])
PYTHON
    cat > asks.js <<'JAVASCRIPT'
const fs = require('fs');

const client = new (require('@alicloud/credentials').default)();
const [count, from, to] = process.argv.slice(2);

(async () => {
    for (let i = 0; i < Number(count); i++) {
        console.log(await client.getCredential().then(credential => credential.accessKeyId, () => 'none'));
        if (fs.existsSync(from)) {
            fs.renameSync(from, to);
        }
    }
})();
JAVASCRIPT
    cat > Asks.java <<'JAVA'
import com.aliyun.credentials.Client;
import com.aliyun.credentials.exception.CredentialException;
import java.io.File;

class Asks {
    public static void main(String[] arguments) {
        Client client = new Client();
        for (int i = 0; i < Integer.parseInt(arguments[0]); i++) {
            try {
                System.out.println(client.getCredential().getAccessKeyId());
            } catch (CredentialException e) {
                System.out.println("none");
            }
            new File(arguments[1]).renameTo(new File(arguments[2]));
        }
    }
}
JAVA
}

go_source() {
    cat <<'GO'
package main

import (
	"fmt"
	"os"
	"strconv"

	"github.com/aliyun/credentials-go/credentials"
)

func main() {
	count, _ := strconv.Atoi(os.Args[1])
	client, err := credentials.NewCredential(nil)
	if err != nil {
		panic(err)
	}
	for range count {
		if credential, err := client.GetCredential(); err != nil {
			fmt.Println("none")
		} else {
			fmt.Println(*credential.AccessKeyId)
		}
		os.Rename(os.Args[2], os.Args[3])
	}
}
GO
}

ask() { # LANGUAGE [COUNT [FILE]]: the access key IDs that one client's chain finds, COUNT times, or "none"; after the
    # first one FILE becomes the profile of the command line
    local command
    case $1 in
    Python) command=(venv/bin/python -W ignore asks.py) ;;
    Node.js) command=(node asks.js) ;;
    Go) command=(./asks) ;;
    Java) command=(java "-Duser.home=$HOME_OF_CLIENTS" -cp "$classpath" Asks.java) ;;
    esac
    # Java's client logs to the same stream.
    HOME=$HOME_OF_CLIENTS "${command[@]}" "${2:-1}" "${3:-none}" "$HOME_OF_CLIENTS/.aliyun/config.json" 2> "$1.log" |
        grep -E '^[a-z-]+$' | xargs
}
