/** Connections, TLS and threads, and what a fault does to an answer on its way. */
@NullMarked
package io.github.kmsfake.internal.http;

import org.jspecify.annotations.NullMarked;
