package io.github.kmsfake.testcontainers;

/** An access key that the fake in the container knows. */
record AccessKey(String id, String secret, String account) {
    static final AccessKey DEFAULT = new AccessKey("test", "test", "");

    AccessKey {
        require("id", id, "[^:,\\s]+", "anything but empty, without colon, comma and blank");
        require("secret", secret, "[^:,\\s]+", "anything but empty, without colon, comma and blank");
        require("account", account, "|[0-9]{16}", "16 digits");
    }

    /** As the environment of the image takes it. */
    String spec() {
        return id + ":" + secret + (account.isEmpty() ? "" : ":" + account);
    }

    private static void require(String what, String value, String pattern, String accepted) {
        if (!value.matches(pattern)) {
            throw new IllegalArgumentException("the " + what + " of an access key is " + accepted);
        }
    }
}
