/** The world: accounts and regions, their tables and locks, and the sources of time, ids and randomness. */
@NullMarked
package io.github.kmsfake.internal.state;

import org.jspecify.annotations.NullMarked;
