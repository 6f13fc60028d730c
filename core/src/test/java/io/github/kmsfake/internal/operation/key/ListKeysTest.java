package io.github.kmsfake.internal.operation.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.testing.Given;
import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.Reply;
import io.github.kmsfake.internal.testing.TestServer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListKeysTest extends OperationTest {
    ListKeysTest() {
        super("ListKeys");
    }

    @Test
    void listsTenKeysInTheOrderOfCreationUnlessTold() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            ids.add(Given.key(kms));
        }

        Reply first = answer();
        Reply second = answer("PageNumber", "2", "PageSize", "4");

        assertThat(first.fields(""))
                .containsExactlyInAnyOrder("RequestId", "PageNumber", "PageSize", "TotalCount", "Keys");
        assertThat(first.column("Keys/Key", "KeyId")).isEqualTo(ids.subList(0, 10));
        assertThat(first.text("Keys/Key/0/KeyArn")).isEqualTo("acs:kms:cn-hangzhou:1000000000000001:key/" + ids.get(0));
        assertThat(first.text("PageSize")).isEqualTo("10");
        assertThat(second.column("Keys/Key", "KeyId")).isEqualTo(ids.subList(4, 8));
        assertThat(second.text("TotalCount")).isEqualTo("11");
        assertThat(answer("PageNumber", "3").json().at("/Keys/Key").isEmpty()).isTrue();
    }

    @Test
    void narrowsByFilters() {
        String plain = Given.namedKey(kms);
        String pair = Given.key(kms, "KeySpec", "EC_P256");
        String home = Given.key(kms, "DKMSInstanceId", TestServer.READY);
        String going = Given.goingKey(kms);
        String tagged =
                Given.key(kms, "Tags", "[{\"TagKey\":\"a\",\"TagValue\":\"1\"},{\"TagKey\":\"b\",\"TagValue\":\"2\"}]");
        String waiting = Given.key(kms, "Origin", "EXTERNAL");

        assertThat(filtered("KeySpec", "EC_P256")).containsExactly(pair);
        assertThat(filtered("KeyUsage", "SIGN/VERIFY")).containsExactly(pair);
        assertThat(filtered("KeyState", "PendingDeletion\",\"PendingImport")).containsExactly(going, waiting);
        assertThat(filtered("DKMSInstanceId", "kst-ready")).containsExactly(home);
        assertThat(filtered("keyId", plain)).containsExactly(plain);
        assertThat(filtered("AliasName", "alias/name")).containsExactly(plain);
        assertThat(filtered("TagKey", "a")).containsExactly(tagged);
        assertThat(filtered("TagValue", "2")).containsExactly(tagged);
        assertThat(filtered("ProtectionLevel", "HSM")).isEmpty();
        assertThat(filtered("CreatorType", "Service")).isEmpty();
        assertThat(filtered("CreatorType", "User")).hasSize(6);
        assertThat(filtered("Creator", "1000000000000001")).hasSize(6);
        assertThat(ids("[{\"Key\":\"TagKey\",\"Values\":[\"a\"]},{\"Key\":\"TagValue\",\"Values\":[\"2\"]}]"))
                .isEmpty();
        assertThat(
                        ids(
                                "[{\"Key\":\"KeyState\",\"Values\":[\"Enabled\"]},"
                                        + "{\"Key\":\"KeySpec\",\"Values\":[\"EC_P256\"]},{\"Key\":\"KeySpec\",\"Values\":[\"RSA_2048\"]}]"))
                .containsExactly(pair);
    }

    private List<String> filtered(String key, String value) {
        return ids("[{\"Key\":\"" + key + "\",\"Values\":[\"" + value + "\"]}]");
    }

    private List<String> ids(String filters) {
        return answer("Filters", filters).column("Keys/Key", "KeyId");
    }
}
