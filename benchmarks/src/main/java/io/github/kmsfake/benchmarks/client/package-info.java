/** What calls the servers: one call over a plain socket, a load over many, and the vendor's signatures. */
@NullMarked
package io.github.kmsfake.benchmarks.client;

import org.jspecify.annotations.NullMarked;
