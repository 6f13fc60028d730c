/** The cases of the contract, and a plain client that runs them: for the tests of the core and for the comparison. */
@org.jspecify.annotations.NullMarked
package io.github.kmsfake.parity.cases;
