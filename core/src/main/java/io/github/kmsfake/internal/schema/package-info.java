/** Between bytes and records: reading parameters, writing JSON and XML. */
@NullMarked
package io.github.kmsfake.internal.schema;

import org.jspecify.annotations.NullMarked;
