package io.github.kmsfake.internal.operation.instance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.TestServer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpdateKmsInstanceTest extends OperationTest {
    UpdateKmsInstanceTest() {
        super("UpdateKmsInstance", TestServer.with().instances("kst-ready", "kst-new:Status=Uninitialized"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"kst-ready", "kst-new"})
    void renamesAnInstance(String id) {
        assertThat(answer("KmsInstanceId", id, "InstanceName", "orders").fields(""))
                .containsExactly("RequestId");

        assertThat(kms.ok("GetKmsInstance", "KmsInstanceId", id).text("KmsInstance/InstanceName"))
                .isEqualTo("orders");
        assertThat(kms.ok("ListKmsInstances", "Filters", "[{\"Key\":\"InstanceName\",\"Values\":[\"orders\"]}]")
                        .column("KmsInstances/KmsInstance", "KmsInstanceId"))
                .containsExactly(id);
    }
}
