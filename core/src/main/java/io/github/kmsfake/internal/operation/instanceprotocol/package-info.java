/** The operations of the instance protocol: the same keys and secrets, reached as dedicated gateways offer them. */
@NullMarked
package io.github.kmsfake.internal.operation.instanceprotocol;

import org.jspecify.annotations.NullMarked;
