/** The two protocols, RPC and that of instances: bytes to call to bytes, in one order of checks. */
@NullMarked
package io.github.kmsfake.internal.protocol;

import org.jspecify.annotations.NullMarked;
