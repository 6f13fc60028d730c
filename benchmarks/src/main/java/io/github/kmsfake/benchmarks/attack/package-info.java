/** Clients that mean to exhaust the server, which must answer everybody else meanwhile. */
@NullMarked
package io.github.kmsfake.benchmarks.attack;

import org.jspecify.annotations.NullMarked;
