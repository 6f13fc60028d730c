package io.github.kmsfake.internal.model;

import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who may do what with a key or secret of an instance: a policy document, kept as it came. */
public record ResourcePolicy(String text) {
    private static final String NAME = "default";

    private static final int MOST_BYTES = 32768;
    private static final Set<String> FIELDS = Set.of("Version", "Statement");
    private static final Set<String> STATEMENT_FIELDS =
            Set.of("Sid", "Effect", "Principal", "Action", "Resource", "Condition");
    private static final Pattern SID = Pattern.compile("[A-Za-z0-9_/+=.@ -]{0,128}");
    private static final Pattern PRINCIPAL = Pattern.compile("acs:ram::[0-9*]+:(\\*|root|user/.+|role/.+)");
    private static final Pattern ACTION = Pattern.compile("kms:.+");

    /** Reads {@code text}, or throws IllegalArgumentException if it breaks a rule of policy documents. */
    public static ResourcePolicy parse(String text) {
        require(text.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES);
        Map<?, ?> document = JsonText.parseObject(text);
        require(FIELDS.equals(document.keySet()));
        require("1".equals(document.get("Version")));
        List<?> statements = document.get("Statement") instanceof List<?> list ? list : List.of();
        require(!statements.isEmpty());
        statements.forEach(ResourcePolicy::requireStatement);
        return new ResourcePolicy(text);
    }

    /** Refuses a policy of a secret that names somebody of another account who is no user. */
    public void requireForeignUsersOnly(String accountId) {
        for (Object element : statements()) {
            Map<?, ?> principals = (Map<?, ?>) Objects.requireNonNull(((Map<?, ?>) element).get("Principal"));
            for (String principal : JsonText.strings(principals.get("RAM"))) {
                String[] parts = principal.split(":", -1);
                if (!parts[3].contains("*") && !parts[3].equals(accountId) && !parts[4].startsWith("user/")) {
                    throw ErrorCode.INVALID_PARAMETER.because(
                            "the policy of a secret names users of other accounts only, which " + principal + " is not",
                            "Policy");
                }
            }
        }
    }

    private List<?> statements() {
        return (List<?>) Objects.requireNonNull(JsonText.parseObject(text).get("Statement"));
    }

    /** Refuses a policy for what lives in no instance. */
    public static void requireSupport(Optional<String> instanceId) {
        if (instanceId.isEmpty()) {
            throw ErrorCode.KEY_POLICY_NOT_SUPPORTED.because("only what lives in an instance has a policy");
        }
    }

    /** Refuses another name than the one that a policy can have, with {@code refusal}. */
    public static void requireName(@Nullable String name, ErrorCode refusal) {
        if (name != null && !name.equals(NAME)) {
            throw refusal.because("the only policy is named " + NAME);
        }
    }

    /** The policy of a key until one is set: its account may do everything. */
    public static ResourcePolicy ofKey(String accountId) {
        return new ResourcePolicy("{\"Statement\":[{\"Action\":[\"kms:*\"],\"Effect\":\"Allow\",\"Principal\":{\"RAM\":"
                + "[\"acs:ram::" + accountId + ":*\"]},\"Resource\":[\"*\"],\"Sid\":\"kms default key policy\"}],"
                + "\"Version\":\"1\"}");
    }

    public static ResourcePolicy ofSecret(String accountId) {
        return new ResourcePolicy("{\"Version\":\"1\",\"Statement\":[{\"Sid\":\"kms default secret policy\","
                + "\"Effect\":\"Allow\",\"Principal\":{\"RAM\":[\"acs:ram::" + accountId + ":*\"]},"
                + "\"Action\":[\"kms:*\"],\"Resource\":[\"*\"]}]}");
    }

    /**
     * Whether it allows a principal an action: a statement that denies wins over all that allow, and what no statement
     * applies to is not allowed. Conditions are not evaluated; so that no call gets more than was meant, a statement with
     * one denies, but does not allow.
     *
     * @param principal who, such as {@code acs:ram::1234567890123456:user/alice}
     * @param action what, such as {@code kms:Encrypt}
     */
    public boolean allows(String principal, String action) {
        boolean allowed = false;
        for (Object element : statements()) {
            Map<?, ?> statement = (Map<?, ?>) element;
            if (appliesTo(statement, principal, action)) {
                if ("Deny".equals(statement.get("Effect"))) {
                    return false;
                }
                allowed |= !statement.containsKey("Condition");
            }
        }
        return allowed;
    }

    private static boolean appliesTo(Map<?, ?> statement, String principal, String action) {
        Map<?, ?> principals = (Map<?, ?>) Objects.requireNonNull(statement.get("Principal"));
        return anyMeans(principals.get("RAM"), principal) && anyMeans(statement.get("Action"), action);
    }

    private static boolean anyMeans(@Nullable Object patterns, String text) {
        return JsonText.strings(patterns).stream().anyMatch(pattern -> matchesPattern(pattern, text));
    }

    /** No regular expression, which would try the ways to share a text among many stars for years. */
    private static boolean matchesPattern(String pattern, String text) {
        String[] pieces = pattern.split("\\*", -1);
        String last = pieces[pieces.length - 1];
        if (pieces.length == 1) {
            return text.equals(pattern);
        }
        if (!text.startsWith(pieces[0])) {
            return false;
        }
        int end = pieces[0].length();
        for (String piece : List.of(pieces).subList(1, pieces.length - 1)) {
            int found = text.indexOf(piece, end);
            if (found < 0) {
                return false;
            }
            end = found + piece.length();
        }
        return text.length() - last.length() >= end && text.endsWith(last);
    }

    private static void requireStatement(Object value) {
        Map<?, ?> statement = value instanceof Map<?, ?> object ? object : Map.of();
        require(STATEMENT_FIELDS.containsAll(statement.keySet()));
        require(!statement.containsKey("Sid")
                || SID.matcher(JsonText.string(statement.get("Sid"))).matches());
        require("Allow".equals(statement.get("Effect")) || "Deny".equals(statement.get("Effect")));
        require(statement.get("Principal") instanceof Map<?, ?> principal
                && principal.keySet().equals(Set.of("RAM"))
                && all(principal.get("RAM"), PRINCIPAL));
        require(all(statement.get("Action"), ACTION));
        require(List.of("*").equals(statement.get("Resource")));
        require(!statement.containsKey("Condition") || statement.get("Condition") instanceof Map<?, ?>);
    }

    private static boolean all(@Nullable Object values, Pattern pattern) {
        List<String> strings = JsonText.strings(values);
        return !strings.isEmpty()
                && strings.stream().allMatch(text -> pattern.matcher(text).matches());
    }

    private static void require(boolean rule) {
        if (!rule) {
            throw new IllegalArgumentException("not a policy document");
        }
    }
}
