package io.github.kmsfake.e2e;

import static io.github.kmsfake.e2e.Answers.assertDone;
import static io.github.kmsfake.e2e.Answers.assertRefused;
import static io.github.kmsfake.e2e.Answers.assertShows;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.KmsFakeServer;
import io.github.kmsfake.junit5.KmsFake;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** Regions, and whether an account may use the service. */
@KmsFake(region = "cn-nowhere-1")
@WithEverySdk
class ServiceTest {
    private final Sdk sdk;

    ServiceTest(Sdk sdk) {
        this.sdk = sdk;
    }

    @Test
    void listsRegionsAndItsOwn(KmsFakeServer server) {
        assertThat(sdk.connect(server).describeRegions())
                .extractingByKey("Regions", InstanceOfAssertFactories.map(String.class, List.class))
                .extractingByKey("Region", InstanceOfAssertFactories.list(Map.class))
                .contains(Map.of("RegionId", "cn-hangzhou"), Map.of("RegionId", "cn-nowhere-1"));
    }

    @Test
    void givesAnEnclaveItsChallenge(KmsFakeServer server) {
        Kms kms = sdk.connect(server);

        assertThat(kms.call("GetChallenge", Map.of()))
                .containsKeys("ChallengeToken", "Nonce")
                .isNotEqualTo(kms.call("GetChallenge", Map.of()));
    }

    @Test
    void isOpenUnlessToldOtherwise(KmsFakeServer server) {
        Kms kms = sdk.connect(server);

        assertShows(kms.describeAccountKmsStatus(), Map.of("AccountStatus", "Enabled"));
        assertRefused(400, "Forbidden.Opened", kms::openKmsService);
    }

    @Test
    void servesAnAccountOnceItOpenedTheService(@KmsFake(accountStatus = "NotEnabled") KmsFakeServer closed) {
        Kms kms = sdk.connect(closed);

        assertShows(kms.describeAccountKmsStatus(), Map.of("AccountStatus", "NotEnabled"));
        assertRefused(403, "Forbidden.KmsServiceNotEnabled", () -> kms.createNetworkRule(Chain.networkRule()));

        assertDone(kms.openKmsService());

        assertShows(kms.describeAccountKmsStatus(), Map.of("AccountStatus", "Enabled"));
        assertThat(kms.createNetworkRule(Chain.networkRule())).containsEntry("Name", "office");
    }
}
