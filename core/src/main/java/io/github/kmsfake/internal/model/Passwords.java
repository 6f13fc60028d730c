package io.github.kmsfake.internal.model;

import java.security.SecureRandom;
import java.util.List;

/** Random passwords. */
public final class Passwords {
    public static final String LOWERCASE = "abcdefghijklmnopqrstuvwxyz";

    public static final String UPPERCASE = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    public static final String NUMBERS = "0123456789";

    /** The punctuation that the service draws from. */
    public static final String PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_{|}~";

    private Passwords() {}

    /** So many characters, all equally likely; if wanted, some of each kind, and still all such passwords alike. */
    public static String make(int length, List<String> kinds, boolean someOfEach, SecureRandom random) {
        String characters = String.join("", kinds);
        while (true) {
            StringBuilder password = new StringBuilder(length);
            for (int i = 0; i < length; i++) {
                password.append(characters.charAt(random.nextInt(characters.length())));
            }
            if (!someOfEach || kinds.stream().allMatch(kind -> holdsSome(password, kind))) {
                return password.toString();
            }
        }
    }

    private static boolean holdsSome(CharSequence password, String kind) {
        return password.chars().anyMatch(c -> kind.indexOf(c) >= 0);
    }
}
