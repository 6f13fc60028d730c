/** Samples, and the table that is made of them. */
@NullMarked
package io.github.kmsfake.benchmarks.report;

import org.jspecify.annotations.NullMarked;
