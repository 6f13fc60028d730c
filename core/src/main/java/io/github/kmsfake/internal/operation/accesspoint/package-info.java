/** The operations on application access points. */
@NullMarked
package io.github.kmsfake.internal.operation.accesspoint;

import org.jspecify.annotations.NullMarked;
