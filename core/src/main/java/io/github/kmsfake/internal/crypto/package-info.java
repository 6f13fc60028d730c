/** Algorithms, certificates, sealing, and where RSA keys come from. */
@NullMarked
package io.github.kmsfake.internal.crypto;

import org.jspecify.annotations.NullMarked;
