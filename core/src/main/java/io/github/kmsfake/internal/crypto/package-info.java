/** Algorithms, certificates and sealing: pure functions, and the pool that makes RSA pairs ahead. */
@NullMarked
package io.github.kmsfake.internal.crypto;

import org.jspecify.annotations.NullMarked;
