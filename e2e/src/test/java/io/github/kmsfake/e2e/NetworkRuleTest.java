package io.github.kmsfake.e2e;

import static io.github.kmsfake.e2e.Answers.assertDone;
import static io.github.kmsfake.e2e.Answers.assertRefused;
import static io.github.kmsfake.e2e.Answers.assertShows;

import com.aliyun.kms20160120.models.CreateNetworkRuleRequest;
import com.aliyun.kms20160120.models.UpdateNetworkRuleRequest;
import io.github.kmsfake.KmsFakeServer;
import io.github.kmsfake.junit5.KmsFake;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Network rules, from their creation to their end. */
@KmsFake
@WithEverySdk
class NetworkRuleTest {
    private final Kms kms;
    private final String arn;

    NetworkRuleTest(Sdk sdk, KmsFakeServer server) {
        this.kms = sdk.connect(server);
        this.arn = Chain.arn(server, "network/office");
    }

    @Test
    void createsARuleOfNothingButNameAndType() {
        assertShows(
                kms.createNetworkRule(
                        new CreateNetworkRuleRequest().setName("office").setType("Private")),
                Map.of("Arn", arn, "Name", "office", "Type", "Private", "SourcePrivateIp", "", "Description", ""));
    }

    @Test
    void changesOnlyWhatIsSent() {
        kms.createNetworkRule(Chain.networkRule());

        assertDone(kms.updateNetworkRule(
                new UpdateNetworkRuleRequest().setName("office").setSourcePrivateIp("[\"71.71.71.71\"]")));

        assertShows(kms.describeNetworkRule("office"), rule("[\"71.71.71.71\"]", "the office"));
    }

    @Test
    void clearsADescriptionThatIsSentEmpty() {
        kms.createNetworkRule(Chain.networkRule());

        assertDone(kms.updateNetworkRule(
                new UpdateNetworkRuleRequest().setName("office").setDescription("")));

        assertShows(kms.describeNetworkRule("office"), rule(Chain.ADDRESSES, ""));
    }

    @Test
    void deletesARule() {
        kms.createNetworkRule(Chain.networkRule());

        assertDone(kms.deleteNetworkRule("office"));

        assertRefused(404, "Forbidden.ResourceNotFound", () -> kms.describeNetworkRule("office"));
        assertRefused(404, "Forbidden.ResourceNotFound", () -> kms.deleteNetworkRule("office"));
    }

    @Test
    void listsRulesWithTheirType() {
        kms.createNetworkRule(Chain.networkRule());
        kms.createNetworkRule(Chain.networkRule().setName("branch"));

        assertShows(kms.listNetworkRules(null, null), page(1, 20, "office", "branch"));
        assertShows(kms.listNetworkRules(2, 1), page(2, 1, "branch"));
    }

    private Map<String, Object> rule(String addresses, String description) {
        return Map.of("Arn", arn, "Type", "Private", "SourcePrivateIp", addresses, "Description", description);
    }

    private static Map<String, Object> page(int number, int size, String... names) {
        return Map.of(
                "PageNumber",
                number,
                "PageSize",
                size,
                "TotalCount",
                2,
                "NetworkRules",
                Map.of(
                        "NetworkRule",
                        Stream.of(names)
                                .map(name -> Map.of("Name", name, "Type", "Private"))
                                .toList()));
    }
}
