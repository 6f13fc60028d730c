/** The operations on client keys. */
@NullMarked
package io.github.kmsfake.internal.operation.clientkey;

import org.jspecify.annotations.NullMarked;
