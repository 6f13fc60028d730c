@org.jspecify.annotations.NullMarked
package io.github.kmsfake.parity;
