/** Immutable records of what exists, and the values that parameters carry. */
@NullMarked
package io.github.kmsfake.internal.model;

import org.jspecify.annotations.NullMarked;
