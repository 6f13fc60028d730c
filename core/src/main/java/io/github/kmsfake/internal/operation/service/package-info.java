/** The operations on the service as a whole. */
@NullMarked
package io.github.kmsfake.internal.operation.service;

import org.jspecify.annotations.NullMarked;
