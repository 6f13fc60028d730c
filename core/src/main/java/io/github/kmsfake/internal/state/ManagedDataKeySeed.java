package io.github.kmsfake.internal.state;

import io.github.kmsfake.internal.model.Base64Bytes;
import io.github.kmsfake.internal.model.ManagedDataKey;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A data key that the service keeps from the beginning: {@code NAME[:VERSION[=BASE64]]…}. */
public record ManagedDataKeySeed(String name, List<Version> versions) {
    public static final String NAME = "[A-Za-z0-9_.-]{1,128}";

    public static final String VERSION = "[A-Za-z0-9]{1,64}";

    private static final String SHAPE = "NAME[:VERSION[=BASE64]]…";
    private static final int VERSION_CHARACTERS = 8;
    private static final int KEY_BYTES = 32;

    /**
     * A version of it.
     *
     * @param plaintext its bytes as Base64; empty for random ones
     */
    public record Version(String id, String plaintext) {}

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException saying what is accepted
     */
    public static ManagedDataKeySeed parse(String text) {
        String[] parts = text.split(":", -1);
        List<Version> versions = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (int i = 1; i < parts.length; i++) {
            String[] version = parts[i].split("=", 2);
            String plaintext = version.length == 1 ? "" : version[1];
            if (!version[0].matches(VERSION)
                    || !ids.add(version[0])
                    || (version.length > 1 && !Base64Bytes.isBase64(plaintext))) {
                throw refusal(text);
            }
            versions.add(new Version(version[0], plaintext));
        }
        if (!parts[0].matches(NAME)) {
            throw refusal(text);
        }
        return new ManagedDataKeySeed(parts[0], List.copyOf(versions));
    }

    private static IllegalArgumentException refusal(String given) {
        return new IllegalArgumentException("managedDataKey takes " + SHAPE + " where NAME is " + NAME
                + " and VERSION is " + VERSION + ", each once, but was given \"" + given + "\"");
    }

    /** The key in the initial state, with one version if none was named. */
    public ManagedDataKey toModel(Sources sources) {
        SecureRandom random = sources.randomness().stream("managed data key " + name, 0);
        List<Version> named = versions.isEmpty()
                ? List.of(new Version(sources.ids().alphanumerics(VERSION_CHARACTERS), ""))
                : versions;
        return new ManagedDataKey(
                name,
                named.stream()
                        .map(version -> new ManagedDataKey.Version(version.id(), plaintext(version, random)))
                        .toList());
    }

    private static String plaintext(Version version, SecureRandom random) {
        if (!version.plaintext().isEmpty()) {
            return version.plaintext();
        }
        byte[] bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        return Base64Bytes.encode(bytes);
    }
}
