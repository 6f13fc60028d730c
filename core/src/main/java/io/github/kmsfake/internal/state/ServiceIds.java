package io.github.kmsfake.internal.state;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Ids in the shapes of the service's own. */
public final class ServiceIds {
    private static final Map<String, String> ABBREVIATIONS = Map.of("cn-hangzhou", "hzz", "cn-beijing", "bjj");

    /** Makes a number's last 32 bits eight hex digits, behind a ninth. */
    private static final long TIME_DIGITS = 1L << 32;

    private static final int RANDOM_CHARACTERS = 10;
    private static final int KEY_CHARACTERS = 18;
    private static final int INSTANCE_KEY_CHARACTERS = 25;

    private ServiceIds() {}

    /** An id for an instance of a region that was bought at {@code time}: region, time in hex digits, something random. */
    public static String instance(String regionId, Ids ids, Instant time) {
        String digits = Long.toHexString(time.getEpochSecond() | TIME_DIGITS).substring(1);
        return "kst-" + abbreviated(regionId) + digits + ids.alphanumerics(RANDOM_CHARACTERS);
    }

    /** An id for a key: those of instances have the newer shape, 25 characters; the others are UUIDs. */
    public static String key(String regionId, @Nullable String instanceId, Ids ids) {
        return instanceId == null ? ids.uuid() : "key-" + abbreviated(regionId) + ids.alphanumerics(KEY_CHARACTERS);
    }

    /** An id for a version of a key: 36 characters in both shapes, also if a test chose the key's id. */
    public static String keyVersion(String keyId, @Nullable String instanceId, Ids ids) {
        return instanceId == null || keyId.length() != INSTANCE_KEY_CHARACTERS
                ? ids.uuid()
                : keyId + "-" + ids.alphanumerics(RANDOM_CHARACTERS);
    }

    private static String abbreviated(String regionId) {
        @Nullable String known = ABBREVIATIONS.get(regionId);
        return known != null ? known : (regionId.replaceAll("^[a-z]+-|[^a-z]", "") + "zzz").substring(0, 3);
    }
}
