package io.github.kmsfake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a test can do to a running fake besides calling it, wherever the fake runs: {@link KmsFakeServer} is one in this
 * process, {@link KmsFakeControl} reaches one that runs elsewhere by its control endpoints.
 *
 * <pre>{@code
 * void exercise(KmsFakeAdmin kms) {
 *     kms.faults().add(Fault.on("Encrypt").error("Rejected.Throttling"));
 *     …
 *     kms.calls().of("Encrypt").succeeded().verifyCount(1);
 *     kms.reset();
 * }
 * }</pre>
 *
 * <p>Instances are safe for use by many threads. Every method throws an {@link IllegalStateException}, with one sentence, if
 * the fake is not running or cannot be reached.
 */
public interface KmsFakeAdmin {
    /**
     * What the fake says of itself.
     *
     * @return its version and its main settings
     */
    KmsFakeInfo info();

    /**
     * The certificates of the authority behind the HTTPS listener: a root, and the second level that signs servers'
     * certificates, as the file of a live instance has them. A client that takes one certificate takes the root. Unless
     * the server was given its own authority, all servers of a process share one, since some SDKs cache trust for the
     * life of the process.
     *
     * @return two X.509 certificates as PEM, root first, with {@code \n} line ends; one if the server was given one
     */
    String caCertificatePem();

    /**
     * The region of calls that name none: those of the newer SDKs too, since {@code setRegionId} of their configuration
     * only makes an endpoint, and is not sent where one is given.
     *
     * @return a region id, such as {@code cn-hangzhou}
     */
    default String regionId() {
        return info().region();
    }

    /**
     * The account of calls without a known access key, and of access keys that were given none of their own.
     *
     * @return 16 digits
     */
    default String accountId() {
        return info().account();
    }

    /**
     * The first KMS instance that is ready for use in the server's own account and region, or the first at all if none is,
     * in the state that the server has begun with: the initial one, or what was imported or restored since.
     *
     * @return an instance id, {@code kst-…}; empty if that state has no instance
     */
    String instanceId();

    /**
     * Back to the initial state, at once, for all accounts and regions: the prepared one if there is one. The clock goes
     * back to what it showed unmoved; faults, recorded calls and the source address are cleared. Addresses, access keys and
     * instance ids of the initial state stay.
     */
    void reset();

    /**
     * The calls that the fake has answered, to be looked at, waited for and verified.
     *
     * @return all of them
     */
    KmsFakeCalls calls();

    /**
     * The faults of the fake.
     *
     * @return them, to be added to and cleared
     */
    KmsFakeFaults faults();

    /**
     * The clock that the fake lives by, to be moved.
     *
     * @return the clock; it is of no use any more once the server is closed
     */
    KmsFakeClock clock();

    /**
     * The smallest policies that would have granted all calls since the start or the last reset.
     *
     * @return them
     */
    LeastPrivilege leastPrivilege();

    /**
     * The smallest policies that would have granted the calls of one caller.
     *
     * @param callerId an access key id or client key id
     * @return them
     */
    LeastPrivilege leastPrivilegeOfCaller(String callerId);

    /**
     * The smallest policies that would have granted the calls through an application access point of the server's own
     * account and region, and what its policies grant besides.
     *
     * @param name its name
     * @return them
     */
    LeastPrivilege leastPrivilegeOfAccessPoint(String name);

    /**
     * Lets all calls from now on appear to come from an address, as network rules see it, until {@link #reset()} or
     * {@link #clearSourceAddress()}.
     *
     * @param address an IPv4 or IPv6 address
     * @throws IllegalArgumentException if it is none
     */
    void sourceAddress(String address);

    /** Lets calls come from where they really do again. */
    void clearSourceAddress();

    /**
     * The whole state as one JSON document: what {@link #importState}, {@link KmsFakeServer.Builder#state} and the {@code
     * --state} of the standalone take. <strong>It holds everything, in clear</strong>: private keys, key material, values of
     * secrets and access keys. That is its purpose: whatever was encrypted or signed before still opens and verifies where
     * the document is imported. The clock is no part of it.
     *
     * @return the document; the same state always gives the same text
     */
    String exportState();

    /**
     * Writes the whole state to a file, in the place of what is in it.
     *
     * @param file where to; its folder exists
     * @throws UncheckedIOException if it cannot be written
     */
    default void exportState(Path file) {
        try {
            Files.writeString(file, exportState());
        } catch (IOException e) {
            throw new UncheckedIOException("The state cannot be written to " + file, e);
        }
    }

    /**
     * Puts the state that a document describes in the place of the present one, or changes nothing. Calls under way end in
     * the state in which they began. {@link #reset} still leads back to the initial state.
     *
     * @param document JSON or YAML, exported or written by hand
     * @throws IllegalArgumentException saying in one sentence, with line and path, what is wrong with it
     */
    void importState(String document);

    /**
     * The same, with the document in a file.
     *
     * @param file JSON or YAML in UTF-8, 32 MiB at most
     * @throws IllegalArgumentException saying in one sentence, with line and path, what is wrong with it
     * @throws UncheckedIOException if it cannot be read
     */
    default void importState(Path file) {
        try {
            importState(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("The state cannot be read from " + file, e);
        }
    }

    /**
     * Reads the prepared state again from where it was read at the start, and begins with it: it takes the place of what there
     * is, and {@link #reset} leads to it from then on.
     *
     * @throws IllegalArgumentException if it is wrong, one sentence with line and path, or there is none; nothing changes then
     */
    void reloadState();

    /**
     * Remembers the present state. A server keeps the last 1000 snapshots that were taken through its control endpoints.
     *
     * @return what {@link #restore} takes
     */
    StateSnapshot snapshot();

    /**
     * Goes back to a state that was remembered, at once. The clock stays as it is.
     *
     * @param snapshot a snapshot of the same fake, taken in the same way: in this process or through the control endpoints
     * @throws IllegalArgumentException if it is another's
     */
    void restore(StateSnapshot snapshot);

    /**
     * The content of a client key's file, as applications are given it, for client keys that a state document brought with
     * their private keys: with a PKCS#12 file, or to be made.
     *
     * @param clientKeyId the id of the client key, {@code KAAP.…} unless the document says otherwise
     * @return JSON with {@code KeyId} and {@code PrivateKeyData}
     * @throws IllegalArgumentException if no document brought such a private key
     */
    String clientKeyContent(String clientKeyId);
}
