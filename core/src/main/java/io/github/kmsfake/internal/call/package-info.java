/** A call on its way to the operation: which operations there are, who may reach what, and faults. */
@NullMarked
package io.github.kmsfake.internal.call;

import org.jspecify.annotations.NullMarked;
