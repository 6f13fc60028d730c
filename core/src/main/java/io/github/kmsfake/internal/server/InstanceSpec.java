package io.github.kmsfake.internal.server;

import io.github.kmsfake.internal.model.ChargeType;
import io.github.kmsfake.internal.model.InstanceStatus;
import io.github.kmsfake.internal.model.KmsInstance.Capacity;
import io.github.kmsfake.internal.model.Scope;
import io.github.kmsfake.internal.state.Ids;
import io.github.kmsfake.internal.state.InstanceSeed;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An instance of the initial state in one line: {@code ID[:FIELD=VALUE]…}, with the fields named as GetKmsInstance
 * names them.
 */
public final class InstanceSpec {
    private static final String ID = "kst-[a-z0-9-]{1,60}";
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
            "DeletionProtection",
            "Default",
            "Account",
            "Region"));

    private static final Map<String, String> ABBREVIATIONS = Map.of("cn-hangzhou", "hzz", "cn-beijing", "bjj");

    /** Makes a number's last 32 bits eight hex digits, behind a ninth. */
    private static final long TIME_DIGITS = 1L << 32;

    private final String text;
    private final String id;
    private final Map<String, String> fields = new HashMap<>();

    private InstanceSpec(String text) {
        this.text = text;
        String[] parts = text.split(":", -1);
        this.id = parts[0];
        if (!id.matches(ID)) {
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

    /** The id of the instance that a server has when it was given none, in the shape of the service's own. */
    public static String defaultId(String regionId, Ids ids, Instant now) {
        @Nullable String abbreviation = ABBREVIATIONS.get(regionId);
        String time = Long.toHexString(now.getEpochSecond() | TIME_DIGITS).substring(1);
        return "kst-" + (abbreviation == null ? abbreviate(regionId) : abbreviation) + time + ids.alphanumerics(10);
    }

    private static String abbreviate(String regionId) {
        return (regionId.replaceAll("^[a-z]+-|[^a-z]", "") + "zzz").substring(0, 3);
    }

    private InstanceSeed seed(Scope home) {
        return new InstanceSeed(
                new Scope(
                        fields.getOrDefault("Account", home.accountId()),
                        fields.getOrDefault("Region", home.regionId())),
                id,
                fields.getOrDefault("InstanceName", id),
                choice("Status", InstanceStatus.values(), InstanceStatus.CONNECTED),
                choice("ChargeType", ChargeType.values(), ChargeType.POSTPAY),
                new Capacity(
                        fields.getOrDefault("ProductVersion", "3"),
                        number("Spec", 1000),
                        number("KeyNum", 1000),
                        number("SecretNum", 1000),
                        number("VpcNum", 5)),
                choice("DeletionProtection", new Boolean[] {true, false}, false),
                choice("Default", new Boolean[] {true, false}, false));
    }

    private <T> T choice(String field, T[] choices, T otherwise) {
        @Nullable String value = fields.get(field);
        if (value == null) {
            return otherwise;
        }
        for (T choice : choices) {
            if (choice.toString().equals(value) && choice != InstanceStatus.CONNECTING) {
                return choice;
            }
        }
        throw wrong("; " + field + " is one of " + Arrays.toString(choices));
    }

    private int number(String field, int otherwise) {
        @Nullable String value = fields.get(field);
        if (value == null) {
            return otherwise;
        }
        if (!value.matches("[0-9]{1,6}")) {
            throw wrong("; " + field + " is a number of up to six digits");
        }
        return Integer.parseInt(value);
    }

    private IllegalArgumentException wrong(String detail) {
        return new IllegalArgumentException(
                "instance takes " + SHAPE + FIELDS + detail + ", but was given \"" + text + "\"");
    }
}
