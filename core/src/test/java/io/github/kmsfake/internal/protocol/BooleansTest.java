package io.github.kmsfake.internal.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.testing.GivenSecret;
import io.github.kmsfake.internal.testing.TestServer;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Booleans as Python's clients of the vendor send them, on every operation that takes one. */
class BooleansTest {
    private final TestServer kms = TestServer.with().start();
    private String key = "";

    @BeforeEach
    void prepare() {
        key = kms.ok("CreateKey", "DKMSInstanceId", TestServer.READY).text("KeyMetadata/KeyId");
        GivenSecret.generic(kms, "g");
        GivenSecret.managed(kms, "acs/ecs/m");
        kms.ok("TagResource", "KeyId", key, "Tags", "[{\"TagKey\":\"a\",\"TagValue\":\"b\"}]");
    }

    @AfterEach
    void close() {
        kms.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CreateKey EnableAutomaticRotation=True RotationInterval=7d",
                "CreateKey EnableAutomaticRotation=False",
                "UpdateRotationPolicy KeyId=$key EnableAutomaticRotation=True RotationInterval=7d",
                "UpdateRotationPolicy KeyId=$key EnableAutomaticRotation=False",
                "SetDeletionProtection ProtectedResourceArn=$arn EnableDeletionProtection=True",
                "SetDeletionProtection ProtectedResourceArn=$arn EnableDeletionProtection=False",
                "CreateSecret SecretName=n SecretData=d VersionId=v EnableAutomaticRotation=False",
                "UpdateSecretRotationPolicy SecretName=acs/ecs/m EnableAutomaticRotation=True RotationInterval=7d",
                "UpdateSecretRotationPolicy SecretName=acs/ecs/m EnableAutomaticRotation=False",
                "GetSecretValue SecretName=g FetchExtendedConfig=True",
                "GetSecretValue SecretName=g FetchExtendedConfig=False DryRun=False",
                "DescribeSecret SecretName=g FetchTags=True",
                "ListSecrets FetchTags=False",
                "ListSecretVersionIds SecretName=g IncludeDeprecated=True",
                "DeleteSecret SecretName=g ForceDeleteWithoutRecovery=True",
                "GetRandomPassword ExcludeLowercase=True ExcludeUppercase=False ExcludeNumbers=True"
                        + " ExcludePunctuation=True RequireEachIncludedType=False",
                "UntagResources ResourceType=key RegionId=cn-hangzhou ResourceId.1=$key All=True",
                "Encrypt KeyId=$key Plaintext=p DryRun=False",
                "ReleaseKmsInstance KmsInstanceId=kst-ready ForceDeleteWithoutBackup=True",
            })
    void areTaken(String call) {
        String[] words = call.replace("$key", key)
                .replace("$arn", "acs:kms:cn-hangzhou:" + TestServer.ACCOUNT + ":key/" + key)
                .split(" ", -1);

        kms.ok(
                words[0],
                Arrays.stream(words)
                        .skip(1)
                        .flatMap(parameter -> Stream.of(parameter.split("=", 2)))
                        .toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Encrypt KeyId=$key Plaintext=p DryRun=True", "GetSecretValue SecretName=g DryRun=True"})
    void askForARehearsal(String call) {
        String[] words = call.replace("$key", key).split("[ =]", -1);

        assertThat(kms.call(words[0], Arrays.copyOfRange(words, 1, words.length))
                        .text("Code"))
                .isEqualTo("DryRunOperationError");
    }
}
