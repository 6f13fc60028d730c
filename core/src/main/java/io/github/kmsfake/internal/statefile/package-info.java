/** The state as a document: read from files written by hand, written so that it can be read again. */
@NullMarked
package io.github.kmsfake.internal.statefile;

import org.jspecify.annotations.NullMarked;
