/** The operations on permission policies. */
@NullMarked
package io.github.kmsfake.internal.operation.policy;

import org.jspecify.annotations.NullMarked;
