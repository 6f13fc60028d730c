#!/usr/bin/env bash
# sm-crypto 0.5.8 beside the crypto module of Node.js 20, with keys of OpenSSL 3
#
# Behaviour: Node.js reads an SM2 key from PEM and signs and verifies with it, but the signer's identifier, which SM2
#   hashes before the message, is empty and can't be set. So a signature of KMS, which has the identifier of the
#   standard, 1234567812345678, is false, and a round trip within Node.js is true. The kind of such a key is undefined,
#   JWK doesn't know it. A pair that Node.js makes on the same curve is another matter: its kind is ec, and what it
#   signs is no SM2 signature, with either identifier.
# Seen: asymmetricKeyType undefined; Node.js on its own signature true; sm-crypto on that signature false, with an
#   empty userId true; Node.js on a signature with the standard's identifier false, sm-crypto true. The pair of
#   generateKeyPairSync: kind ec; its signature is true for Node.js, false for sm-crypto both ways, and false for
#   Node.js too once the same private key was written as PEM and read again.
# Why it matters: hashes, curve and key are all there, nothing throws, and verify says that the KMS signed wrongly. It
#   takes a library with an identifier to verify a signature of SM2DSA.
source "$(dirname "$0")/lib/common.bash"

node_packages sm-crypto@0.5.8
openssl genpkey -algorithm SM2 -out sm2.key
printf message > message
openssl pkeyutl -sign -rawin -digest sm3 -pkeyopt distid:1234567812345678 -inkey sm2.key -in message -out standard.sig
cat > sm2.js <<'JAVASCRIPT'
const crypto = require('crypto');
const fs = require('fs');
const { sm2 } = require('sm-crypto');

const privateKey = crypto.createPrivateKey(fs.readFileSync('sm2.key'));
const publicKey = crypto.createPublicKey(privateKey);
const message = fs.readFileSync('message');
const standard = fs.readFileSync('standard.sig');
const own = crypto.sign('sm3', message, privateKey);

function other(signature, key, options) {
    const point = key.export({ type: 'spki', format: 'der' }).subarray(-65).toString('hex');
    return sm2.doVerifySignature('message', signature.toString('hex'), point, { hash: true, der: true, ...options });
}

console.log(publicKey.asymmetricKeyType);
console.log(crypto.verify('sm3', message, publicKey, own), other(own, publicKey), other(own, publicKey, { userId: '' }));
console.log(crypto.verify('sm3', message, publicKey, standard), other(standard, publicKey));

const pair = crypto.generateKeyPairSync('ec', { namedCurve: 'SM2' });
const signature = crypto.sign('sm3', message, pair.privateKey);
const again = crypto.createPrivateKey(pair.privateKey.export({ type: 'pkcs8', format: 'pem' }));
console.log(pair.privateKey.asymmetricKeyType, crypto.verify('sm3', message, pair.publicKey, signature),
    other(signature, pair.publicKey), other(signature, pair.publicKey, { userId: '' }));
console.log(again.asymmetricKeyType, crypto.verify('sm3', message, crypto.createPublicKey(again), signature));
JAVASCRIPT
mapfile -t seen < <(node sm2.js)
expect 'kind of an SM2 key' undefined "${seen[0]}"
expect "Node.js's signature, by Node.js, sm-crypto, sm-crypto with an empty identifier" 'true false true' "${seen[1]}"
expect "the standard's signature, by Node.js, sm-crypto" 'false true' "${seen[2]}"
expect 'a pair of generateKeyPairSync, by Node.js, sm-crypto, with an empty identifier' 'ec true false false' "${seen[3]}"
expect '  read again from its PEM' 'undefined false' "${seen[4]}"
