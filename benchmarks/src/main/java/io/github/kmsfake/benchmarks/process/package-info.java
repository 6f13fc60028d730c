/** Java processes, started, listened to and looked at from outside. */
@NullMarked
package io.github.kmsfake.benchmarks.process;

import org.jspecify.annotations.NullMarked;
