package io.github.kmsfake.internal.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.call.Catalog;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.schema.Parameters;
import io.github.kmsfake.internal.schema.RecordReader;
import io.github.kmsfake.internal.schema.RecordSchema;
import io.github.kmsfake.internal.state.WorldState;
import io.github.kmsfake.internal.statefile.DocumentText;
import io.github.kmsfake.internal.testing.AccessChain;
import io.github.kmsfake.internal.testing.Given;
import io.github.kmsfake.internal.testing.GivenSecret;
import io.github.kmsfake.internal.testing.Reply;
import io.github.kmsfake.internal.testing.TestServer;
import io.github.kmsfake.internal.testing.TestServer.Encoding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A refused call of any operation changes nothing: neither what there is, nor the document that it is written down in. */
class RefusedCallsTest {
    /** What there is before. */
    enum Beginning {
        FRESH {
            @Override
            TestServer start() {
                return TestServer.with().start();
            }
        },
        NOTHING {
            @Override
            TestServer start() {
                return TestServer.with().instances().start();
            }
        },
        FULL {
            @Override
            TestServer start() {
                TestServer kms = TestServer.with().start();
                Given.networkRule(kms);
                Given.policy(kms);
                Given.accessPoint(kms);
                AccessChain.on(kms).clientKey("aap");
                Given.namedKey(kms);
                Given.goingKey(kms);
                Given.key(kms, "Origin", "EXTERNAL");
                Given.key(kms, "KeySpec", "EC_P256", "KeyUsage", "SIGN/VERIFY");
                GivenSecret.generic(kms, "g");
                GivenSecret.managed(kms, "acs/ecs/m");
                return kms;
            }
        };

        abstract TestServer start();
    }

    /** What a call is sent with. */
    enum Sending {
        NOTHING,
        NONSENSE,
        EVERYTHING_PLAUSIBLE,
        WHAT_IS_REQUIRED,
        NUMBERS;

        private Optional<String> value(RecordSchema.Field parameter, String id) {
            return switch (this) {
                case NOTHING -> Optional.empty();
                case NONSENSE -> Optional.of("\u0001 nonsense {[" + parameter.wireName());
                case EVERYTHING_PLAUSIBLE -> Optional.of(plausible(parameter, id));
                case WHAT_IS_REQUIRED ->
                    Parameters.isDocumentedAsRequired(parameter)
                            ? Optional.of(plausible(parameter, id))
                            : Optional.empty();
                case NUMBERS -> Optional.of("-1");
            };
        }

        List<String> parameters(Operation<?, ?> operation, String id) {
            Map<String, String> parameters = new LinkedHashMap<>();
            RecordReader<?> shape = RecordReader.of(operation.requestType());
            for (RecordSchema.Field parameter : Parameters.of(operation.requestType())) {
                value(parameter, id)
                        .ifPresent(
                                sent -> names(shape, parameter.wireName()).forEach(name -> parameters.put(name, sent)));
            }
            return parameters.entrySet().stream()
                    .flatMap(parameter -> Stream.of(parameter.getKey(), parameter.getValue()))
                    .toList();
        }

        /** A parameter's name, or those of its first element. */
        private static List<String> names(RecordReader<?> shape, String name) {
            return shape.knows(name)
                    ? List.of(name)
                    : shape.names(name + ".1").stream()
                            .filter(whole -> whole.startsWith(name + "."))
                            .toList();
        }
    }

    /** Values that get far, by the parameter's name; ids are the caller's choice. */
    private static final Map<String, String> VALUES = Map.ofEntries(
            Map.entry("Name", "nobody"),
            Map.entry("Policies", "[\"nobody\"]"),
            Map.entry("Permissions", "[\"" + AccessChain.KEY_USER + "\"]"),
            Map.entry("Resources", "[\"key/*\"]"),
            Map.entry("AccessControlRules", "{\"NetworkRules\":[\"nobody\"]}"),
            Map.entry("KmsInstance", "shared"),
            Map.entry("Type", "Private"),
            Map.entry("SourcePrivateIp", "[\"10.0.0.1\"]"),
            Map.entry("Password", "Passw0rd_1234"),
            Map.entry("AliasName", "alias/nobody"),
            Map.entry("SecretData", "x"),
            Map.entry("VersionId", "v9"),
            Map.entry("VersionStage", "mine"),
            Map.entry("VersionStages", "[\"mine\"]"),
            Map.entry("PendingWindowInDays", "7"),
            Map.entry("Plaintext", "eA=="),
            Map.entry("Message", "eA=="),
            Map.entry("Mac", "eA=="),
            Map.entry("Digest", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="),
            Map.entry("Value", "eA=="),
            Map.entry("CiphertextBlob", "eA=="),
            Map.entry("EncryptedKeyMaterial", "eA=="),
            Map.entry(
                    "ImportToken",
                    "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"),
            Map.entry("KeyMaterialExpireUnix", "0"),
            Map.entry("WrappingAlgorithm", "RSAES_OAEP_SHA_256"),
            Map.entry("WrappingKeySpec", "RSA_2048"),
            Map.entry("PublicKeyBlob", "eA=="),
            Map.entry("Tags", "[{\"TagKey\":\"k\",\"TagValue\":\"v\"}]"),
            Map.entry("TagKeys", "[\"k\"]"),
            Map.entry("SecretsList", "[{\"SecretName\":\"nobody\"}]"),
            Map.entry("EnableAutomaticRotation", "true"),
            Map.entry("RotationInterval", "7d"),
            Map.entry("Enable", "true"),
            Map.entry("EnableDeletionProtection", "true"));

    private static String plausible(RecordSchema.Field parameter, String id) {
        return VALUES.getOrDefault(
                parameter.wireName(),
                parameter.type() == Boolean.class ? "true" : parameter.type() == String.class ? id : "1");
    }

    @ParameterizedTest
    @EnumSource(Beginning.class)
    void changeNothing(Beginning beginning) {
        try (TestServer kms = beginning.start()) {
            TreeSet<String> refused = new TreeSet<>();
            for (String id : ids(kms)) {
                for (String action : new TreeSet<>(Catalog.RPC.names())) {
                    for (Sending sending : Sending.values()) {
                        List<String> parameters =
                                sending.parameters(Objects.requireNonNull(Catalog.RPC.find(action)), id);
                        WorldState before = kms.state();
                        String document = kms.server().states().write();

                        Reply reply = kms.call(Encoding.POST_JSON, action, parameters.toArray(String[]::new));

                        String call = action + " " + parameters + " → " + reply;
                        assertThat(reply.status()).as(call).isLessThan(500);
                        if (reply.status() >= 400) {
                            refused.add(action);
                            assertThat(kms.state()).as(call).isEqualTo(before);
                            assertThat(kms.server().states().write()).as(call).isEqualTo(document);
                        } else if (!kms.state().equals(before)) {
                            kms.server().states().become(new DocumentText("before", document));
                        }
                    }
                }
            }
            assertThat(refused).as("whatever can be refused was").hasSizeGreaterThanOrEqualTo(80);
        }
    }

    /** Names of nothing; and of all that there is, which is refused for its state or kind. */
    private static List<String> ids(TestServer kms) {
        List<String> ids = new ArrayList<>(List.of("nobody"));
        kms.contents().keys().forEach(key -> ids.add(key.id()));
        kms.contents().secrets().forEach(secret -> ids.add(secret.name()));
        kms.contents().instances().forEach(instance -> ids.add(instance.id()));
        kms.contents().clientKeys().forEach(key -> ids.add(key.id()));
        return ids;
    }
}
