package io.github.kmsfake.e2e;

import static io.github.kmsfake.e2e.Answers.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.KmsFakeServer;
import io.github.kmsfake.junit5.KmsFake;
import org.junit.jupiter.api.Test;

/** Who is let in, and who is not. */
@KmsFake
@WithEverySdk
class CredentialsTest {
    private final Sdk sdk;

    CredentialsTest(Sdk sdk) {
        this.sdk = sdk;
    }

    @Test
    void refusesAWrongSecret(KmsFakeServer server) {
        Kms impostor = sdk.connect(server, Login.to(server).as("test", "wrong"));

        assertRefused(400, wrongSecret("SignatureDoesNotMatch"), impostor::describeRegions);
    }

    @Test
    void refusesAWrongSecretInOlderWords(@KmsFake(legacySignatureErrors = true) KmsFakeServer older) {
        Kms impostor = sdk.connect(older, Login.to(older).as("test", "wrong"));

        assertRefused(400, wrongSecret("IncompleteSignature"), impostor::describeRegions);
    }

    @Test
    void letsAnUnknownAccessKeyIn(KmsFakeServer server) {
        Kms stranger = sdk.connect(server, Login.to(server).as("LTAI-stranger", "whatever"));

        assertThat(stranger.createNetworkRule(Chain.networkRule()))
                .containsEntry("Arn", Chain.arn(server, "network/office"));
    }

    @Test
    void refusesAnUnknownAccessKeyIfStrict(@KmsFake(strict = true) KmsFakeServer strict) {
        Kms stranger = sdk.connect(strict, Login.to(strict).as("LTAI-stranger", "whatever"));

        assertRefused(404, "InvalidAccessKeyId.NotFound", stranger::describeRegions);
    }

    @Test
    void servesAKnownAccessKeyIfStrict(@KmsFake(strict = true) KmsFakeServer strict) {
        Kms kms = sdk.connect(strict);

        kms.createNetworkRule(Chain.networkRule());

        assertThat(kms.listNetworkRules(null, null)).containsEntry("TotalCount", 1);
    }

    @Test
    void servesASession(KmsFakeServer server) {
        Kms session = sdk.connect(server, Login.to(server).withSecurityToken("a token/of+a session="));

        session.createNetworkRule(Chain.networkRule());

        assertThat(session.listNetworkRules(null, null)).containsEntry("TotalCount", 1);
    }

    @Test
    void refusesASessionWithoutItsTokenIfStrict(
            @KmsFake(strict = true, accessKeys = "STS.session:secret") KmsFakeServer strict) {
        Login session = Login.to(strict);

        assertRefused(400, "MissingSecurityToken", sdk.connect(strict, session)::describeRegions);
        assertThat(sdk.connect(strict, session.withSecurityToken("token")).describeRegions())
                .containsKey("Regions");
    }

    /** The classic SDK compares what it signed with what the server did, if the server tells, as it does in version 1. */
    private String wrongSecret(String code) {
        return switch (sdk) {
            case CLASSIC, CLASSIC_XML, CLASSIC_HTTP, CLASSIC_FORM -> "SDK.InvalidAccessKeySecret";
            default -> code;
        };
    }
}
