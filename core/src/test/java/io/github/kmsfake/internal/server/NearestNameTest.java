package io.github.kmsfake.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestNameTest {
    private static final List<String> NAMES = List.of("PageNumber", "PageSize", "Name", "AapName");

    @Test
    void findsWhatWasProbablyMeant() {
        assertThat(NearestName.to("Pagesize", NAMES)).first().isEqualTo("PageSize");
        assertThat(NearestName.to("PageNumbr", NAMES)).first().isEqualTo("PageNumber");
        assertThat(NearestName.to("Nam", NAMES)).first().isEqualTo("Name");
    }

    @Test
    void findsNothingForWhatComesNowhereNear() {
        assertThat(NearestName.to("Certificate", NAMES)).isEmpty();
        assertThat(NearestName.to("x".repeat(1000), NAMES)).isEmpty();
    }
}
