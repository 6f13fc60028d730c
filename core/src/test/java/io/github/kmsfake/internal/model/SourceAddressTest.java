package io.github.kmsfake.internal.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceAddressTest {
    @ParameterizedTest
    @CsvSource({
        "10.1.2.3, 10.1.2.3",
        "127.0.0.1, 127.0.0.1",
        "::1, 127.0.0.1",
        "::ffff:10.1.2.3, 10.1.2.3",
        "::FFFF:0a01:0203, 10.1.2.3"
    })
    void readsWhatNetworkRulesCanName(String text, String shown) {
        SourceAddress address = SourceAddress.parse(text);

        assertThat(address).hasToString(shown);
        assertThat(address.ipv4()).isPresent();
        assertThat(address).isEqualTo(SourceAddress.parse(shown));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2001:db8::7", "fe80::1", "::"})
    void readsWhatNoNetworkRuleNames(String text) {
        assertThat(SourceAddress.parse(text).ipv4()).isEqualTo(Optional.empty());
    }

    /** What is nearly an address must not be looked up as a name either. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                ":",
                ".:1",
                "1",
                "1.2.3",
                "1.2.3.4.5",
                "256.1.1.1",
                "localhost",
                "10.1.2.3/8",
                "[::1]",
                "1:2",
                "fe80::1%eth0",
                "::1.2",
                "abc",
                "a.b:c"
            })
    void refusesWhatIsNone(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SourceAddress.parse(text))
                .withMessage("not an IP address");
    }
}
