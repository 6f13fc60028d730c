package io.github.kmsfake.internal.statefile;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What no two places of a document can both have.
 *
 * @param clientKeyFiles the PKCS#12 files of client keys by id, where there is one
 */
record UsedIds(Set<String> instanceIds, Set<String> clientKeyIds, Map<String, String> clientKeyFiles) {
    UsedIds() {
        this(new HashSet<>(), new HashSet<>(), new LinkedHashMap<>());
    }
}
