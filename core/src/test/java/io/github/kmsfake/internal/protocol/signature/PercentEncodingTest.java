package io.github.kmsfake.internal.protocol.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PercentEncodingTest {
    @ParameterizedTest
    @CsvSource({
        "'', ''",
        "azAZ09-_.~, azAZ09-_.~",
        "' ', %20",
        "*a*, %2Aa%2A",
        "a b, a%20b",
        "a+/=, a%2B%2F%3D",
        "==a, %3D%3Da",
        "\u5bc6\ud83d\udd11x, %E5%AF%86%F0%9F%94%91x"
    })
    void escapesAllButTheUnreserved(String plain, String encoded) {
        assertThat(PercentEncoding.encode(plain)).isEqualTo(encoded);
    }

    /** The platform's own encoding is that of forms, which differs in three characters. */
    @Test
    void agreesWithThePlatform() {
        Random random = new Random(7);
        for (int i = 0; i < 500; i++) {
            String plain = IntStream.range(0, random.nextInt(60))
                    .mapToObj(at -> Character.toString(
                            random.nextInt(4) > 0 ? 32 + random.nextInt(95) : random.nextInt(0xD800)))
                    .collect(Collectors.joining());

            assertThat(PercentEncoding.encode(plain))
                    .isEqualTo(URLEncoder.encode(plain, StandardCharsets.UTF_8)
                            .replace("+", "%20")
                            .replace("*", "%2A")
                            .replace("%7E", "~"));
            assertThat(PercentEncoding.encodeTwice(plain))
                    .isEqualTo(PercentEncoding.encode(PercentEncoding.encode(plain)));
        }
    }
}
