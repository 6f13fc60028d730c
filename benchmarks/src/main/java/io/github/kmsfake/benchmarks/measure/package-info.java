/** The measurements, one per promise. */
@NullMarked
package io.github.kmsfake.benchmarks.measure;

import org.jspecify.annotations.NullMarked;
