package io.github.kmsfake.internal.property;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.kmsfake.internal.model.EncryptionContext;
import io.github.kmsfake.internal.testing.Reply;
import io.github.kmsfake.internal.testing.TestServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.arbitraries.StringArbitrary;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** What comes out of a ciphertext, whatever went in and whatever happened to the key since. */
class EncryptionTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @SuppressWarnings("NullAway.Init")
    private static TestServer kms;

    @BeforeContainer
    static void open() {
        kms = TestServer.with()
                .limit("keys", 1_000_000)
                .limit("keyVersions", 1_000_000)
                .start();
    }

    @AfterContainer
    static void close() {
        kms.close();
    }

    /** What happens to keys between an encryption and its decryption. */
    enum Event {
        NEW_VERSION {
            @Override
            void happen(Pair pair) {
                pair.call("CreateKeyVersion");
            }
        },
        ROTATION {
            @Override
            void happen(Pair pair) {
                pair.call("UpdateRotationPolicy", "EnableAutomaticRotation", "true", "RotationInterval", "7d");
                kms.clock().advance(Duration.ofDays(15));
                pair.call("UpdateRotationPolicy", "EnableAutomaticRotation", "false");
            }
        },
        MOVE_OF_ALIAS {
            @Override
            void happen(Pair pair) {
                pair.turn();
                pair.call("UpdateAlias", "AliasName", pair.alias());
            }
        },
        DISABLING {
            @Override
            void happen(Pair pair) {
                pair.call("DisableKey");
            }
        },
        ENABLING {
            @Override
            void happen(Pair pair) {
                pair.call("EnableKey");
            }
        };

        abstract void happen(Pair pair);
    }

    /** Two keys, one of which has the alias. */
    static final class Pair {
        private String current = newKey();
        private String other = newKey();
        private final String alias = "alias/" + current;

        Pair() {
            call("CreateAlias", "AliasName", alias);
        }

        String alias() {
            return alias;
        }

        String current() {
            return current;
        }

        void turn() {
            String before = current;
            current = other;
            other = before;
        }

        void call(String action, String... parameters) {
            List<String> all = new ArrayList<>(List.of(parameters));
            Collections.addAll(all, "KeyId", current);
            Reply reply = kms.call(action, all.toArray(String[]::new));
            assertThat(reply.status()).as(reply.toString()).isIn(200, 409);
        }

        void enable() {
            kms.ok("EnableKey", "KeyId", current);
            kms.ok("EnableKey", "KeyId", other);
        }
    }

    @Property(tries = 40)
    void decryptsWhatItEncryptedWhateverHappenedSince(
            @ForAll @From("plaintexts") String plaintext,
            @ForAll @From("contexts") Map<String, String> context,
            @ForAll @Size(max = 8) List<Event> history) {
        Pair pair = new Pair();
        Map<String, String> keys = new LinkedHashMap<>();
        for (Event event : history) {
            encrypt(pair, plaintext, context, keys);
            event.happen(pair);
        }
        pair.enable();
        encrypt(pair, plaintext, context, keys);

        keys.forEach((blob, keyId) -> {
            Reply reply = kms.ok("Decrypt", "CiphertextBlob", blob, "EncryptionContext", json(context));
            assertThat(reply.text("Plaintext")).isEqualTo(plaintext);
            assertThat(reply.text("KeyId")).isEqualTo(keyId);
        });
    }

    @Property(tries = 150)
    void refusesAnyOtherContext(
            @ForAll @From("contexts") Map<String, String> context,
            @ForAll @From("contexts") Map<String, String> other) {
        Assume.that(!context.equals(other));

        assertRefused(decrypt(encrypted("text", context), other));
    }

    /** The vendor's clients join the pairs without escaping, and ciphertexts of the service open with theirs. */
    @Example
    void takesContextsThatTheVendorWritesAlikeForTheSame() {
        String blob = encrypted("text", Map.of("a", "b&c=d"));

        assertThat(decrypt(blob, Map.of("a", "b", "c", "d")).text("Plaintext")).isEqualTo("text");
    }

    @Property(tries = 200)
    void refusesAnyChangedBit(
            @ForAll @From("plaintexts") String plaintext,
            @ForAll @From("contexts") Map<String, String> context,
            @ForAll @IntRange(max = 1_000_000) int position) {
        byte[] blob = Base64.getDecoder().decode(encrypted(plaintext, context));
        int bit = position % (blob.length * Byte.SIZE);
        blob[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));

        assertRefused(decrypt(Base64.getEncoder().encodeToString(blob), context));
    }

    @Property(tries = 150)
    void refusesAnythingCutShort(@ForAll @From("plaintexts") String plaintext, @ForAll @IntRange(max = 90) int length) {
        byte[] blob = Base64.getDecoder().decode(encrypted(plaintext, Map.of()));
        Assume.that(length < blob.length);

        assertRefused(decrypt(Base64.getEncoder().encodeToString(Arrays.copyOf(blob, length)), Map.of()));
    }

    @Property(tries = 300)
    void readsContextsInAnyOrderAsTheSame(
            @ForAll @From("contexts") Map<String, String> context, @ForAll Random randomness) {
        List<String> names = new ArrayList<>(context.keySet());
        Collections.shuffle(names, randomness);
        Map<String, String> shuffled = new LinkedHashMap<>();
        names.forEach(name -> shuffled.put(name, context.getOrDefault(name, "")));
        EncryptionContext read = EncryptionContext.parse(json(context));

        assertThat(read.values()).isEqualTo(context);
        assertThat(EncryptionContext.parse(json(shuffled))).isEqualTo(read).hasSameHashCodeAs(read);
        assertThat(EncryptionContext.parse(json(shuffled)).additionalData()).isEqualTo(read.additionalData());
    }

    @Provide
    Arbitrary<String> plaintexts() {
        return texts().ofMinLength(1).ofMaxLength(100);
    }

    /** Without the two characters that would make the pairs ambiguous: see above. */
    @Provide
    Arbitrary<Map<String, String>> contexts() {
        return Arbitraries.maps(
                        texts().ofMinLength(1).ofMaxLength(10).withoutEdgeCases(),
                        texts().ofMaxLength(10).withoutEdgeCases())
                .ofMaxSize(5);
    }

    private static StringArbitrary texts() {
        return Arbitraries.strings()
                .withCharRange(' ', '%')
                .withCharRange('\'', '<')
                .withCharRange('>', '\ud7ff');
    }

    private static String newKey() {
        return kms.ok("CreateKey").text("KeyMetadata/KeyId");
    }

    /** Encrypts by the alias if its key is enabled, and notes what key it was. */
    private static void encrypt(Pair pair, String plaintext, Map<String, String> context, Map<String, String> keys) {
        Reply reply =
                kms.call("Encrypt", "KeyId", pair.alias(), "Plaintext", plaintext, "EncryptionContext", json(context));
        if (reply.status() == 200) {
            assertThat(reply.text("KeyId")).isEqualTo(pair.current());
            keys.put(reply.text("CiphertextBlob"), pair.current());
        } else {
            assertThat(reply.text("Code")).isEqualTo("Rejected.Disabled");
        }
    }

    private static String encrypted(String plaintext, Map<String, String> context) {
        return kms.ok("Encrypt", "KeyId", newKey(), "Plaintext", plaintext, "EncryptionContext", json(context))
                .text("CiphertextBlob");
    }

    private static Reply decrypt(String blob, Map<String, String> context) {
        return kms.call("Decrypt", "CiphertextBlob", blob, "EncryptionContext", json(context));
    }

    private static void assertRefused(Reply reply) {
        assertThat(reply.status()).as(reply.toString()).isBetween(400, 499);
    }

    private static String json(Map<String, String> context) {
        try {
            return JSON.writeValueAsString(context);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
