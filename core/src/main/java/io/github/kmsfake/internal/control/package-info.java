/** The control endpoints under {@code /_kms-fake/}, by which tests in any language look at the fake and change it. */
@NullMarked
package io.github.kmsfake.internal.control;

import org.jspecify.annotations.NullMarked;
