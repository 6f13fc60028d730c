/** What becomes of text that comes from outside: the lowest floor, since every other one hands such text on. */
@NullMarked
package io.github.kmsfake.internal.text;

import org.jspecify.annotations.NullMarked;
