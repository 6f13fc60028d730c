package io.github.kmsfake.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.kms20160120.models.CreateAliasRequest;
import com.aliyun.kms20160120.models.CreateKeyRequest;
import com.aliyun.kms20160120.models.CreateKeyVersionRequest;
import com.aliyun.kms20160120.models.DisableKeyRequest;
import com.aliyun.kms20160120.models.ListAliasesByKeyIdRequest;
import com.aliyun.kms20160120.models.ListAliasesRequest;
import com.aliyun.kms20160120.models.ListKeyVersionsRequest;
import com.aliyun.kms20160120.models.ListKeysRequest;
import io.github.kmsfake.KmsFakeServer;
import io.github.kmsfake.junit5.KmsFake;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Lists of keys, versions and aliases, a page at a time. */
@KmsFake
@WithEverySdk
class KeyPageTest {
    private final Kms kms;
    private final KeyCalls keys;
    private final String instanceId;
    private final String aliasArn;

    KeyPageTest(Sdk sdk, KmsFakeServer server) {
        this.instanceId = server.instanceId();
        this.aliasArn = Chain.arn(server, "alias/orders");
        this.kms = sdk.connect(server);
        this.keys = new KeyCalls(kms);
    }

    @Test
    void turnsPagesOfKeys() {
        String first = keys.create(new CreateKeyRequest());
        String second = keys.create(new CreateKeyRequest());
        String third = keys.create(new CreateKeyRequest());

        assertThat(kms.ask(new ListKeysRequest())).containsAllEntriesOf(page(1, 10, 3));
        assertThat(keyIds(new ListKeysRequest().setPageSize(2))).containsExactly(first, second);
        Map<String, Object> last =
                kms.ask(new ListKeysRequest().setPageNumber(2).setPageSize(2));
        assertThat(last).containsAllEntriesOf(page(2, 2, 3));
        assertThat(KeyCalls.column(last, "Keys", "Key", "KeyId")).containsExactly(third);
        assertThat(keyIds(new ListKeysRequest().setPageNumber(3).setPageSize(2)))
                .isEmpty();
    }

    @Test
    void findsKeysByWhatTheyAre() {
        String plain = keys.create(new CreateKeyRequest());
        String tagged = keys.create(new CreateKeyRequest()
                .setKeySpec("EC_P256")
                .setTags("[{\"TagKey\":\"team\",\"TagValue\":\"orders\"}]"));
        String ofInstance = keys.create(new CreateKeyRequest().setDKMSInstanceId(instanceId));
        kms.ask(new DisableKeyRequest().setKeyId(plain));
        kms.ask(new CreateAliasRequest().setAliasName("alias/orders").setKeyId(plain));

        assertThat(keyIds(filter("KeyState", "Disabled"))).containsExactly(plain);
        assertThat(keyIds(filter("AliasName", "alias/orders"))).containsExactly(plain);
        assertThat(keyIds(filter("KeySpec", "EC_P256", "RSA_2048"))).containsExactly(tagged);
        assertThat(keyIds(filter("TagKey", "team"))).containsExactly(tagged);
        assertThat(keyIds(filter("DKMSInstanceId", instanceId))).containsExactly(ofInstance);
        assertThat(keyIds(filter("KeyUsage", "ENCRYPT/DECRYPT"))).containsExactly(plain, ofInstance);
    }

    @Test
    void turnsPagesOfVersionsTheNewestFirst() {
        String id = keys.create(new CreateKeyRequest());
        String oldest = keys.versions(id).get(0);
        String newest = (String) KeyCalls.object(kms.ask(new CreateKeyVersionRequest().setKeyId(id)), "KeyVersion")
                .get("KeyVersionId");

        Map<String, Object> last = kms.ask(
                new ListKeyVersionsRequest().setKeyId(id).setPageNumber(2).setPageSize(1));

        assertThat(keys.versions(id)).containsExactly(newest, oldest);
        assertThat(last).containsAllEntriesOf(page(2, 1, 2));
        assertThat(KeyCalls.column(last, "KeyVersions", "KeyVersion", "KeyVersionId"))
                .containsExactly(oldest);
    }

    /** Clients such as Terraform need the list where there is nothing in it. */
    @Test
    void turnsPagesOfAliases() {
        String id = keys.create(new CreateKeyRequest());

        assertThat(kms.ask(new ListAliasesRequest())).containsAllEntriesOf(page(1, 20, 0));
        assertThat(KeyCalls.column(kms.ask(new ListAliasesRequest()), "Aliases", "Alias", "AliasName"))
                .isEmpty();
        kms.ask(new CreateAliasRequest().setAliasName("alias/orders").setKeyId(id));
        kms.ask(new CreateAliasRequest().setAliasName("alias/bills").setKeyId(id));

        assertThat(KeyCalls.column(kms.ask(new ListAliasesRequest()), "Aliases", "Alias", "AliasArn"))
                .hasSize(2)
                .contains(aliasArn);
        assertThat(kms.ask(new ListAliasesByKeyIdRequest()
                        .setKeyId(id)
                        .setPageNumber(2)
                        .setPageSize(1)))
                .containsAllEntriesOf(page(2, 1, 2));
    }

    private List<String> keyIds(ListKeysRequest request) {
        return KeyCalls.column(kms.ask(request), "Keys", "Key", "KeyId");
    }

    private static ListKeysRequest filter(String key, String... values) {
        return new ListKeysRequest()
                .setFilters("[{\"Key\":\"" + key + "\",\"Values\":[\"" + String.join("\",\"", values) + "\"]}]");
    }

    private static Map<String, Object> page(int number, int size, int total) {
        return Map.of("PageNumber", number, "PageSize", size, "TotalCount", total);
    }
}
