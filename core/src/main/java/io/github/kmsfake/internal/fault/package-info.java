/** Faults that a test adds: which calls they strike, and what they do to them. */
@NullMarked
package io.github.kmsfake.internal.fault;

import org.jspecify.annotations.NullMarked;
