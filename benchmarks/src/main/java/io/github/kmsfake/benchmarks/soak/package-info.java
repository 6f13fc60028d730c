/** Mixed load for some minutes, after which the server must hold no more than before. */
@NullMarked
package io.github.kmsfake.benchmarks.soak;

import org.jspecify.annotations.NullMarked;
