/** How fast and how large the fake is, beside a bare Undertow in the same run. */
@NullMarked
package io.github.kmsfake.benchmarks;

import org.jspecify.annotations.NullMarked;
