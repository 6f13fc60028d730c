#!/usr/bin/env bash
# org.bouncycastle:bcprov-jdk18on and bcpkix-jdk18on 1.87; golang.org/x/crypto v0.59.0 and
#   software.sslmate.com/src/go-pkcs12 v0.7.4; cryptography 50.0.2; Node.js 20 and Java 17
#
# Behaviour: a PKCS#12 key store that Bouncy Castle's provider stores is BER with indefinite lengths (it begins with
#   30 80), unless its own parameter class is given with forDEREncoding. Java and Node.js read it. Both libraries of
#   Go read DER only and refuse it, whatever the algorithms in it; cryptography reads it with a warning that this may
#   become an exception.
# Seen: Java and Node.js read it; Go, twice: "asn1: syntax error: indefinite length found (not DER)"; cryptography: a
#   UserWarning, then the key. The same entry with forDEREncoding: read by all, without the warning.
# Why it matters: client keys of KMS are PKCS#12, and a fixture that a Java test suite stored works in each of its
#   clients but one written in Go. The message names the encoding, which nobody chose, rather than the writer.
source "$(dirname "$0")/lib/common.bash"

java_packages org.bouncycastle:bcpkix-jdk18on:1.87
cat > Store.java <<'JAVA'
import java.io.File;
import java.io.FileOutputStream;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.jcajce.PKCS12StoreParameter;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

class Store {
    public static void main(String[] arguments) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair pair = generator.generateKeyPair();
        X500Name name = new X500Name("CN=client");
        Date now = new Date();
        X509Certificate certificate = new JcaX509CertificateConverter().getCertificate(new JcaX509v3CertificateBuilder(
                name, BigInteger.ONE, now, new Date(now.getTime() + 86_400_000L), name, pair.getPublic())
                .build(new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate())));
        char[] password = "secret".toCharArray();
        KeyStore store = KeyStore.getInstance("PKCS12-3DES-3DES", new BouncyCastleProvider());
        store.load(null, null);
        store.setKeyEntry("key", pair.getPrivate(), password, new X509Certificate[] {certificate});
        try (FileOutputStream out = new FileOutputStream("plain.p12")) {
            store.store(out, password);
        }
        try (FileOutputStream out = new FileOutputStream("der.p12")) {
            store.store(new PKCS12StoreParameter(out, password, true));
        }
        for (String file : new String[] {"plain.p12", "der.p12"}) {
            System.out.println(KeyStore.getInstance(new File(file), password).size());
        }
    }
}
JAVA
expect 'Java reads both' '1 1' "$(java -cp "$classpath" Store.java | xargs)"
expect 'first bytes' 3080 "$(od -An -tx1 -N2 plain.p12 | tr -d ' ')"

cat > read.js <<'JAVASCRIPT'
const fs = require('fs');
require('tls').createSecureContext({ pfx: fs.readFileSync('plain.p12'), passphrase: 'secret' });
console.log('read');
JAVASCRIPT
expect 'Node.js' read "$(node read.js)"

cat > main.go <<'GO'
package main

import (
	"fmt"
	"os"

	"golang.org/x/crypto/pkcs12"
	other "software.sslmate.com/src/go-pkcs12"
)

func main() {
	data, err := os.ReadFile(os.Args[1])
	if err != nil {
		panic(err)
	}
	_, _, err = pkcs12.Decode(data, "secret")
	fmt.Println(err)
	_, _, err = other.Decode(data, "secret")
	fmt.Println(err)
}
GO
go_packages golang.org/x/crypto@v0.59.0 software.sslmate.com/src/go-pkcs12@v0.7.4
refusal='pkcs12: error reading P12 data: asn1: syntax error: indefinite length found (not DER)'
expect 'Go' "$refusal"$'\n'"$refusal" "$(go run . plain.p12)"
expect 'Go, DER' '<nil> <nil>' "$(go run . der.p12 | xargs)"

python_packages cryptography==50.0.2
cat > read.py <<'PYTHON'
import sys
import warnings
from pathlib import Path

from cryptography.hazmat.primitives.serialization import pkcs12

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    key, _, _ = pkcs12.load_key_and_certificates(Path(sys.argv[1]).read_bytes(), b"secret")
print(key.key_size, [warning.category.__name__ for warning in caught])
PYTHON
expect 'cryptography' "2048 ['UserWarning']" "$(venv/bin/python read.py plain.p12)"
expect 'cryptography, DER' '2048 []' "$(venv/bin/python read.py der.p12)"
