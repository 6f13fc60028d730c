/** The doors: HTTP listeners, the RPC protocol with its signatures, and the control endpoints. */
@NullMarked
package io.github.kmsfake.internal.server;

import org.jspecify.annotations.NullMarked;
