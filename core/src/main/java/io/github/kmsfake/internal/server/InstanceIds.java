package io.github.kmsfake.internal.server;

import io.github.kmsfake.internal.state.Ids;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Ids of KMS instances in the shape of the service's own: the region, the time in hex digits, and something random. */
public final class InstanceIds {
    private static final Map<String, String> ABBREVIATIONS = Map.of("cn-hangzhou", "hzz", "cn-beijing", "bjj");

    /** Makes a number's last 32 bits eight hex digits, behind a ninth. */
    private static final long TIME_DIGITS = 1L << 32;

    private static final int RANDOM_CHARACTERS = 10;

    private InstanceIds() {}

    /** An id for an instance of a region that was bought at {@code time}. */
    public static String make(String regionId, Ids ids, Instant time) {
        @Nullable String known = ABBREVIATIONS.get(regionId);
        String digits = Long.toHexString(time.getEpochSecond() | TIME_DIGITS).substring(1);
        return "kst-" + (known == null ? abbreviate(regionId) : known) + digits + ids.alphanumerics(RANDOM_CHARACTERS);
    }

    private static String abbreviate(String regionId) {
        return (regionId.replaceAll("^[a-z]+-|[^a-z]", "") + "zzz").substring(0, 3);
    }
}
