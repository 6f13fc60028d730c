package io.github.kmsfake.e2e;

import static io.github.kmsfake.e2e.Answers.assertDone;
import static io.github.kmsfake.e2e.Answers.assertRefused;
import static io.github.kmsfake.e2e.Answers.assertShows;
import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.kms20160120.models.ConnectKmsInstanceRequest;
import io.github.kmsfake.KmsFakeServer;
import io.github.kmsfake.junit5.KmsFake;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** KMS instances, from what was bought to their release. */
@WithEverySdk
class InstanceTest {
    private static final String NOW = "2026-02-03T04:05:06Z";
    private static final String NO_END = "2099-12-31T16:00:00Z";
    private static final String ONE_VPC =
            "[{\"VpcId\":\"vpc-2\",\"VSwitchId\":\"vsw-2\",\"RegionId\":\"cn-hangzhou\",\"VpcOwnerId\":1000000000000001}]";
    private static final String TWO_VPCS =
            "[{\"VpcId\":\"vpc-3\",\"VSwitchId\":\"vsw-3\",\"RegionId\":\"cn-hangzhou\",\"VpcOwnerId\":1000000000000001},"
                    + "{\"VpcId\":\"vpc-4\",\"VSwitchId\":\"vsw-4\",\"RegionId\":\"cn-hangzhou\"}]";

    @KmsFake
    private final KmsFakeServer server = server().build();

    private final Sdk sdk;
    private Kms kms;

    InstanceTest(Sdk sdk) {
        this.sdk = sdk;
    }

    private static KmsFakeServer.Builder server() {
        return KmsFakeServer.builder()
                .clock(Clock.fixed(Instant.parse(NOW), ZoneOffset.UTC))
                .instance("kst-new:Status=Uninitialized:Spec=200:KeyNum=100:SecretNum=10:VpcNum=2")
                .instance("kst-main:Default=true:InstanceName=main:VpcNum=1")
                .instance("kst-year:ChargeType=PREPAY");
    }

    @BeforeEach
    void connect() {
        kms = sdk.connect(server);
    }

    @Test
    void startsWithTheInstancesAsked(
            @KmsFake(instances = {"kst-a:Status=Uninitialized", "kst-b:Default=true"}) KmsFakeServer asked) {
        Kms other = sdk.connect(asked);

        assertThat(shown(other, "kst-a")).containsEntry("Status", "Uninitialized");
        assertThat(shown(other, "kst-b")).containsEntry("Status", "Connected");
        assertThat(other.getDefaultKmsInstance()).containsEntry("DefaultKmsInstanceId", "kst-b");
        assertThat(asked.instanceId()).isEqualTo("kst-b");
    }

    @Test
    void listsInstancesInEveryStatus() {
        assertShows(kms.listKmsInstances(null, null), page(1, 20, 3, "kst-new", "kst-main", "kst-year"));
        assertShows(kms.listKmsInstances(2, 2), page(2, 2, 3, "kst-year"));
        assertShows(kms.listKmsInstances(3, 2), page(3, 2, 3));
    }

    /** The models know no filters. */
    @Test
    void listsInstancesByName() {
        Map<String, Object> found =
                kms.call("ListKmsInstances", Map.of("Filters", "[{\"Key\":\"InstanceName\",\"Values\":[\"main\"]}]"));

        assertShows(found, page(1, 20, 1, "kst-main"));
    }

    @Test
    void showsAnInstanceThatIsNotInitialized() {
        Map<String, Object> expected = instance("kst-new", "kst-new", "Uninitialized", 2);
        expected.putAll(Map.of("Spec", 200L, "KeyNum", 100L, "SecretNum", "10"));
        expected.putAll(zonesAndSwitches("[]", "[]", null, null));

        assertShows(kms.getKmsInstance("kst-new"), Map.of("KmsInstance", expected));
    }

    @Test
    void connectsAnInstance() {
        assertDone(kms.connectKmsInstance(connection()));

        Map<String, Object> expected = instance("kst-new", "kst-new", "Connected", 2);
        expected.putAll(Map.of("Spec", 200L, "KeyNum", 100L, "SecretNum", "10"));
        expected.putAll(Map.of("StartDate", NOW, "VpcId", "vpc-1"));
        expected.put("CaCertificateChainPem", server.caCertificatePem().replace("\n", "\r\n"));
        expected.putAll(
                zonesAndSwitches("[\"cn-hangzhou-k\",\"cn-hangzhou-j\"]", "[\"vsw-1\"]", "cn-hangzhou-j", "vsw-1"));
        assertShows(kms.getKmsInstance("kst-new"), Map.of("KmsInstance", expected));
    }

    @Test
    void renamesAnInstance() {
        assertDone(kms.call("UpdateKmsInstance", Map.of("KmsInstanceId", "kst-new", "InstanceName", "orders")));

        assertThat(shown(kms, "kst-new")).containsEntry("InstanceName", "orders");
    }

    @Test
    void refusesToConnectAnInstanceTwiceOrWithoutTwoZones() {
        assertRefused(
                400,
                "InvalidParameter",
                () -> kms.connectKmsInstance(connection().setZoneIds("cn-hangzhou-k")));
        assertRefused(
                400,
                "InvalidParameter",
                () -> kms.connectKmsInstance(connection().setKMProvider("Other")));
        assertRefused(
                403,
                "Forbidden.DKMSInstanceNotFound",
                () -> kms.connectKmsInstance(connection().setKmsInstanceId("kst-none")));

        kms.connectKmsInstance(connection());

        assertRefused(403, "Forbidden.DKMSInstanceStateInvalid", () -> kms.connectKmsInstance(connection()));
    }

    @Test
    void isConnectingForAsLongAsTheServerWasToldTo() {
        try (KmsFakeServer slow =
                server().instanceConnectTime(Duration.ofMinutes(5)).start()) {
            Kms patient = sdk.connect(slow);

            patient.connectKmsInstance(connection());

            assertThat(shown(patient, "kst-new")).containsEntry("Status", "Connecting");
            assertRefused(
                    403,
                    "Forbidden.DKMSInstanceStateInvalid",
                    () -> patient.updateKmsInstanceBindVpc("kst-new", ONE_VPC));
        }
    }

    @Test
    void replacesTheExtraVpcs() {
        kms.connectKmsInstance(connection());

        assertDone(kms.updateKmsInstanceBindVpc("kst-new", ONE_VPC));
        assertThat(shown(kms, "kst-new")).containsEntry("BindVpcs", bindings(List.of(vpc("2", "1000000000000001"))));

        assertDone(kms.updateKmsInstanceBindVpc("kst-new", TWO_VPCS));
        assertThat(shown(kms, "kst-new"))
                .containsEntry("BindVpcs", bindings(List.of(vpc("3", "1000000000000001"), vpc("4", ""))));

        assertDone(kms.updateKmsInstanceBindVpc("kst-new", "[]"));
        assertThat(shown(kms, "kst-new")).containsEntry("BindVpcs", bindings(List.of()));
    }

    @Test
    void refusesMoreVpcsThanWereBought() {
        assertRefused(400, "Rejected.LimitExceeded", () -> kms.updateKmsInstanceBindVpc("kst-main", TWO_VPCS));
    }

    @Test
    void showsAnEmptyDescriptionOfAnUnknownInstance() {
        Map<String, Object> shown = shown(kms, "kst-none");
        shown.remove("BindVpcs"); // the classic SDK makes an empty list of what is absent

        assertThat(shown).isEqualTo(Map.of("InstanceId", ""));
    }

    @Test
    void releasesAnInstanceOnlyIfTheClientDoesWithoutABackup() {
        assertRefused(403, "Forbidden.NoBackup", () -> kms.releaseKmsInstance("kst-main", "false"));

        assertDone(kms.releaseKmsInstance("kst-main", "true"));

        assertShows(kms.listKmsInstances(null, null), page(1, 20, 2, "kst-new", "kst-year"));
        assertRefused(403, "Forbidden.DKMSInstanceNotFound", () -> kms.releaseKmsInstance("kst-main", "true"));
    }

    @Test
    void refusesToReleaseASubscription() {
        assertRefused(400, "Rejected.UnsupportedOperation", () -> kms.releaseKmsInstance("kst-year", "true"));
    }

    @Test
    void namesTheDefaultInstanceUntilItIsReleased() {
        assertShows(kms.getDefaultKmsInstance(), Map.of("DefaultKmsInstanceId", "kst-main"));

        kms.releaseKmsInstance("kst-main", "true");

        assertShows(kms.getDefaultKmsInstance(), Map.of("DefaultKmsInstanceId", ""));
    }

    @Test
    void tellsQuotasOfTheDefaultInstance() {
        kms.updateKmsInstanceBindVpc("kst-main", ONE_VPC);

        assertShows(
                kms.getKmsInstanceQuotaInfos(Map.of()),
                Map.of(
                        "KmsInstanceId",
                        "kst-main",
                        "KmsInstanceQuotaInfos",
                        List.of(
                                quota("key", 1000, 0),
                                quota("secret", 1000, 0),
                                quota("qps", 1000, 0),
                                quota("vpc", 1, 1))));
    }

    @Test
    void tellsOneQuotaOfTheInstanceAsked() {
        assertShows(
                kms.getKmsInstanceQuotaInfos(Map.of("KmsInstanceId", "kst-year", "ResourceType", "vpc")),
                Map.of("KmsInstanceId", "kst-year", "KmsInstanceQuotaInfos", List.of(quota("vpc", 5, 0))));
        assertRefused(
                403,
                "Forbidden.DKMSInstanceNotFound",
                () -> kms.getKmsInstanceQuotaInfos(Map.of("KmsInstanceId", "kst-none")));
        assertRefused(
                403,
                "Forbidden.DKMSInstanceStateInvalid",
                () -> kms.getKmsInstanceQuotaInfos(Map.of("KmsInstanceId", "kst-new")));
    }

    private Map<String, Object> page(int number, int size, int total, String... ids) {
        List<Map<String, String>> entries = Stream.of(ids)
                .map(id -> Map.of("KmsInstanceId", id, "KmsInstanceArn", Chain.arn(server, "keystore/" + id)))
                .toList();
        return Fields.of(
                "PageNumber", (long) number,
                "PageSize", (long) size,
                "TotalCount", (long) total,
                "KmsInstances", Map.of("KmsInstance", entries));
    }

    private static Map<String, Object> instance(String id, String name, String status, long vpcNum) {
        return Fields.of(
                "InstanceId", id,
                "InstanceName", name,
                "Status", status,
                "CreateTime", NOW,
                "EndDate", NO_END,
                "VpcNum", vpcNum,
                "BindVpcs", bindings(List.of()));
    }

    /**
     * The service shows arrays here since after these SDKs were published, which know but texts: Tea takes the array's
     * JSON for one, the classic SDK the last element if it comes as XML, and else nothing.
     */
    private Map<String, Object> zonesAndSwitches(String zones, String switches, String lastZone, String lastSwitch) {
        return switch (sdk) {
            case TEA, TEA_TLS, TEA_V1, TEA_SM3 -> Fields.of("ZoneIds", zones, "VswitchIds", switches);
            case CLASSIC_XML -> Fields.of("ZoneIds", lastZone, "VswitchIds", lastSwitch);
            default -> Map.of();
        };
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> shown(Kms kms, String id) {
        return (Map<String, Object>) kms.getKmsInstance(id).get("KmsInstance");
    }

    private static ConnectKmsInstanceRequest connection() {
        return new ConnectKmsInstanceRequest()
                .setKmsInstanceId("kst-new")
                .setVpcId("vpc-1")
                .setZoneIds("cn-hangzhou-k,cn-hangzhou-j")
                .setVSwitchIds("vsw-1")
                .setKMProvider("Aliyun");
    }

    private static Map<String, Object> bindings(List<Map<String, Object>> vpcs) {
        return Map.of("BindVpc", vpcs);
    }

    private static Map<String, Object> vpc(String number, String owner) {
        return Fields.of(
                "VpcId", "vpc-" + number, "VSwitchId", "vsw-" + number, "RegionId", "cn-hangzhou", "VpcOwnerId", owner);
    }

    private static Map<String, Object> quota(String type, long most, long used) {
        return Fields.of("ResourceType", type, "ResourceQuota", most, "UsedQuantity", used);
    }
}
