package io.github.kmsfake.internal.operation.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.testing.Reply;
import io.github.kmsfake.internal.testing.TestServer;
import org.junit.jupiter.api.Test;

class DescribeRegionsTest {
    @Test
    void listsTheRegionsOfTheService() {
        try (TestServer kms = TestServer.with().start()) {
            Reply reply = kms.ok("DescribeRegions");

            assertThat(reply.fields("")).containsExactlyInAnyOrder("RequestId", "Regions");
            assertThat(reply.fields("Regions/Region/0")).containsExactly("RegionId");
            assertThat(reply.column("Regions/Region", "RegionId"))
                    .hasSize(34)
                    .isSorted()
                    .contains("cn-beijing", "cn-hangzhou", "us-west-1");
        }
    }
}
