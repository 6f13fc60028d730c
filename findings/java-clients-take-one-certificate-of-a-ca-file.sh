#!/usr/bin/env bash
# com.aliyun:kms20160120 1.2.3 (tea 1.3.0) and com.aliyun:alibabacloud-dkms-gcs-sdk 0.5.2 (tea 1.2.3), Java 17, beside
#   alibabacloud-kms20160120 3.3.1 (Python)
#
# Behaviour: the CA file of a KMS instance has two certificates, a root and a second level that signs the server's
#   certificate. Each of the vendor's Java clients takes one of the two and drops the other without a word, and not
#   the same: kms20160120 trusts the first of the file, the instance client the last. Python trusts both.
# Seen, with the file "root, second", and servers that send their own certificate only. Signed by the root:
#   kms20160120 works, the instance client says TeaUnretryableException ("unable to find valid certification path").
#   Signed by the second level: the other way round. Python works with both.
# Why it matters: one file, one server, one of two clients fails, and the file is blamed. Sorting the file the other
#   way moves the failure to the other client. A server has to send its intermediate certificate too, or each client
#   needs a file of its own.
source "$(dirname "$0")/lib/common.bash"

issue() { # NAME SIGNER EXTENSIONS: NAME.pem and NAME.key
    openssl req -newkey rsa:2048 -nodes -keyout "$1.key" -out "$1.csr" -subj "/CN=$1"
    openssl x509 -req -in "$1.csr" -CA "$2.pem" -CAkey "$2.key" -CAcreateserial -days 2 -extfile <(echo "$3") \
        -out "$1.pem"
} 2>> openssl.log
openssl req -x509 -newkey rsa:2048 -nodes -keyout root.key -out root.pem -days 2 -subj /CN=root 2>> openssl.log
issue second root $'basicConstraints=critical,CA:TRUE\nkeyUsage=keyCertSign,cRLSign'
issue by-root root subjectAltName=IP:127.0.0.1
issue by-second second subjectAltName=IP:127.0.0.1
cat root.pem second.pem > ca.pem
openssl pkcs8 -topk8 -nocrypt -in by-root.key -outform DER | base64 -w 0 > client.key

cat > Gateway.java <<'JAVA'
import com.aliyun.kms20160120.Client;
import com.aliyun.kms20160120.models.ListKeysRequest;
import com.aliyun.teaopenapi.models.Config;
import java.nio.file.Files;
import java.nio.file.Path;

class Gateway {
    public static void main(String[] arguments) throws Exception {
        Client client = new Client(new Config().setEndpoint("127.0.0.1:" + arguments[0]).setProtocol("https")
                .setAccessKeyId("id").setAccessKeySecret("secret").setCa(Files.readString(Path.of("ca.pem"))));
        try {
            client.listKeys(new ListKeysRequest());
            System.out.println("works");
        } catch (Exception e) {
            System.out.println(e.getClass().getSimpleName() + e.getMessage().replaceAll(".*( unable)", "$1"));
        }
    }
}
JAVA
cat > Instance.java <<'JAVA'
import com.aliyun.dkms.gcs.openapi.models.Config;
import com.aliyun.dkms.gcs.openapi.util.models.RuntimeOptions;
import com.aliyun.dkms.gcs.sdk.Client;
import com.aliyun.dkms.gcs.sdk.models.EncryptRequest;
import java.nio.file.Files;
import java.nio.file.Path;

class Instance {
    public static void main(String[] arguments) throws Exception {
        Config config = new Config();
        config.setEndpoint("127.0.0.1:" + arguments[0]);
        config.setProtocol("https");
        config.setAccessKeyId("client");
        config.setPrivateKey(Files.readString(Path.of("client.key")));
        config.setCaFilePath("ca.pem");
        EncryptRequest request = new EncryptRequest();
        request.setKeyId("key");
        request.setPlaintext("text".getBytes("UTF-8"));
        RuntimeOptions once = new RuntimeOptions();
        once.autoretry = false;
        try {
            new Client(config).encryptWithOptions(request, once);
            System.out.println("works");
        } catch (Exception e) {
            System.out.println(e.getClass().getSimpleName() + e.getMessage().replaceAll(".*( unable)", "$1"));
        }
    }
}
JAVA
cat > gateway.py <<'PYTHON'
import sys

from alibabacloud_kms20160120 import models
from alibabacloud_kms20160120.client import Client
from alibabacloud_tea_openapi.models import Config

Client(Config(access_key_id="id", access_key_secret="secret", protocol="https", endpoint="127.0.0.1:" + sys.argv[1],
              ca="ca.pem")).list_keys(models.ListKeysRequest())
print("works")
PYTHON
java_packages com.aliyun:kms20160120:1.2.3 com.aliyun:tea:1.3.0
gateway=$classpath
java_packages com.aliyun:alibabacloud-dkms-gcs-sdk:0.5.2 com.aliyun:tea:1.2.3
python_packages alibabacloud-kms20160120==3.3.1 darabonba-core==1.0.9
refused='TeaUnretryableException unable to find valid certification path to requested target'
clients() { # SERVER GATEWAY INSTANCE
    record '{"Encrypt": [{"body": ""}], "*": [{}]}' "$1.pem" "$1.key" 2> recorder.log
    expect "$1, kms20160120" "$2" "$(java -cp "$gateway" Gateway.java "$port" 2> java.log)"
    expect "$1, the instance client" "$3" "$(java -cp "$classpath" Instance.java "$port" 2> java.log)"
    expect "$1, Python" works "$(venv/bin/python gateway.py "$port")"
}
clients by-root works "$refused"
clients by-second "$refused" works
