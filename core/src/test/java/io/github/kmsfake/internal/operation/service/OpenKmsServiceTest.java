package io.github.kmsfake.internal.operation.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.model.AccountStatus;
import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.TestServer;
import org.junit.jupiter.api.Test;

class OpenKmsServiceTest extends OperationTest {
    OpenKmsServiceTest() {
        super("OpenKmsService");
    }

    @Test
    void opensTheServiceForTheAccountInAllRegions() {
        try (TestServer closed =
                TestServer.with().accountStatus(AccountStatus.NOT_ENABLED).start()) {
            assertThat(closed.call("ListPolicies").text("Code")).isEqualTo("Forbidden.KmsServiceNotEnabled");
            assertThat(closed.ok("DescribeAccountKmsStatus").text("AccountStatus"))
                    .isEqualTo("NotEnabled");
            assertThat(closed.ok("DescribeRegions").status()).isEqualTo(200);

            assertThat(closed.ok("OpenKmsService").fields("")).containsExactly("RequestId");

            assertThat(closed.ok("DescribeAccountKmsStatus").text("AccountStatus"))
                    .isEqualTo("Enabled");
            assertThat(closed.ok("ListPolicies").status()).isEqualTo(200);
            assertThat(closed.ok("ListPolicies", "RegionId", "cn-beijing").status())
                    .isEqualTo(200);
        }
    }
}
