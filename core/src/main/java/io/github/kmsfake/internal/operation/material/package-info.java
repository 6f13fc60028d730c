/** The operations that bring key material from outside. */
@NullMarked
package io.github.kmsfake.internal.operation.material;

import org.jspecify.annotations.NullMarked;
