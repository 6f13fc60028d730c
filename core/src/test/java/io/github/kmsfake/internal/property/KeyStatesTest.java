package io.github.kmsfake.internal.property;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.crypto.EncryptionAlgorithm;
import io.github.kmsfake.internal.crypto.PublicKey;
import io.github.kmsfake.internal.testing.Reply;
import io.github.kmsfake.internal.testing.TestServer;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Any sequence of calls leads keys through the states that {@link KeyModel} foretells. */
class KeyStatesTest {
    @SuppressWarnings("NullAway.Init")
    private static TestServer kms;

    @BeforeContainer
    static void open() {
        kms = TestServer.with()
                .limit("keys", 1_000_000)
                .limit("aliases", 1_000_000)
                .start();
    }

    @AfterContainer
    static void close() {
        kms.close();
    }

    /** What a step does. */
    enum Move {
        ENABLE,
        DISABLE,
        SCHEDULE,
        CANCEL,
        DELETE_MATERIAL,
        IMPORT,
        IMPORT_OTHER,
        ENCRYPT,
        DECRYPT,
        ALIAS,
        ADVANCE
    }

    /**
     * One step of a sequence.
     *
     * @param external whether it concerns the key with imported material, or that of the service
     * @param days of the step, whatever they mean to it
     */
    record Step(Move move, boolean external, int days) {}

    @Property(tries = 50)
    void followTheModel(@ForAll @Size(max = 40) List<@From("steps") Step> steps) {
        TestedKey external = new TestedKey(true);
        TestedKey ofService = new TestedKey(false);
        for (Step step : steps) {
            if (step.move() == Move.ADVANCE) {
                kms.clock().advance(Duration.ofDays(step.days()));
            } else {
                (step.external() ? external : ofService).take(step);
            }
            external.compare();
            ofService.compare();
        }
        external.compareAliases();
        ofService.compareAliases();
    }

    /** Windows of deletion include the nearest that are none; expiries and leaps of the clock go beyond both. */
    @Provide
    Arbitrary<Step> steps() {
        return Arbitraries.of(Move.class)
                .flatMap(move -> Combinators.combine(Arbitraries.of(true, true, false), days(move))
                        .as((external, days) -> new Step(move, external, days)));
    }

    private static Arbitrary<Integer> days(Move move) {
        return switch (move) {
            case SCHEDULE -> Arbitraries.integers().between(6, 367);
            case IMPORT, IMPORT_OTHER -> Arbitraries.integers().between(0, 60);
            case ADVANCE -> Arbitraries.integers().between(1, 200);
            default -> Arbitraries.just(0);
        };
    }

    /** A key of the server next to its model. */
    private static final class TestedKey {
        private final KeyModel model;
        private final String id;
        private final List<String> aliases = new ArrayList<>();
        private String blob = "";

        TestedKey(boolean external) {
            model = new KeyModel(external);
            id = (external ? kms.ok("CreateKey", "Origin", "EXTERNAL", "ProtectionLevel", "HSM") : kms.ok("CreateKey"))
                    .text("KeyMetadata/KeyId");
        }

        void take(Step step) {
            model.applyDueChanges(kms.clock().instant());
            switch (step.move()) {
                case ENABLE -> expect(model.change(true), call("EnableKey"));
                case DISABLE -> expect(model.change(false), call("DisableKey"));
                case SCHEDULE ->
                    expect(
                            model.schedule(kms.clock().instant(), step.days()),
                            call("ScheduleKeyDeletion", "PendingWindowInDays", String.valueOf(step.days())));
                case CANCEL -> expect(model.cancel(), call("CancelKeyDeletion"));
                case DELETE_MATERIAL -> expect(model.deleteMaterial(), call("DeleteKeyMaterial"));
                case IMPORT -> importMaterial((byte) 1, step.days());
                case IMPORT_OTHER -> importMaterial((byte) 2, step.days());
                case ENCRYPT -> encrypt();
                case DECRYPT -> decrypt();
                case ALIAS -> createAlias();
                case ADVANCE -> throw new IllegalArgumentException("no matter of one key");
            }
        }

        void compare() {
            model.applyDueChanges(kms.clock().instant());
            Reply reply = call("DescribeKey");
            expect(model.isGone() ? KeyModel.NOT_FOUND : "", reply);
            if (!model.isGone()) {
                assertThat(reply.text("KeyMetadata/KeyState")).isEqualTo(model.state());
                assertThat(reply.text("KeyMetadata/DeleteDate")).isEqualTo(model.deleteDate());
                assertThat(reply.text("KeyMetadata/MaterialExpireTime")).isEqualTo(model.expiry());
            }
        }

        void compareAliases() {
            for (String alias : aliases) {
                expect(model.isGone() ? "Forbidden.AliasNotFound" : "", kms.call("DescribeKey", "KeyId", alias));
            }
        }

        private void encrypt() {
            Reply reply = call("Encrypt", "Plaintext", "text");
            expect(model.use(), reply);
            if (reply.status() == 200) {
                blob = reply.text("CiphertextBlob");
            }
        }

        private void decrypt() {
            if (blob.isEmpty()) {
                return;
            }
            Reply reply = kms.call("Decrypt", "CiphertextBlob", blob);
            expect(model.use(), reply);
            if (reply.status() == 200) {
                assertThat(reply.text("Plaintext")).isEqualTo("text");
            }
        }

        private void createAlias() {
            String alias = "alias/" + id + "/" + aliases.size();
            Reply reply = call("CreateAlias", "AliasName", alias);
            expect(model.name(), reply);
            if (reply.status() == 200) {
                aliases.add(alias);
            }
        }

        private void importMaterial(byte filling, int days) {
            byte[] material = new byte[32];
            Arrays.fill(material, filling);
            String token = "none";
            byte[] wrapped = material;
            Reply begun = call("GetParametersForImport", "WrappingAlgorithm", "SM2PKE", "WrappingKeySpec", "EC_SM2");
            expect(model.beginImport(), begun);
            if (begun.status() == 200) {
                token = begun.text("ImportToken");
                PublicKey key = PublicKey.parse(Base64.getDecoder().decode(begun.text("PublicKey")));
                wrapped = EncryptionAlgorithm.SM2PKE.encrypt(key, material, new SecureRandom());
            }
            long expiry = days == 0
                    ? 0
                    : kms.clock().instant().plus(Duration.ofDays(days)).getEpochSecond();
            expect(
                    model.importMaterial(filling, expiry),
                    call(
                            "ImportKeyMaterial",
                            "ImportToken",
                            token,
                            "EncryptedKeyMaterial",
                            Base64.getEncoder().encodeToString(wrapped),
                            "KeyMaterialExpireUnix",
                            String.valueOf(expiry)));
        }

        private Reply call(String action, String... parameters) {
            List<String> all = new ArrayList<>(List.of("KeyId", id));
            all.addAll(List.of(parameters));
            return kms.call(action, all.toArray(String[]::new));
        }

        private void expect(String code, Reply reply) {
            assertThat(reply.status() == 200 ? "" : reply.text("Code"))
                    .as(model + " " + reply)
                    .isEqualTo(code);
        }
    }
}
