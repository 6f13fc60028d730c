package io.github.kmsfake.internal.model;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Where a list goes on that is too long for one answer; opaque to clients. */
public record PageToken(int offset) {
    private static final String PREFIX = "tags:";

    /** Reads {@code text}, or throws IllegalArgumentException if the service never gave out such a token. */
    public static PageToken parse(String text) {
        String decoded = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
        if (!decoded.matches(PREFIX + "[1-9][0-9]{0,8}")) {
            throw new IllegalArgumentException("not a token of ours");
        }
        return new PageToken(Integer.parseInt(decoded.substring(PREFIX.length())));
    }

    /** The token as a client carries it. */
    public String text() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((PREFIX + offset).getBytes(StandardCharsets.UTF_8));
    }
}
