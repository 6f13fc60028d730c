package io.github.kmsfake.internal.operation.instance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.Reply;
import io.github.kmsfake.internal.testing.TestServer;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListKmsInstancesTest extends OperationTest {
    ListKmsInstancesTest() {
        super(
                "ListKmsInstances",
                TestServer.with()
                        .instances(
                                "kst-ready",
                                "kst-new:Status=Uninitialized:InstanceName=one",
                                "kst-broken:Status=Error:InstanceName=two"));
    }

    @Test
    void listsInstancesOfEveryStatus() {
        Reply reply = answer();

        assertThat(reply.fields(""))
                .containsExactlyInAnyOrder("RequestId", "PageNumber", "PageSize", "TotalCount", "KmsInstances");
        assertThat(reply.fields("KmsInstances/KmsInstance/0"))
                .containsExactlyInAnyOrder("KmsInstanceId", "KmsInstanceArn");
        assertThat(reply.column("KmsInstances/KmsInstance", "KmsInstanceId"))
                .containsExactly("kst-ready", "kst-new", "kst-broken");
        assertThat(reply.text("KmsInstances/KmsInstance/0/KmsInstanceArn"))
                .isEqualTo("acs:kms:cn-hangzhou:1000000000000001:keystore/kst-ready");
        assertThat(reply.text("TotalCount")).isEqualTo("3");
    }

    @Test
    void filtersByName() {
        assertThat(ids("[{\"Key\":\"InstanceName\",\"Values\":[\"one\"]}]")).containsExactly("kst-new");
        assertThat(ids("[{\"Key\":\"InstanceName\",\"Values\":[\"one\",\"two\"]}]"))
                .containsExactly("kst-new", "kst-broken");
        assertThat(
                        ids(
                                "[{\"Key\":\"InstanceName\",\"Values\":[\"one\"]},{\"Key\":\"InstanceName\",\"Values\":[\"two\"]}]"))
                .containsExactly("kst-new", "kst-broken");
        assertThat(ids("[{\"Key\":\"InstanceName\",\"Values\":[\"none\"]}]")).isEmpty();
        assertThat(ids("[]")).hasSize(3);
    }

    @Test
    void pagesThroughWhatPassesTheFilter() {
        Reply reply = answer(
                "Filters",
                "[{\"Key\":\"InstanceName\",\"Values\":[\"one\",\"two\"]}]",
                "PageNumber",
                "2",
                "PageSize",
                "1");

        assertThat(reply.column("KmsInstances/KmsInstance", "KmsInstanceId")).containsExactly("kst-broken");
        assertThat(reply.text("TotalCount")).isEqualTo("2");
    }

    private List<String> ids(String filters) {
        return answer("Filters", filters).column("KmsInstances/KmsInstance", "KmsInstanceId");
    }
}
