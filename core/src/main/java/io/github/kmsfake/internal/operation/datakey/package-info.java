/** The operations on data keys that the service keeps. */
@NullMarked
package io.github.kmsfake.internal.operation.datakey;

import org.jspecify.annotations.NullMarked;
