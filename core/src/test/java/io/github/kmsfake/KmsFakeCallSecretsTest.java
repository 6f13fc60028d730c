package io.github.kmsfake;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.testing.Given;
import io.github.kmsfake.internal.testing.GivenSecret;
import io.github.kmsfake.internal.testing.TestServer;
import io.github.kmsfake.internal.testing.TestServer.Encoding;
import io.github.kmsfake.parity.cases.Signer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a recorded call does not show, or not all of. */
class KmsFakeCallSecretsTest {
    private TestServer kms = TestServer.with().start();

    @AfterEach
    void close() {
        kms.close();
    }

    private KmsFakeCalls calls() {
        return new KmsFakeCalls(new InProcessTarget(kms.server()));
    }

    private String signedWrongly(String action, String... parameters) throws Exception {
        return kms.post(new Signer("test", "wrong").v1("POST", action, parameters))
                .text("Message");
    }

    @Test
    void repeatsNoSecretInTheTextOfARefusal() throws Exception {
        String told = signedWrongly("PutSecretValue", "SecretName", "db", "SecretData", "topsecret", "VersionId", "v2");

        assertThat(told).contains("topsecret");
        assertThat(calls().last().code()).hasValue("SignatureDoesNotMatch");
        assertThat(calls().last().message())
                .hasValue("Specified signature is not matched with our calculation. server string to sign is:***");
        assertThat(calls().last().toString()).doesNotContain("topsecret");
    }

    @Test
    void repeatsItIfSecretsAreToBeRecorded() throws Exception {
        kms.close();
        kms = TestServer.with().recordSecrets().start();

        String told = signedWrongly("PutSecretValue", "SecretName", "db", "SecretData", "topsecret", "VersionId", "v2");

        assertThat(calls().last().message()).hasValue(told);
    }

    @Test
    void canBePickedByAValueThatItDoesNotShow() {
        String key = Given.key(kms);
        String large = "large".repeat(10_000);
        GivenSecret.generic(kms, "db");
        kms.ok("Encrypt", "KeyId", key, "Plaintext", "small");
        kms.call(Encoding.POST_JSON, "Encrypt", "KeyId", key, "Plaintext", large);
        kms.ok("CreateKey", "Description", "d".repeat(8000));

        calls().with("SecretData", "one").verifyCount(1);
        calls().with("SecretData", "two").verifyNone();
        calls().with("Plaintext", "small").verifyCount(1);
        calls().with("Plaintext", large).verifyCount(1);
        calls().with("Plaintext", large + "r").verifyNone();
        calls().with("Plaintext", "***").verifyNone();
        calls().with("Description", "d".repeat(8000)).verifyCount(1);
        calls().with("Description", "d".repeat(7999)).verifyNone();
        calls().with("Plaintext", "").verifyCount(3);
    }

    @Test
    void isNotShownWithWhatMayBeASecretUnderAMistypedName() {
        GivenSecret.generic(kms, "db");
        kms.call("Encryptt", "Plaintxt", "topsecret");
        kms.send(kms.request("/?Actoin=PutSecretValue&SecretDat=topsecret").GET());
        kms.call("ListKeys", "SecretDat", "topsecret", "PageSize", "1", "PageSize", "2");
        kms.call(
                "TagResources",
                "RegionId",
                TestServer.REGION,
                "ResourceType",
                "secret",
                "ResourceId.1",
                "db",
                "ResourceId.x",
                "topsecret",
                "Tag.1.Key",
                "team",
                "Tag.1.Vallue",
                "topsecret");

        assertThat(calls().toString()).doesNotContain("topsecret");
        KmsFakeCall tagging = calls().of("TagResources").last();
        assertThat(tagging.parameter("ResourceId.1")).isEqualTo("db");
        assertThat(tagging.parameter("Tag.1.Key")).isEqualTo("team");
        assertThat(tagging.warnings())
                .anySatisfy(warning -> assertThat(warning).startsWith("TagResources has no parameter ResourceId.x,"))
                .anySatisfy(warning -> assertThat(warning).startsWith("TagResources has no parameter Tag.1.Vallue,"));
    }

    @Test
    void isKeptWithoutWhatNobodyReads() {
        String[] many = IntStream.range(0, 900)
                .mapToObj(number -> "unknown" + number)
                .flatMap(name -> Stream.of(name, "v"))
                .toArray(String[]::new);
        kms.call(Encoding.POST_JSON, "ListKeys", many);
        String name = "n".repeat(500_000);
        kms.send(kms.request("/?Action=ListKeys&Version=2016-01-20")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(name + "=1&" + name + "=2")));
        kms.send(kms.request("/")
                .header("x-kms-apiname", "Encrypt")
                .header("content-type", "c".repeat(60_000))
                .POST(BodyPublishers.noBody()));

        KmsFakeCall withMany = calls().list().get(0);
        assertThat(withMany.warnings())
                .hasSize(21)
                .last()
                .isEqualTo("ListKeys has not all of the other parameters either");
        assertThat(calls().list().get(1).code()).hasValue("InvalidParameter");
        assertThat(calls().list().get(2).code()).hasValue("InvalidContentType");
        assertThat(calls().list())
                .allSatisfy(call -> assertThat(call.message().orElse("")).hasSizeLessThan(1100));
    }

    @Test
    void isKeptWithRegionAndWarningsThoughAFaultHitIt() {
        new KmsFakeFaults(new InProcessTarget(kms.server()))
                .add(Fault.on("ListKeys").error("Rejected.Throttling"));

        kms.call("ListKeys", "RegionId", "cn-beijing", "PageSise", "5");

        assertThat(calls().last().faultInjected()).isTrue();
        assertThat(calls().last().region()).isEqualTo("cn-beijing");
        assertThat(calls().last().warnings())
                .containsExactly("ListKeys has no parameter PageSise, it is ignored; did you mean PageSize?");
    }
}
