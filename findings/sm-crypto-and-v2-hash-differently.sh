#!/usr/bin/env bash
# sm-crypto 0.5.8 and sm-crypto-v2 1.15.1, Node.js 20
#
# Behaviour: the second package is a rewrite of the first with the same functions and the same option hash, whose
#   default differs: sm2.doSignature of sm-crypto signs SM3(Z || message), as the standard and KMS do, that of
#   sm-crypto-v2 signs the bytes given as if they were the digest, as sm-crypto itself did before 0.4.0. Each verifies
#   with its own default, and with hash: true both understand each other.
# Seen, verification of a signature made with defaults: sm-crypto by sm-crypto true, by sm-crypto-v2 false;
#   sm-crypto-v2 by sm-crypto-v2 true, by sm-crypto false; with {hash: true} on both sides true in both directions.
# Why it matters: a test that signs and verifies with one package is green with either. Against a signature of KMS
#   (SM2DSA) the drop-in replacement says false, until hash is set.
source "$(dirname "$0")/lib/common.bash"

node_packages sm-crypto@0.5.8 sm-crypto-v2@1.15.1
cat > sign.js <<'JAVASCRIPT'
const packages = { 'sm-crypto': require('sm-crypto').sm2, 'sm-crypto-v2': require('sm-crypto-v2').sm2 };
const keys = packages['sm-crypto'].generateKeyPairHex();
for (const options of [undefined, { hash: true }]) {
    for (const [signer, one] of Object.entries(packages)) {
        const signature = one.doSignature('message', keys.privateKey, options);
        for (const [verifier, other] of Object.entries(packages)) {
            const right = other.doVerifySignature('message', signature, keys.publicKey, options);
            console.log(`${signer} by ${verifier}: ${right}`);
        }
    }
}
JAVASCRIPT
mapfile -t seen < <(node sign.js)
expect 'defaults' 'sm-crypto by sm-crypto: true' "${seen[0]}"
expect 'defaults' 'sm-crypto by sm-crypto-v2: false' "${seen[1]}"
expect 'defaults' 'sm-crypto-v2 by sm-crypto: false' "${seen[2]}"
expect 'defaults' 'sm-crypto-v2 by sm-crypto-v2: true' "${seen[3]}"
expect 'hash: true' 'sm-crypto by sm-crypto-v2: true' "${seen[5]}"
expect 'hash: true' 'sm-crypto-v2 by sm-crypto: true' "${seen[6]}"
