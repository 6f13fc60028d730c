package io.github.kmsfake;

import java.util.List;

/**
 * What a fake says of itself, as {@code GET /_kms-fake/info} shows it under the same names.
 *
 * @param version the version of KMS Fake that serves
 * @param region the region of calls that name none
 * @param account the account of calls without a known access key, 16 digits
 * @param strict whether unknown access keys and calls without a signature are refused
 * @param port the port of plain HTTP, as the fake itself sees it; a container may publish another
 * @param tlsPort the port of HTTPS, likewise
 * @param instance the id of the first KMS instance that is ready for use in that account and region, or of the first at all
 *     if none is; empty if there is none
 * @param instances the ids of the KMS instances of the initial state, in the order in which they were given, or of those of
 *     what was imported or restored since
 */
public record KmsFakeInfo(
        String version,
        String region,
        String account,
        boolean strict,
        int port,
        int tlsPort,
        String instance,
        List<String> instances) {}
