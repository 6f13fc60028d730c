/** The operations on secrets. */
@NullMarked
package io.github.kmsfake.internal.operation.secret;

import org.jspecify.annotations.NullMarked;
