package io.github.kmsfake.internal.model;

import io.github.kmsfake.internal.json.JsonText;
import io.github.kmsfake.internal.model.ManagedSecretFormat.GivenAccounts;
import io.github.kmsfake.internal.model.ManagedSecretFormat.RamAccessKeys;
import io.github.kmsfake.internal.model.ManagedSecretFormat.ServerLogin;
import io.github.kmsfake.internal.model.ManagedSecretFormat.TwinAccounts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The types of secrets. All but the generic one are managed: their values have a shape, and the service makes new ones.
 * The table of the service's pages on managed secrets: which fields a configuration must have, and what kinds there are.
 */
@SuppressWarnings("ImmutableEnumChecker") // records without components, and collections of the immutable kind
public enum SecretType {
    /** Any value, which its owner changes. */
    GENERIC("Generic", null, Set.of()),
    /** Accounts of a relational database. */
    RDS("Rds", new GivenAccounts(), Set.of("SingleUser", "DoubleUsers"), "DBInstanceId"),
    /** Two accounts of a Redis instance. */
    REDIS(
            "Redis",
            new TwinAccounts(),
            Set.of("DoubleUsers"),
            "AccountName",
            "CloneAccountName",
            "AccountPrivilege",
            "InstanceId",
            "RegionId"),
    /** Two accounts of a PolarDB cluster. */
    POLAR_DB("PolarDB", new TwinAccounts(), Set.of("DoubleUsers"), "RegionId", "DBClusterId", "DBType", "AccountName"),
    /** The access keys of a RAM user. */
    RAM_CREDENTIALS("RAMCredentials", new RamAccessKeys(), Set.of("RamUserAccessKey"), "UserName"),
    /** A password or a key pair of a server. */
    ECS("ECS", new ServerLogin(), Set.of("Password", "SSHKey"), "RegionId", "InstanceId");

    private final String wireName;

    private final @Nullable ManagedSecretFormat managed;

    private final Set<String> subTypes;
    private final List<String> requiredFields;

    SecretType(String wireName, @Nullable ManagedSecretFormat managed, Set<String> subTypes, String... requiredFields) {
        this.wireName = wireName;
        this.managed = managed;
        this.subTypes = subTypes;
        this.requiredFields = List.of(requiredFields);
    }

    /** Whether the service makes the values. */
    public boolean isManaged() {
        return managed != null;
    }

    /** Whether new values are key pairs, which are slow to make. */
    public boolean isPair(SecretConfig config) {
        return managed != null && managed.isPair(config);
    }

    /** The name of a new secret, or the refusal. */
    String name(String given, SecretConfig config) {
        return managed == null ? ManagedSecretFormat.ordinaryName(given) : managed.name(given, config);
    }

    /** Refuses a configuration that lacks something. */
    void requireComplete(SecretConfig config) {
        if (managed != null) {
            ManagedSecretFormat.require(
                    subTypes.contains(config.text(ManagedSecretFormat.SUB_TYPE)),
                    "ExtendedConfig",
                    "must have a SecretSubType of " + String.join(", ", subTypes));
            for (String field : requiredFields) {
                ManagedSecretFormat.require(!config.text(field).isEmpty(), "ExtendedConfig", "must have " + field);
            }
            ManagedSecretFormat.require(
                    this != POLAR_DB || Set.of("MySQL", "PostgreSQL").contains(config.text("DBType")),
                    "ExtendedConfig",
                    "must have MySQL or PostgreSQL as DBType");
        }
    }

    /** The first value of a secret, and the one before it for those that alternate. */
    List<SecretData> first(SecretData data, SecretConfig config, GeneratedCredentials fresh) {
        return managed == null
                ? List.of(data)
                : managed.first(data, config, fresh).stream()
                        .map(SecretType::text)
                        .toList();
    }

    /** The value that takes the place of another. */
    SecretData next(SecretData replaced, GeneratedCredentials fresh) {
        Map<String, Object> old = new LinkedHashMap<>();
        JsonText.parseObject(replaced.text())
                .forEach((name, value) -> old.put((String) name, Objects.requireNonNull(value)));
        return text(Objects.requireNonNull(managed).next(old, fresh));
    }

    private static SecretData text(Map<String, Object> value) {
        return new SecretData(JsonText.write(value));
    }

    @Override
    public String toString() {
        return wireName;
    }
}
