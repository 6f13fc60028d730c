package io.github.kmsfake.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.KmsFakeServer;
import java.lang.management.ManagementFactory;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

/** The packaged fake leaves the platform's registry of management beans alone: registering takes time, and would outlive it. */
class ManagementBeansTest {
    @Test
    void registersNone() throws Exception {
        try (KmsFakeServer kms = KmsFakeServer.start()) {
            assertThat(kms.endpoint()).isNotEmpty();
            assertThat(ManagementFactory.getPlatformMBeanServer().queryNames(new ObjectName("*:*"), null))
                    .extracting(ObjectName::getDomain)
                    .noneMatch(domain ->
                            domain.contains("xnio") || domain.contains("jboss") || domain.contains("kmsfake"));
        }
    }
}
