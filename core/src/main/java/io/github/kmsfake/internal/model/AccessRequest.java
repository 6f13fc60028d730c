package io.github.kmsfake.internal.model;

import java.time.Instant;
import java.util.Optional;

/**
 * What a caller with a client key asks for.
 *
 * @param kind the kind of use: of keys, or of secrets
 * @param resource the key or secret; absent for what needs none in particular, such as random bytes
 */
public record AccessRequest(
        String clientKeyId,
        Resource.Kind kind,
        Optional<Resource> resource,
        Gateway gateway,
        SourceAddress source,
        Instant time) {}
