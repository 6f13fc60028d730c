package io.github.kmsfake.internal.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostNameTest {
    @ParameterizedTest
    @CsvSource({
        "kms-fake, kms-fake",
        "KMS-Fake., kms-fake",
        "kms_fake.orders_default, kms_fake.orders_default",
        "kms.default.svc.cluster.local., kms.default.svc.cluster.local",
        "*.KMS.test, *.kms.test",
        "1kms.2test.x3, 1kms.2test.x3",
        "xn--kms-fke-6wa, xn--kms-fke-6wa",
        "10.1.2.3, 10.1.2.3",
        "::1, 0:0:0:0:0:0:0:1",
        "[FD00::A], fd00:0:0:0:0:0:0:a",
        "::, 0:0:0:0:0:0:0:0",
        "::ffff:10.1.2.3, 10.1.2.3",
    })
    void hasOneForm(String given, String form) {
        assertThat(HostName.parse(given).text()).isEqualTo(form);
        assertThat(HostName.of(given)).isEqualTo(HostName.parse(given));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ".",
                "..",
                "kms-fake:4590",
                "http://kms-fake",
                "kms fake",
                "kms..fake",
                ".kms",
                "kms..",
                "-kms",
                "kms-",
                "kms.-fake",
                "*",
                "*.",
                "k*.test",
                "a.*.test",
                "kms/fake",
                "user@kms",
                "kms-fäke",
                "kms\u0000",
                "10.1.2",
                "10.1.2.256",
                "10.1.2.3.4",
                "10.01.2.3",
                "kms.7",
                "10.1.2.3:4590",
                "[::1]:4591",
                "[10.1.2.3]",
                "fe80::1%eth0",
                ":::",
                "1::2::3",
                "12345::",
                "a123456789012345678901234567890123456789012345678901234567890123",
            })
    void isNothingThatCertificatesOrClientsCannotCarry(String text) {
        assertThatThrownBy(() -> HostName.parse(text)).isInstanceOf(IllegalArgumentException.class);
        assertThat(HostName.find(text)).isEmpty();
    }

    @Test
    void hasAtMost253Characters() {
        String longest = "a.".repeat(126) + "a";

        assertThat(HostName.find(longest)).isPresent();
        assertThat(HostName.find("a." + longest)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "localhost, true",
        "LOCALHOST., true",
        "127.0.0.1, true",
        "127.8.9.10, true",
        "[::1], true",
        "0:0::1, true",
        "localhost.example, false",
        "127.0.0.1.example, false",
        "10.0.0.1, false",
        "::2, false",
        "'', false",
    })
    void knowsWhatIsLoopback(String name, boolean loopback) {
        assertThat(HostName.of(name).isLoopback()).isEqualTo(loopback);
    }
}
