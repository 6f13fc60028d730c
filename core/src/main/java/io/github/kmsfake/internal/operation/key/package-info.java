/** The operations on keys and their versions. */
@NullMarked
package io.github.kmsfake.internal.operation.key;

import org.jspecify.annotations.NullMarked;
