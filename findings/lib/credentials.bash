# The vendor's credentials clients in four languages, each with the default chain and nothing of this machine's settings.
unset "${!ALIBABA_CLOUD@}" "${!ALIBABACLOUD@}" "${!ALICLOUD@}"
unset HTTP_PROXY http_proxy HTTPS_PROXY https_proxy ALL_PROXY all_proxy
export ALIBABA_CLOUD_ECS_METADATA_DISABLED=true HOME_OF_CLIENTS=$work/home
mkdir home

credentials_clients() { # for `ask`
    python_packages alibabacloud-credentials==1.0.12
    node_packages @alicloud/credentials@2.4.7
    java_packages com.aliyun:credentials-java:1.0.3
    go_source > main.go
    go_packages github.com/aliyun/credentials-go@v1.4.14
    go build -o asks .
    cat > asks.py <<'PYTHON'
import sys

from alibabacloud_credentials.client import Client

client = Client()
print(*[client.get_credential().access_key_id for _ in range(int(sys.argv[1]))])
PYTHON
    cat > asks.js <<'JAVASCRIPT'
const client = new (require('@alicloud/credentials').default)();

(async () => {
    const ids = [];
    for (let i = 0; i < Number(process.argv[2]); i++) {
        ids.push((await client.getCredential()).accessKeyId);
    }
    console.log(...ids);
})();
JAVASCRIPT
    cat > Asks.java <<'JAVA'
import com.aliyun.credentials.Client;
import java.util.ArrayList;
import java.util.List;

class Asks {
    public static void main(String[] arguments) throws Exception {
        Client client = new Client();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < Integer.parseInt(arguments[0]); i++) {
            ids.add(client.getCredential().getAccessKeyId());
        }
        System.out.println(String.join(" ", ids));
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
	"strings"

	"github.com/aliyun/credentials-go/credentials"
)

func main() {
	count, _ := strconv.Atoi(os.Args[1])
	client, err := credentials.NewCredential(nil)
	if err != nil {
		panic(err)
	}
	ids := []string{}
	for range count {
		credential, err := client.GetCredential()
		if err != nil {
			panic(err)
		}
		ids = append(ids, *credential.AccessKeyId)
	}
	fmt.Println(strings.Join(ids, " "))
}
GO
}

ask() { # LANGUAGE [COUNT]: the access key ID that the chain finds, COUNT times from one client; "none" for an error
    local command
    case $1 in
    Python) command=(venv/bin/python -W ignore asks.py) ;;
    Node.js) command=(node asks.js) ;;
    Go) command=(./asks) ;;
    Java) command=(java "-Duser.home=$HOME_OF_CLIENTS" -cp "$classpath" Asks.java) ;;
    esac
    HOME=$HOME_OF_CLIENTS "${command[@]}" "${2:-1}" 2> "$1.log" || echo none
}
