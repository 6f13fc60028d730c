/** What a test sees of a server and does to it, for the Java API and the control endpoints alike. */
@NullMarked
package io.github.kmsfake.internal.testing;

import org.jspecify.annotations.NullMarked;
