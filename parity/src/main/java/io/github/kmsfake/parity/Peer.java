package io.github.kmsfake.parity;

import io.github.kmsfake.parity.cases.ServiceClient;
import java.net.URI;
import java.net.http.HttpClient;

/**
 * Where one side is and how it is called.
 *
 * @param fake whether it is one in this process, made for each group of cases
 * @param regionGiven whether that region was asked for, and not guessed
 * @param instance the instance that cases may use; empty if there is none
 * @param account its number, if it is known
 * @param prefix of the run
 * @param side {@code a} or {@code b}: both may be one account
 * @param rate the calls per second; 0 for any number
 */
record Peer(
        boolean fake,
        URI endpoint,
        HttpClient http,
        Credentials credentials,
        String region,
        boolean regionGiven,
        String instance,
        String account,
        String prefix,
        char side,
        double rate) {
    /** The account of a fake in this process. */
    static final String FAKE_ACCOUNT = "1000000000000001";

    /** A client of an address of it. */
    ServiceClient client(URI at) {
        boolean service = at.getHost() != null && at.getHost().endsWith(".aliyuncs.com");
        URI gateway =
                service ? URI.create("https://" + instance + ".cryptoservice.kms.aliyuncs.com/") : at.resolve("/");
        return new ServiceClient(
                http, at.resolve("/"), gateway, credentials.id(), credentials.secret(), credentials.token());
    }

    /** What all names begin with that are made there. */
    String names() {
        return prefix + "-" + side + "-";
    }

    /** How it is called in reports. */
    String name() {
        return fake ? "a fake in this process" : endpoint.getScheme() + "://" + endpoint.getRawAuthority();
    }
}
