package io.github.kmsfake.internal.statefile;

import io.github.kmsfake.internal.crypto.KeyMaterial;
import io.github.kmsfake.internal.crypto.KeySpec;
import io.github.kmsfake.internal.crypto.Pem;
import io.github.kmsfake.internal.model.Base64Bytes;
import io.github.kmsfake.internal.model.KeyVersion;
import io.github.kmsfake.internal.operation.Matches;
import io.github.kmsfake.internal.schema.Description;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A version of a key. */
record KeyVersionEntry(
        @Nullable
        @Matches("[A-Za-z0-9][A-Za-z0-9_-]{35}")
        @Description(
                "its id, 36 characters; unless given one that follows from the key's id if there is material, else any")
        String id,

        @Nullable @Description("when it was made; as the key unless given")
        Instant creationDate,

        @Nullable
        @Description(
                "its material: a secret's bytes as Base64, a private key as PKCS#8, PEM or Base64; new unless given")
        String material) {
    static KeyVersionEntry of(KeyVersion version) {
        KeyMaterial known = version.material();
        return new KeyVersionEntry(
                version.id(), version.creationDate(), known == null ? null : Base64Bytes.encode(known.encoded()));
    }

    /** Material of a spec, as it is written. */
    static KeyMaterial read(String text, KeySpec spec) {
        try {
            return spec.maker().read(bytes(text));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "is no material of a key of spec " + spec + ": "
                            + (spec.isAsymmetric()
                                    ? "a private key as PKCS#8, PEM or Base64 of the DER"
                                    : "as many bytes as the spec has, as Base64"),
                    e);
        }
    }

    private static byte[] bytes(String text) {
        List<byte[]> blocks = Pem.decode("PRIVATE KEY", text);
        return blocks.size() == 1
                ? blocks.get(0)
                : Base64Bytes.parse(text.strip()).bytes();
    }
}
