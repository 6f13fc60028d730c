package io.github.kmsfake.internal.model;

/** A version of a secret that can be shown now. */
public record ReadableSecret(Secret secret, SecretVersion version) {}
