package io.github.kmsfake.internal.model;

import io.github.kmsfake.internal.crypto.SshKeyPair;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What new values of managed secrets are made of, drawn before anybody knows which of it is needed.
 *
 * @param pair for secrets that are a key pair, which is slow to make
 * @param versionId for a version that nobody names
 */
public record GeneratedCredentials(
        Instant date,
        String versionId,
        String password,
        String secondPassword,
        String accessKeyId,
        String accessKeySecret,
        Optional<SshKeyPair> pair) {
    private static final int PASSWORD = 32;
    private static final int ACCESS_KEY_ID = 20;
    private static final int ACCESS_KEY_SECRET = 30;
    private static final String ACCESS_KEY_PREFIX = "LTAI";
    private static final List<String> ALPHANUMERICS =
            List.of(Passwords.LOWERCASE, Passwords.UPPERCASE, Passwords.NUMBERS);

    public static GeneratedCredentials draw(
            Instant date, String versionId, SecureRandom random, Optional<SshKeyPair> pair) {
        return new GeneratedCredentials(
                date,
                versionId,
                draw(PASSWORD, random),
                draw(PASSWORD, random),
                ACCESS_KEY_PREFIX + draw(ACCESS_KEY_ID, random),
                draw(ACCESS_KEY_SECRET, random),
                pair);
    }

    private static String draw(int length, SecureRandom random) {
        return Passwords.make(length, ALPHANUMERICS, true, random);
    }

    @Override
    public String toString() {
        return "fresh values";
    }
}
