package io.github.kmsfake.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.kms20160120.models.UpdatePolicyRequest;
import io.github.kmsfake.KmsFakeServer;
import io.github.kmsfake.junit5.KmsFake;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What encodings, signatures and bodies have to carry through. */
@KmsFake
@WithEverySdk
class TextTest {
    private final Kms kms;

    TextTest(Sdk sdk, KmsFakeServer server) {
        this.kms = sdk.connect(server);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "描述 ✓ 🔑 a b*c~d+e/",
                "\"quoted\", \\back\\slashed & <tagged> 'too' = 100%",
                "one\r\ntwo\ttabbed\nthree",
                "%E6%8F%8F+&#13;\\u0041",
                " "
            })
    void keepsADescriptionAsItIs(String description) {
        assertThat(kms.createNetworkRule(Chain.networkRule().setDescription(description)))
                .containsEntry("Description", description);
        assertThat(kms.describeNetworkRule("office")).containsEntry("Description", description);

        kms.createPolicy(Chain.policy());
        kms.updatePolicy(new UpdatePolicyRequest().setName("orders-policy").setDescription(description));
        assertThat(kms.describePolicy("orders-policy")).containsEntry("Description", description);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Orders_2.eu-west", "订单 🔑", "a b*c~d+e/"})
    void findsAnAccessPointByItsNameAsItIs(String name) {
        kms.createApplicationAccessPoint(Chain.accessPoint().setName(name));
        kms.createClientKey(Chain.clientKey().setAapName(name));

        assertThat(kms.describeApplicationAccessPoint(name)).containsEntry("Name", name);
        assertThat(kms.listClientKeys(name)).containsKey("ClientKeys");
    }
}
