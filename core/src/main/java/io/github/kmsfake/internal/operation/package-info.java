/** What an operation is, and the marks that say what a request may hold. */
@NullMarked
package io.github.kmsfake.internal.operation;

import org.jspecify.annotations.NullMarked;
