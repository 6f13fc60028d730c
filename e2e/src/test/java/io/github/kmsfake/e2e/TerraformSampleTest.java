package io.github.kmsfake.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.KmsFakeCall;
import io.github.kmsfake.KmsFakeServer;
import io.github.kmsfake.e2e.TerraformFile.Resource;
import io.github.kmsfake.e2e.TerraformResource.Argument;
import io.github.kmsfake.e2e.TerraformResource.Trait;
import io.github.kmsfake.junit5.KmsFake;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The Terraform sample as far as it can be tested without Terraform and its provider, which are not everywhere to be had. */
@KmsFake(strict = true)
class TerraformSampleTest {
    private static final String CLIENT_KEY = "alicloud_kms_client_key.orders";
    private static final String NETWORK_RULE = "alicloud_kms_network_rule.office";
    private static final String POLICY = "alicloud_kms_policy.orders";

    private final KmsFakeServer kms;
    private final TerraformProvider provider;
    private List<Resource> sample;

    TerraformSampleTest(KmsFakeServer kms) {
        this.kms = kms;
        this.provider = new TerraformProvider(kms);
    }

    @BeforeEach
    void read() throws Exception {
        sample = TerraformFile.resources(Files.readString(Path.of("../samples/terraform/main.tf")));
    }

    @Test
    void showsEachResource() {
        assertThat(sample)
                .extracting(Resource::type)
                .containsExactly(
                        "alicloud_kms_network_rule",
                        "alicloud_kms_policy",
                        "alicloud_kms_application_access_point",
                        "alicloud_kms_client_key");
    }

    @Test
    void givesTheArgumentsThatTheProviderTakes() {
        assertThat(sample).allSatisfy(resource -> assertThat(mistakes(resource)).isEmpty());
    }

    @Test
    void noticesArgumentsThatTheProviderDoesNotTake() {
        Resource rule = sample.get(0);

        assertThat(mistakes(rule.with("type", "Private"))).containsExactly("type is unknown");
        assertThat(mistakes(rule.without("source_private_ip"))).containsExactly("source_private_ip is missing");
        assertThat(mistakes(rule.with("source_private_ip", "10.0.0.0/8")))
                .containsExactly("source_private_ip is of another type");
    }

    @Test
    void isAppliedOnceAndPlansNothingMore() {
        provider.apply(sample);
        kms.calls().withWarnings().verifyNone();
        List<KmsFakeCall> applied = List.copyOf(kms.calls().list());

        assertThat(provider.plan(sample)).isEmpty();

        assertThat(kms.calls().list().subList(applied.size(), kms.calls().list().size()))
                .extracting(KmsFakeCall::operation)
                .containsExactly(
                        "DescribeNetworkRule", "DescribePolicy", "DescribeApplicationAccessPoint", "GetClientKey");
    }

    @Test
    void isChangedInPlace() {
        provider.apply(sample);
        List<Resource> changed = changed(
                0,
                rule -> rule.with("description", "Büro <&> \"Hangzhou\"")
                        .with("source_private_ip", List.of("10.0.0.0/8", "192.168.1.7")));
        changed.set(1, sample.get(1).with("resources", List.of("key/*", "secret/orders/*")));

        assertThat(provider.plan(changed))
                .isEqualTo(Map.of(
                        NETWORK_RULE, List.of("description", "source_private_ip"), POLICY, List.of("resources")));
        provider.apply(changed);

        assertThat(provider.plan(changed)).isEmpty();
        kms.calls()
                .matching("a deletion", call -> call.operation().startsWith("Delete"))
                .verifyNone();
    }

    @Test
    void losesADescription() {
        provider.apply(sample);
        List<Resource> changed = changed(0, rule -> rule.without("description"));

        assertThat(provider.plan(changed)).isEqualTo(Map.of(NETWORK_RULE, List.of("description")));
        provider.apply(changed);

        assertThat(provider.plan(changed)).isEmpty();
    }

    @Test
    void isReplacedUnderAnotherName() {
        provider.apply(sample);
        List<Resource> changed = changed(0, rule -> rule.with("network_rule_name", "home"));

        assertThat(provider.plan(changed)).isEqualTo(Map.of(NETWORK_RULE, List.of("network_rule_name")));
        provider.apply(changed);

        assertThat(provider.plan(changed)).isEmpty();
        kms.calls().of("DeleteNetworkRule").with("Name", "office").verifyCount(1);
    }

    /** Why the sample gives both. */
    @Test
    void wouldReplaceAClientKeyOfNoGivenTimesInEachPlan() {
        List<Resource> changed =
                changed(3, clientKey -> clientKey.without("not_before").without("not_after"));
        provider.apply(changed);

        assertThat(provider.plan(changed)).isEqualTo(Map.of(CLIENT_KEY, List.of("not_before", "not_after")));
    }

    @Test
    void leavesNothingBehind() {
        String before = kms.exportState();
        provider.apply(sample);
        assertThat(kms.exportState()).isNotEqualTo(before);

        provider.destroy(sample);

        assertThat(kms.exportState()).isEqualTo(before);
    }

    private List<Resource> changed(int index, UnaryOperator<Resource> change) {
        List<Resource> changed = new ArrayList<>(sample);
        changed.set(index, change.apply(sample.get(index)));
        return changed;
    }

    private static List<String> mistakes(Resource resource) {
        List<Argument> known = TerraformResource.of(resource.type()).arguments();
        List<String> mistakes = new ArrayList<>();
        for (String name : resource.arguments().keySet()) {
            if (known.stream().noneMatch(argument -> argument.name().equals(name))) {
                mistakes.add(name + " is unknown");
            }
        }
        for (Argument argument : known) {
            Object value = resource.arguments().get(argument.name());
            if (value == null && argument.has(Trait.REQUIRED)) {
                mistakes.add(argument.name() + " is missing");
            } else if (value != null && !argument.takes(value)) {
                mistakes.add(argument.name() + " is of another type");
            }
        }
        return mistakes;
    }
}
