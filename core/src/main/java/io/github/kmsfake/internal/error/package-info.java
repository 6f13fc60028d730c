/** The error catalogue. */
@NullMarked
package io.github.kmsfake.internal.error;

import org.jspecify.annotations.NullMarked;
