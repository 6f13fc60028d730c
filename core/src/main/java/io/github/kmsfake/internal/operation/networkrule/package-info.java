/** The operations on network rules. */
@NullMarked
package io.github.kmsfake.internal.operation.networkrule;

import org.jspecify.annotations.NullMarked;
