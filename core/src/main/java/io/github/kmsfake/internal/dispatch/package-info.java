/** Finding the operation and running it. */
@NullMarked
package io.github.kmsfake.internal.dispatch;

import org.jspecify.annotations.NullMarked;
