/** Reading JSON that sits inside parameters. */
@NullMarked
package io.github.kmsfake.internal.json;

import org.jspecify.annotations.NullMarked;
