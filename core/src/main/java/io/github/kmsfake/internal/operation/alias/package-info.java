/** The operations on the further names of keys. */
@NullMarked
package io.github.kmsfake.internal.operation.alias;

import org.jspecify.annotations.NullMarked;
