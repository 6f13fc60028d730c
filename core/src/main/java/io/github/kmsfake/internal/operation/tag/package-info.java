/** The operations on tags. */
@NullMarked
package io.github.kmsfake.internal.operation.tag;

import org.jspecify.annotations.NullMarked;
