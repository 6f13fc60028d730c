/** The operations on KMS instances. */
@NullMarked
package io.github.kmsfake.internal.operation.instance;

import org.jspecify.annotations.NullMarked;
