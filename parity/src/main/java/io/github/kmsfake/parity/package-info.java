/** Compares the fake with the service, or any two peers, case by case. */
@org.jspecify.annotations.NullMarked
package io.github.kmsfake.parity;
