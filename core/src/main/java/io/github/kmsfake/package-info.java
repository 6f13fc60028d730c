/**
 * KMS Fake: an embeddable, in-memory stand-in for Alibaba Cloud Key Management Service (API {@code Kms}, version
 * {@code 2016-01-20}), for tests. {@link io.github.kmsfake.KmsFakeServer} is where to begin;
 * {@link io.github.kmsfake.KmsFakeControl} talks to one that runs elsewhere.
 */
@NullMarked
package io.github.kmsfake;

import org.jspecify.annotations.NullMarked;
