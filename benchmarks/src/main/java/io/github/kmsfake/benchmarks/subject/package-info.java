/** What runs in the processes that are measured: the fake, the bare Undertow, and the small programs around them. */
@NullMarked
package io.github.kmsfake.benchmarks.subject;

import org.jspecify.annotations.NullMarked;
