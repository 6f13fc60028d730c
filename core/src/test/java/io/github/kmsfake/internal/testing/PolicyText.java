package io.github.kmsfake.internal.testing;

/** Policies of keys and secrets, as SetKeyPolicy and SetSecretPolicy take them. */
public final class PolicyText {
    private PolicyText() {}

    /** A policy of these statements. */
    public static String of(String... statements) {
        return "{\"Version\":\"1\",\"Statement\":[" + String.join(",", statements) + "]}";
    }

    /** A statement that is right in all that is not said. */
    public static String statement(String effect, String principal, String action) {
        return "{" + rest(effect, principal, action, "*");
    }

    /** A statement with a Sid and a resource. */
    public static String statement(String sid, String effect, String principal, String action, String resource) {
        return "{\"Sid\":\"" + sid + "\"," + rest(effect, principal, action, resource);
    }

    private static String rest(String effect, String principal, String action, String resource) {
        return "\"Effect\":\"" + effect + "\",\"Principal\":{\"RAM\":[\"" + principal + "\"]},\"Action\":[\"" + action
                + "\"],\"Resource\":[\"" + resource + "\"]}";
    }

    /** Somebody in the account of unsigned calls: {@code user/alice}, {@code root}, {@code *}. */
    public static String principal(String name) {
        return "acs:ram::" + TestServer.ACCOUNT + ":" + name;
    }
}
