package io.github.kmsfake.internal.error;

/** How we know that the service answers with an error: the three levels of {@code docs/fidelity.md}. */
public enum ErrorSource {
    /** Printed in the vendor's documentation or API metadata. */
    DOCUMENTED,
    /** Read in a vendor SDK, in the Terraform provider, or in a public log of the live service. */
    OBSERVED,
    /** Exists in the service's family; that it is used here, or its exact text, is our judgement. */
    CHOSEN
}
