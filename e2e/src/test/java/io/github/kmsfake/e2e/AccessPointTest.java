package io.github.kmsfake.e2e;

import static io.github.kmsfake.e2e.Answers.assertDone;
import static io.github.kmsfake.e2e.Answers.assertRefused;
import static io.github.kmsfake.e2e.Answers.assertShows;

import com.aliyun.kms20160120.models.CreateApplicationAccessPointRequest;
import com.aliyun.kms20160120.models.UpdateApplicationAccessPointRequest;
import io.github.kmsfake.KmsFakeServer;
import io.github.kmsfake.junit5.KmsFake;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Application access points, from their creation to their end. */
@KmsFake
@WithEverySdk
class AccessPointTest {
    private static final String POLICIES = "[\"orders-policy\",\"abc\"]";

    private final Kms kms;
    private final String arn;

    AccessPointTest(Sdk sdk, KmsFakeServer server) {
        this.kms = sdk.connect(server);
        this.arn = Chain.arn(server, "applicationaccesspoint/orders");
    }

    @Test
    void createsAnAccessPointThatAuthenticatesByClientKeyUnlessToldOtherwise() {
        assertShows(
                kms.createApplicationAccessPoint(new CreateApplicationAccessPointRequest()
                        .setName("orders")
                        .setPolicies(POLICIES)),
                accessPoint(POLICIES, ""));
    }

    @Test
    void changesOnlyWhatIsSent() {
        kms.createApplicationAccessPoint(Chain.accessPoint());

        assertDone(kms.updateApplicationAccessPoint(
                new UpdateApplicationAccessPointRequest().setName("orders").setPolicies("[\"a\",\"b\",\"c\"]")));

        assertShows(
                kms.describeApplicationAccessPoint("orders"), accessPoint("[\"a\",\"b\",\"c\"]", "the order service"));
    }

    @Test
    void clearsADescriptionThatIsSentEmpty() {
        kms.createApplicationAccessPoint(Chain.accessPoint());

        assertDone(kms.updateApplicationAccessPoint(
                new UpdateApplicationAccessPointRequest().setName("orders").setDescription("")));

        assertShows(kms.describeApplicationAccessPoint("orders"), accessPoint(POLICIES, ""));
    }

    @Test
    void deletesAnAccessPointWithItsClientKeys() {
        kms.createApplicationAccessPoint(Chain.accessPoint());
        String key = (String) kms.createClientKey(Chain.clientKey()).get("ClientKeyId");

        assertDone(kms.deleteApplicationAccessPoint("orders"));

        assertRefused(404, "Forbidden.ResourceNotFound", () -> kms.describeApplicationAccessPoint("orders"));
        assertRefused(404, "Forbidden.ResourceNotFound", () -> kms.deleteApplicationAccessPoint("orders"));
        assertRefused(404, "Forbidden.ResourceNotFound", () -> kms.getClientKey(key));
    }

    @Test
    void listsAccessPointsPageByPageInTheOrderOfTheirCreation() {
        IntStream.rangeClosed(1, 25)
                .forEach(i ->
                        kms.createApplicationAccessPoint(Chain.accessPoint().setName("app-" + i)));

        assertShows(kms.listApplicationAccessPoints(1, 10), page(1, 10, 1, 10));
        assertShows(kms.listApplicationAccessPoints(2, 10), page(2, 10, 11, 20));
        assertShows(kms.listApplicationAccessPoints(3, 10), page(3, 10, 21, 25));
        assertShows(kms.listApplicationAccessPoints(4, 10), page(4, 10, 1, 0));
        assertShows(kms.listApplicationAccessPoints(null, null), page(1, 20, 1, 20));
    }

    @Test
    void refusesPagesThatCannotBe() {
        assertRefused(400, "InvalidParameter", () -> kms.listApplicationAccessPoints(0, 10));
        assertRefused(400, "InvalidParameter", () -> kms.listApplicationAccessPoints(1, 101));
    }

    private Map<String, Object> accessPoint(String policies, String description) {
        return Fields.of(
                "Arn", arn,
                "Name", "orders",
                "AuthenticationMethod", "ClientKey",
                "Policies", policies,
                "Description", description);
    }

    private static Map<String, Object> page(int number, int size, int first, int last) {
        List<Map<String, String>> entries = IntStream.rangeClosed(first, last)
                .mapToObj(i -> Map.of("Name", "app-" + i, "AuthenticationMethod", "ClientKey"))
                .toList();
        return Fields.of(
                "PageNumber",
                number,
                "PageSize",
                size,
                "TotalCount",
                25,
                "ApplicationAccessPoints",
                Map.of("ApplicationAccessPoint", entries));
    }
}
