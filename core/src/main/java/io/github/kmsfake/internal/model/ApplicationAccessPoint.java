package io.github.kmsfake.internal.model;

import org.jspecify.annotations.Nullable;

/** What an application connects through: it binds the policies that say what the application may reach. */
public record ApplicationAccessPoint(
        String name, String authenticationMethod, StringArray policies, String description) {

    /** The only authentication method that the API's pages know. */
    public static final String CLIENT_KEY = "ClientKey";

    public static final int MOST_POLICIES = 3;

    public static final int MOST_CLIENT_KEYS = 3;

    /** This access point with what was sent changed, and the rest as it was. */
    public ApplicationAccessPoint update(@Nullable StringArray newPolicies, @Nullable String newDescription) {
        return new ApplicationAccessPoint(
                name,
                authenticationMethod,
                newPolicies == null ? policies : newPolicies,
                newDescription == null ? description : newDescription);
    }

    public String arn(Scope scope) {
        return scope.arn("applicationaccesspoint/" + name);
    }
}
