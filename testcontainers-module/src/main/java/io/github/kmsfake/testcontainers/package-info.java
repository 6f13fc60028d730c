/** The KMS fake in a container: {@link io.github.kmsfake.testcontainers.KmsFakeContainer}. */
@NullMarked
package io.github.kmsfake.testcontainers;

import org.jspecify.annotations.NullMarked;
