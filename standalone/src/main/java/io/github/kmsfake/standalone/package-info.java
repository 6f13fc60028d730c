/** The fake as a program: flags, environment, ready line, exit codes. */
@NullMarked
package io.github.kmsfake.standalone;

import org.jspecify.annotations.NullMarked;
