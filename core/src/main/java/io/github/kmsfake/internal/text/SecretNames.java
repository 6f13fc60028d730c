package io.github.kmsfake.internal.text;

import java.util.Locale;
import java.util.Set;

/** Which parameters hold what must not be shown, by their names. */
public final class SecretNames {
    /** What makes a name one of a secret. */
    private static final Set<String> SECRET = Set.of("plaintext", "secretdata", "password", "privatekey", "credential");

    /** What makes it one that only says something of a secret, such as {@code SecretDataType} and {@code PasswordLength}. */
    private static final Set<String> ABOUT = Set.of("type", "length");

    private static final String MESSAGE = "message";

    /** What a session or a bearer shows, as a parameter or a header: never an operation's own parameter. */
    private static final Set<String> TOKENS = Set.of("securitytoken", "bearertoken");

    private SecretNames() {}

    /** Whether a parameter or header of that name is a credential of the protocol. */
    public static boolean isCredential(String name) {
        String letters = name.toLowerCase(Locale.ROOT).replace("-", "");
        return TOKENS.stream().anyMatch(letters::endsWith);
    }

    /** Whether a parameter of that name holds a secret. */
    public static boolean isSecret(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.equals(MESSAGE)
                || (SECRET.stream().anyMatch(lower::contains) && ABOUT.stream().noneMatch(lower::endsWith));
    }
}
