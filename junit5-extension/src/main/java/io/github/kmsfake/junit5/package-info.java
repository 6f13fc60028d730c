/** KMS Fake in JUnit 5 tests: {@link io.github.kmsfake.junit5.KmsFake} is all that a test needs. */
@NullMarked
package io.github.kmsfake.junit5;

import org.jspecify.annotations.NullMarked;
