/** The calls that were answered, and what is made of them: least privilege and where a policy grants too much. */
@NullMarked
package io.github.kmsfake.internal.requestlog;

import org.jspecify.annotations.NullMarked;
