#!/usr/bin/env bash
# gmssl 3.2.2 (the usual pure Python SM2) beside gmalg 1.1.2
#
# Behaviour: a public key in hexadecimal begins with 04, the mark of an uncompressed point. gmssl takes it with and
#   without the mark, and when there is one, it removes each 0 and each 4 at the start, not only the two characters. So
#   one key in eight, those whose x begins with 0 or 4, is cut short: verification raises an error about odd text, and
#   encryption succeeds with a ciphertext that can't be decrypted. Without the mark the key works, unless x itself begins
#   with 04.
# Seen, for keys whose x begins with 72 and with 41, with the mark: verification true, binascii.Error "Odd-length string";
#   gmalg decrypts what was encrypted: b'text', CheckFailedError. Without the mark: true and b'text' for both. For one whose
#   x begins with 04, without the mark: binascii.Error.
# Why it matters: the last 65 bytes of what GetPublicKey answers are a point with the mark. A test that makes a new
#   key each time fails one time in eight, and the ciphertext is refused where it is decrypted, so that the KMS is
#   suspected. Cutting the mark off leaves one key in 256.
source "$(dirname "$0")/lib/common.bash"

python_packages gmssl==3.2.2 gmalg==1.1.2
cat > keys.py <<'PYTHON'
import gmalg
from gmssl import sm2

FIRST = 0x3945208F7B2144B13F36E38AC6D39F95889393692860B51A42FB81EF4DF7C5B8


def attempt(call):
    try:
        return call()
    except Exception as e:
        return f"{type(e).__name__}: {e}"


def use(private, public):
    other = gmalg.SM2(private, b"1234567812345678")
    signature = b"".join(other.sign(b"message")).hex()
    one = sm2.CryptSM2(private_key=None, public_key=public, mode=1)
    verified = attempt(lambda: one.verify_with_sm3(signature, b"message"))
    print(verified, "|", attempt(lambda: other.decrypt(b"\x04" + one.encrypt(b"text"))))


for number in (3, 1, 78):
    private = (FIRST + number).to_bytes(32, "big")
    public = gmalg.SM2().generate_pk(private).hex()
    print(public[2:4])
    use(private, public)
    use(private, public[2:])
PYTHON
mapfile -t seen < <(venv/bin/python keys.py)
expect 'x begins with' 72 "${seen[0]}"
expect '  with the mark: verified | decrypted' "True | b'text'" "${seen[1]}"
expect '  without' "True | b'text'" "${seen[2]}"
expect 'x begins with' 41 "${seen[3]}"
expect '  with the mark: verified | decrypted' 'Error: Odd-length string | CheckFailedError: Incorrect hash value.' "${seen[4]}"
expect '  without' "True | b'text'" "${seen[5]}"
expect 'x begins with' 04 "${seen[6]}"
expect '  without: verified' 'Error: Odd-length string' "${seen[8]% |*}"
