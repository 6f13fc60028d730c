/** The operations that use keys. */
@NullMarked
package io.github.kmsfake.internal.operation.crypto;

import org.jspecify.annotations.NullMarked;
