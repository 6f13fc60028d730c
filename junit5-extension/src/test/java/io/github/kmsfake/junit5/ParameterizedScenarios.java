package io.github.kmsfake.junit5;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.KmsFakeServer;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** What only the JUnit versions know that have parameterized classes: 5.13 and later. */
final class ParameterizedScenarios {
    private ParameterizedScenarios() {}

    @KmsFake
    @ParameterizedClass
    @ValueSource(strings = {"a", "b"})
    static class WithAConstructor {
        private final KmsFakeServer ofConstructor;

        WithAConstructor(String value, KmsFakeServer kms) {
            ofConstructor = kms;
        }

        @RepeatedTest(2)
        void findsTheInitialState(KmsFakeServer kms) {
            assertThat(kms).isSameAs(ofConstructor);
            Client.see(WithAConstructor.class, kms);
            Client.createOnce(kms);
        }
    }
}
