package io.github.kmsfake.internal.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.crypto.Randomness;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;

class PasswordsTest {
    private static final List<String> KINDS =
            List.of(Passwords.LOWERCASE, Passwords.UPPERCASE, Passwords.NUMBERS, Passwords.PUNCTUATION);

    private final SecureRandom random = Randomness.repeatable(1).stream("passwords", 0);

    @Test
    void holdSomeOfEachKind() {
        for (int i = 0; i < 10_000; i++) {
            String password = Passwords.make(8, KINDS, true, random);
            assertThat(password).hasSize(8);
            assertThat(KINDS)
                    .allSatisfy(kind -> assertThat(password.chars().anyMatch(c -> kind.indexOf(c) >= 0))
                            .isTrue());
        }
    }

    /** Pearson's chi-squared test: 92 degrees of freedom exceed 137.4 once in a thousand times. */
    @Test
    void takeAllCharactersAlike() {
        int[] counts = new int[128];
        int characters = 0;
        for (int i = 0; i < 10_000; i++) {
            String password = Passwords.make(32, KINDS, false, random);
            for (int j = 0; j < password.length(); j++) {
                counts[password.charAt(j)]++;
            }
            characters += password.length();
        }
        String all = String.join("", KINDS);
        double expected = (double) characters / all.length();
        double chiSquared = 0;
        for (int i = 0; i < all.length(); i++) {
            double excess = counts[all.charAt(i)] - expected;
            chiSquared += excess * excess / expected;
        }
        assertThat(all).hasSize(93);
        assertThat(chiSquared).isLessThan(137.4);
    }
}
