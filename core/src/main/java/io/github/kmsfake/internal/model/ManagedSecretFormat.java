package io.github.kmsfake.internal.model;

import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.json.JsonText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the value of a managed secret looks like, and how a new one is made of an old one. */
interface ManagedSecretFormat {
    /** What a client gives for values that the service makes, and for names that it chooses. */
    String AUTO = "$Auto";

    /** Where the configuration says which kind of secret of its type it is. */
    String SUB_TYPE = "SecretSubType";

    /** Where it names an account. */
    String ACCOUNT_NAME = "AccountName";

    /** The secret's name, of the one that the client gave. */
    default String name(String given, SecretConfig config) {
        return ordinaryName(given);
    }

    /** The name that the client gave, where it chooses: those that the service chooses are refused. */
    static String ordinaryName(String given) {
        require(
                !given.startsWith("acs/") && !given.equals(AUTO),
                "SecretName",
                "must not begin with acs/ or be " + AUTO);
        return given;
    }

    /** The first value, and for secrets that alternate between two accounts also that of the second. */
    List<Map<String, Object>> first(SecretData data, SecretConfig config, GeneratedCredentials fresh);

    /** The value that takes the place of another. */
    Map<String, Object> next(Map<String, Object> replaced, GeneratedCredentials fresh);

    /** Whether new values are key pairs, which are slow to make. */
    default boolean isPair(SecretConfig config) {
        return false;
    }

    /** Refuses a parameter for which a rule does not hold, such as "must be an object". */
    static void require(boolean holds, String parameter, String rule) {
        if (!holds) {
            throw ErrorCode.INVALID_PARAMETER.because(parameter + " " + rule, parameter);
        }
    }

    /** The object with exactly these text fields, or the refusal. */
    static Map<String, Object> object(@Nullable Object value, String... fields) {
        Map<?, ?> given = value instanceof Map<?, ?> object ? object : Map.of();
        require(
                given.keySet().equals(Set.of(fields)),
                "SecretData",
                "must hold an object with exactly " + String.join(", ", fields));
        Map<String, Object> ordered = new LinkedHashMap<>();
        for (String field : fields) {
            require(given.get(field) instanceof String, "SecretData", "must have a string as " + field);
            ordered.put(field, Objects.requireNonNull(given.get(field)));
        }
        return ordered;
    }

    /** The list that is all there is in a value, with one or two entries. */
    static List<?> list(SecretData data, String field) {
        Object list = json(data) instanceof Map<?, ?> object && object.keySet().equals(Set.of(field))
                ? object.get(field)
                : null;
        List<?> entries = list instanceof List<?> found ? found : List.of();
        require(
                entries.size() == 1 || entries.size() == 2,
                "SecretData",
                "must be an object with nothing but " + field + ", a list of one or two entries");
        return entries;
    }

    /** The value as JSON, or the refusal. */
    static Object json(SecretData data) {
        try {
            return JsonText.parse(data.text());
        } catch (IllegalArgumentException e) {
            throw ErrorCode.INVALID_PARAMETER.because("SecretData of this type must be JSON", "SecretData");
        }
    }

    /** Accounts of a database, each with a password. */
    interface Accounts extends ManagedSecretFormat {
        String PASSWORD = "AccountPassword";

        static Map<String, Object> account(@Nullable Object given) {
            return object(given, ACCOUNT_NAME, PASSWORD);
        }

        static Map<String, Object> account(String name, String password) {
            return account(Map.of(ACCOUNT_NAME, name, PASSWORD, password));
        }

        @Override
        default Map<String, Object> next(Map<String, Object> replaced, GeneratedCredentials fresh) {
            return account((String) Objects.requireNonNull(replaced.get(ACCOUNT_NAME)), fresh.password());
        }
    }

    /** Accounts of a relational database, whose passwords the client knows at first. */
    record GivenAccounts() implements Accounts {
        @Override
        public List<Map<String, Object>> first(SecretData data, SecretConfig config, GeneratedCredentials fresh) {
            List<?> accounts = list(data, "Accounts");
            require(
                    accounts.size() == (config.text(SUB_TYPE).equals("DoubleUsers") ? 2 : 1),
                    "SecretData",
                    "must have two accounts for the SecretSubType DoubleUsers, else one");
            return accounts.stream().map(Accounts::account).toList();
        }
    }

    /** An account and its clone, whose passwords the service makes. */
    record TwinAccounts() implements Accounts {
        private static final String CLONE_NAME = "CloneAccountName";

        @Override
        public List<Map<String, Object>> first(SecretData data, SecretConfig config, GeneratedCredentials fresh) {
            require(data.text().equals(AUTO), "SecretData", "must be " + AUTO + " for this type");
            String name = config.text(ACCOUNT_NAME);
            String clone = name + "_clone";
            require(
                    config.text(CLONE_NAME).isEmpty() || config.text(CLONE_NAME).equals(clone),
                    "ExtendedConfig",
                    "must have " + clone + " as " + CLONE_NAME + ", or none");
            return List.of(Accounts.account(name, fresh.password()), Accounts.account(clone, fresh.secondPassword()));
        }
    }

    /** The access keys of a RAM user, after whom the secret is named. */
    record RamAccessKeys() implements ManagedSecretFormat {
        private static final String ID = "AccessKeyId";
        private static final String SECRET = "AccessKeySecret";
        private static final String MADE = "GenerateTimestamp";

        @Override
        public String name(String given, SecretConfig config) {
            require(given.equals(AUTO), "SecretName", "must be " + AUTO + " for this type");
            String name = "acs/ram/user/" + config.text("UserName");
            require(
                    name.matches(SecretAttributes.NAME),
                    "ExtendedConfig",
                    "must give a user name that can be part of a secret's name");
            return name;
        }

        @Override
        public List<Map<String, Object>> first(SecretData data, SecretConfig config, GeneratedCredentials fresh) {
            return list(data, "AccessKeys").stream()
                    .map(key -> dated(object(key, ID, SECRET), fresh))
                    .toList();
        }

        @Override
        public Map<String, Object> next(Map<String, Object> replaced, GeneratedCredentials fresh) {
            return dated(object(Map.of(ID, fresh.accessKeyId(), SECRET, fresh.accessKeySecret()), ID, SECRET), fresh);
        }

        private static Map<String, Object> dated(Map<String, Object> key, GeneratedCredentials fresh) {
            Map<String, Object> dated = new LinkedHashMap<>(key);
            dated.put(MADE, fresh.date().toString());
            return dated;
        }
    }

    /** What one logs in to a server with: a password or a key pair. */
    record ServerLogin() implements ManagedSecretFormat {
        private static final String USER = "UserName";

        @Override
        public String name(String given, SecretConfig config) {
            require(given.startsWith("acs/ecs/"), "SecretName", "must begin with acs/ecs/ for this type");
            return given;
        }

        @Override
        public List<Map<String, Object>> first(SecretData data, SecretConfig config, GeneratedCredentials fresh) {
            return List.of(
                    isPair(config)
                            ? object(json(data), USER, "PublicKey", "PrivateKey")
                            : object(json(data), USER, "Password"));
        }

        @Override
        public Map<String, Object> next(Map<String, Object> replaced, GeneratedCredentials fresh) {
            Map<String, Object> value = new LinkedHashMap<>(replaced);
            fresh.pair()
                    .ifPresentOrElse(
                            pair -> {
                                value.put("PublicKey", pair.publicKey());
                                value.put("PrivateKey", pair.privateKey());
                            },
                            () -> value.put("Password", fresh.password()));
            return value;
        }

        @Override
        public boolean isPair(SecretConfig config) {
            return config.text(SUB_TYPE).equals("SSHKey");
        }
    }
}
