package io.github.kmsfake.e2e;

import static io.github.kmsfake.e2e.Answers.assertDone;
import static io.github.kmsfake.e2e.Answers.assertRefused;
import static io.github.kmsfake.e2e.Answers.assertShows;

import com.aliyun.kms20160120.models.CreatePolicyRequest;
import com.aliyun.kms20160120.models.UpdatePolicyRequest;
import io.github.kmsfake.KmsFakeServer;
import io.github.kmsfake.junit5.KmsFake;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Permission policies, from their creation to their end. */
@KmsFake
@WithEverySdk
class PolicyTest {
    private final Sdk sdk;
    private final Kms kms;
    private final String arn;

    PolicyTest(Sdk sdk, KmsFakeServer server) {
        this.sdk = sdk;
        this.kms = sdk.connect(server);
        this.arn = Chain.arn(server, "policy/orders-policy");
    }

    @Test
    void createsAPolicyForTheSharedScopeUnlessToldOtherwise() {
        assertShows(
                kms.createPolicy(new CreatePolicyRequest()
                        .setName("orders-policy")
                        .setPermissions("[\"" + Chain.KEY_USER + "\"]")
                        .setResources("[\"key/*\"]")),
                Fields.of(
                        "Arn", arn,
                        "Name", "orders-policy",
                        "KmsInstance", "shared",
                        "Permissions", "[\"" + Chain.KEY_USER + "\"]",
                        "Resources", "[\"key/*\"]",
                        "AccessControlRules", "",
                        "Description", ""));
    }

    @Test
    void changesOnlyWhatIsSent() {
        kms.createPolicy(Chain.policy());

        assertDone(kms.updatePolicy(new UpdatePolicyRequest()
                .setName("orders-policy")
                .setResources("[\"secret/orders\"]")
                .setDescription("less")));

        assertShows(
                kms.describePolicy("orders-policy"),
                policy(List.of(Chain.KEY_USER, Chain.SECRET_USER), List.of("secret/orders"), Chain.RULES, "less"));
    }

    @Test
    void changesTheRestToo() {
        kms.createPolicy(Chain.policy());

        assertDone(kms.updatePolicy(new UpdatePolicyRequest()
                .setName("orders-policy")
                .setPermissions("[]")
                .setAccessControlRules("{\"NetworkRules\":[]}")));

        assertShows(
                kms.describePolicy("orders-policy"),
                policy(
                        List.of(),
                        List.of("key/*", "secret/acs/ram/user/*"),
                        "{\"NetworkRules\":[]}",
                        "what orders may use"));
    }

    @Test
    void clearsADescriptionThatIsSentEmpty() {
        kms.createPolicy(Chain.policy());

        assertDone(kms.updatePolicy(
                new UpdatePolicyRequest().setName("orders-policy").setDescription("")));

        assertShows(
                kms.describePolicy("orders-policy"),
                policy(
                        List.of(Chain.KEY_USER, Chain.SECRET_USER),
                        List.of("key/*", "secret/acs/ram/user/*"),
                        Chain.RULES,
                        ""));
    }

    @Test
    void deletesAPolicyThoughAnAccessPointBindsIt() {
        kms.createPolicy(Chain.policy());
        kms.createApplicationAccessPoint(Chain.accessPoint());

        assertDone(kms.deletePolicy("orders-policy"));

        assertRefused(404, "Forbidden.ResourceNotFound", () -> kms.describePolicy("orders-policy"));
        assertRefused(404, "Forbidden.ResourceNotFound", () -> kms.deletePolicy("orders-policy"));
    }

    @Test
    void listsPoliciesByName() {
        kms.createPolicy(Chain.policy());
        kms.createPolicy(Chain.policy().setName("another"));

        assertShows(kms.listPolicies(null, null), page(1, 20, "orders-policy", "another"));
        assertShows(kms.listPolicies(1, 1), page(1, 1, "orders-policy"));
    }

    private Map<String, Object> policy(
            List<String> permissions, List<String> resources, String rules, String description) {
        return Fields.of(
                "Arn",
                arn,
                "Name",
                "orders-policy",
                "KmsInstance",
                "shared",
                "Permissions",
                sdk.shown(permissions),
                "Resources",
                sdk.shown(resources),
                "AccessControlRules",
                rules,
                "Description",
                description);
    }

    private static Map<String, Object> page(int number, int size, String... names) {
        List<Map<String, String>> entries =
                Stream.of(names).map(name -> Map.of("Name", name)).toList();
        return Fields.of(
                "PageNumber", number, "PageSize", size, "TotalCount", 2, "Policies", Map.of("Policy", entries));
    }
}
