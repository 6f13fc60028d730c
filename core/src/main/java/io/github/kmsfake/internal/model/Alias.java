package io.github.kmsfake.internal.model;

/** A further name of a key. */
public record Alias(String name, String keyId) {
    public static final String PREFIX = "alias/";

    /** What an alias may be called; those of the service's own keys are not among it. */
    public static final String NAME = "alias/(?!acs)[A-Za-z0-9_/-]{1,255}";

    /** What other products of the cloud call the keys that they made. */
    public static final String SERVICE_NAME = "alias/acs/[A-Za-z0-9_/-]{1,250}";

    public String arn(Scope scope) {
        return scope.arn(name);
    }
}
