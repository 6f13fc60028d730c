#!/usr/bin/env bash
# github.com/aliyun/alibabacloud-dkms-gcs-go-sdk v0.5.1 (with golang.org/x/crypto v0.59.0), beside
#   alibabacloud-dkms-gcs 1.0.2 for Python (pyOpenSSL 23.2.0); client keys made by Java 17 and OpenSSL 3
#
# Behaviour: a client key is a JSON file around a PKCS#12 file. Python's client reads all kinds. Go's reads only those
#   of the old kind (HMAC of SHA-1, RC2 or triple DES), which neither Java 17 nor OpenSSL 3 makes unless told to. And
#   it takes the contents by their place: the first is the certificate, the second the private key. Java writes the
#   key first, so that a client key that Java wrote in the old format is taken without an error and the certificate
#   becomes the private key.
# Seen: Java, OpenSSL: "pkcs12: unknown digest algorithm: 2.16.840.1.101.3.4.2.1"; OpenSSL -legacy: PRIVATE KEY; Java
#   with keystore.pkcs12.legacy: no error, CERTIFICATE. Python: a private key from all four.
# Why it matters: who prepares a client key for tests, rather than having it made by the service, has one that all
#   clients but Go's read, or one that Go reads and then cannot sign with.
source "$(dirname "$0")/lib/common.bash"

cat > Keys.java <<'JAVA'
import java.io.File;
import java.io.FileOutputStream;
import java.security.KeyStore;

class Keys {
    public static void main(String[] arguments) throws Exception {
        char[] password = "secret".toCharArray();
        KeyStore made = KeyStore.getInstance(new File("openssl.p12"), password);
        KeyStore own = KeyStore.getInstance("PKCS12");
        own.load(null, null);
        own.setKeyEntry("key", made.getKey("1", password), password, made.getCertificateChain("1"));
        try (FileOutputStream out = new FileOutputStream(arguments[0])) {
            own.store(out, password);
        }
    }
}
JAVA
certificate
openssl pkcs12 -export -inkey server.key -in server.pem -passout pass:secret -out openssl.p12
openssl pkcs12 -export -inkey server.key -in server.pem -passout pass:secret -out openssl-legacy.p12 -legacy
java Keys.java java.p12
java -Dkeystore.pkcs12.legacy Keys.java java-legacy.p12
for file in *.p12; do
    jq -n --arg data "$(base64 -w 0 "$file")" '{KeyId: "client", PrivateKeyData: $data}' > "${file%.p12}.json"
done

cat > main.go <<'GO'
package main

import (
	"fmt"
	"os"
	"strings"

	"github.com/alibabacloud-go/tea/tea"
	credential "github.com/aliyun/alibabacloud-dkms-gcs-go-sdk/openapi-credential"
)

func main() {
	client, err := credential.NewClient(&credential.Config{Type: tea.String("rsa_key_pair"),
		ClientKeyFile: tea.String(os.Args[1]), Password: tea.String("secret")})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(strings.SplitN(tea.StringValue(client.PrivateKeySecret), "\n", 2)[0])
}
GO
go_packages github.com/aliyun/alibabacloud-dkms-gcs-go-sdk@v0.5.1 golang.org/x/crypto@v0.59.0
go build -o reads .
expect 'Go, OpenSSL' 'pkcs12: unknown digest algorithm: 2.16.840.1.101.3.4.2.1' "$(./reads openssl.json)"
expect 'Go, Java' 'pkcs12: unknown digest algorithm: 2.16.840.1.101.3.4.2.1' "$(./reads java.json)"
expect 'Go, OpenSSL -legacy' '-----BEGIN PRIVATE KEY-----' "$(./reads openssl-legacy.json)"
expect 'Go, Java in the old format' '-----BEGIN CERTIFICATE-----' "$(./reads java-legacy.json)"

python_packages alibabacloud-dkms-gcs==1.0.2 pyopenssl==23.2.0
cat > reads.py <<'PYTHON'
import base64
import sys

from cryptography.hazmat.primitives.serialization import load_der_private_key
from openapi_credential.client import Client
from openapi_credential.models import Config

for name in sys.argv[1:]:
    client = Client(Config(type="rsa_key_pair", client_key_file=name, password="secret"))
    print(load_der_private_key(base64.b64decode(client.get_access_key_secret()), None).key_size)
PYTHON
expect 'Python, all four' '2048 2048 2048 2048' "$(venv/bin/python reads.py ./*.json 2> python.log | xargs)"
