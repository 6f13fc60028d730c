package io.github.kmsfake.internal.server;

import io.github.kmsfake.internal.model.ChargeType;
import io.github.kmsfake.internal.model.InstanceStatus;
import io.github.kmsfake.internal.model.KmsInstance;
import io.github.kmsfake.internal.model.KmsInstance.Capacity;
import io.github.kmsfake.internal.model.Scope;
import io.github.kmsfake.internal.state.InstanceSeed;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An instance of the initial state in one line: {@code ID[:FIELD=VALUE]…}, with the fields named as GetKmsInstance
 * names them.
 */
public final class InstanceSpec {
    private static final String SHAPE =
            "ID[:FIELD=VALUE]… where ID is kst- and up to 60 of a-z, 0-9 and -, and FIELD is one of ";
    private static final Set<String> FIELDS = new TreeSet<>(Set.of(
            "InstanceName",
            "Status",
            "ChargeType",
            "ProductVersion",
            "Spec",
            "KeyNum",
            "SecretNum",
            "VpcNum",
            "Log",
            "LogStorage",
            "PublicAccess",
            "DeletionProtection",
            "Default",
            "Account",
            "Region"));

    /** An instance is being enabled only once a call has asked for it. */
    private static final Set<InstanceStatus> STATUSES = EnumSet.complementOf(EnumSet.of(InstanceStatus.CONNECTING));

    private final String text;
    private final String id;
    private final Map<String, String> fields = new HashMap<>();

    private InstanceSpec(String text) {
        this.text = text;
        String[] parts = text.split(":", -1);
        this.id = parts[0];
        if (!id.matches(KmsInstance.ID)) {
            throw wrong("");
        }
        for (String part : Arrays.asList(parts).subList(1, parts.length)) {
            int equals = part.indexOf('=');
            String field = equals < 0 ? part : part.substring(0, equals);
            if (equals < 0 || !FIELDS.contains(field) || fields.put(field, part.substring(equals + 1)) != null) {
                throw wrong("");
            }
        }
    }

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException saying what is accepted
     */
    public static InstanceSeed parse(String text, Scope home) {
        return new InstanceSpec(text).seed(home);
    }

    private InstanceSeed seed(Scope home) {
        Scope scope = new Scope(
                matching("Account", "[0-9]{16}", "16 digits", home.accountId()),
                matching("Region", "[a-z0-9][a-z0-9-]{0,62}", "a region id", home.regionId()));
        InstanceSeed usual = InstanceSeed.ready(scope, id);
        return new InstanceSeed(
                scope,
                id,
                fields.getOrDefault("InstanceName", usual.name()),
                choice("Status", STATUSES, usual.status()),
                choice("ChargeType", List.of(ChargeType.values()), usual.chargeType()),
                new Capacity(
                        fields.getOrDefault("ProductVersion", usual.capacity().productVersion()),
                        number("Spec", usual.capacity().spec()),
                        number("KeyNum", usual.capacity().keyNum()),
                        number("SecretNum", usual.capacity().secretNum()),
                        number("VpcNum", usual.capacity().vpcNum()),
                        choice("Log", List.of(0, 1), usual.capacity().log()),
                        number("LogStorage", usual.capacity().logStorage())),
                choice("PublicAccess", List.of(true, false), usual.publicAccess()),
                choice("DeletionProtection", List.of(true, false), usual.deletionProtection()),
                choice("Default", List.of(true, false), usual.standard()));
    }

    private <T> T choice(String field, Collection<T> choices, T otherwise) {
        @Nullable String value = fields.get(field);
        if (value == null) {
            return otherwise;
        }
        for (T choice : choices) {
            if (choice.toString().equals(value)) {
                return choice;
            }
        }
        throw wrong("; " + field + " is one of " + choices);
    }

    private int number(String field, int otherwise) {
        return Integer.parseInt(
                matching(field, "[0-9]{1,6}", "a number of up to six digits", Integer.toString(otherwise)));
    }

    private String matching(String field, String pattern, String described, String otherwise) {
        String value = fields.getOrDefault(field, otherwise);
        if (fields.containsKey(field) && !value.matches(pattern)) {
            throw wrong("; " + field + " is " + described);
        }
        return value;
    }

    private IllegalArgumentException wrong(String detail) {
        return new IllegalArgumentException(
                "instance takes " + SHAPE + FIELDS + detail + ", but was given \"" + text + "\"");
    }
}
