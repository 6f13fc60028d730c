package io.github.kmsfake;

/** Where the RSA keys of a {@link KmsFakeServer} come from. */
public enum RsaKeys {
    /**
     * From a table of primes that ships with the fake, so that a key of any size is there in less than a millisecond.
     * Anyone can factor such keys, private keys of client keys included: the table is public.
     */
    SHIPPED,

    /** From the platform, which searches for primes: a key of 4096 bits takes it about a second. */
    FRESH
}
