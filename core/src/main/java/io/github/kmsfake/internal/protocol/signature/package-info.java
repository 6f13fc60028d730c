/** Who makes a call: the signatures of the RPC protocol and their verification. */
@NullMarked
package io.github.kmsfake.internal.protocol.signature;

import org.jspecify.annotations.NullMarked;
