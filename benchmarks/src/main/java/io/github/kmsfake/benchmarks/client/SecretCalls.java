package io.github.kmsfake.benchmarks.client;

import java.util.Iterator;
import java.util.Map;
import java.util.stream.IntStream;

/** Secrets such as an application would have: the password of a database. */
public final class SecretCalls {
    private SecretCalls() {}

    /** The name of the secret with that number. */
    public static String name(int number) {
        return "prod/checkout/database-" + number;
    }

    /** The call that reads it. */
    public static Call get(int number) {
        return new Call("GetSecretValue", Map.of("SecretName", name(number)));
    }

    /** The call that lists the first page. */
    public static Call list() {
        return new Call("ListSecrets", Map.of());
    }

    /** The call that creates one that gets another key pair every day. */
    public static Call createKeyPair(int number) {
        return new Call(
                "CreateSecret",
                Map.of(
                        "SecretName", keyPairName(number),
                        "VersionId", "v1",
                        "SecretType", "ECS",
                        "SecretData", "{\"UserName\":\"root\",\"PublicKey\":\"p\",\"PrivateKey\":\"q\"}",
                        "ExtendedConfig", "{\"SecretSubType\":\"SSHKey\",\"RegionId\":\"r\",\"InstanceId\":\"i\"}",
                        "EnableAutomaticRotation", "true",
                        "RotationInterval", "1d"));
    }

    /** The call that reads it. */
    public static Call getKeyPair(int number) {
        return new Call("GetSecretValue", Map.of("SecretName", keyPairName(number)));
    }

    private static String keyPairName(int number) {
        return "acs/ecs/server-" + number;
    }

    /** The requests that create those from one number up to another. */
    public static Iterator<byte[]> creating(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(number -> new Call(
                                "CreateSecret",
                                Map.of(
                                        "SecretName", name(number),
                                        "VersionId", "v1",
                                        "SecretData", "{\"user\":\"checkout\",\"password\":\"correct-horse\"}"))
                        .unsigned())
                .iterator();
    }
}
