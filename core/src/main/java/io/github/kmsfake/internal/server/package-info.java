/** A running server: its settings, and how its parts are put together. */
@NullMarked
package io.github.kmsfake.internal.server;

import org.jspecify.annotations.NullMarked;
