package io.github.kmsfake.standalone;

import io.github.kmsfake.KmsFakeServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What the settings add up to: the server to start, and what to do around it. */
final class Launch {
    private final KmsFakeServer.Builder server =
            KmsFakeServer.builder().port(4590).tlsPort(4591);
    private @Nullable Path authorityOut;
    private @Nullable String authorityCertificate;
    private @Nullable String authorityKey;

    KmsFakeServer.Builder server() {
        return server;
    }

    void authorityOut(String file) {
        authorityOut = path(file);
    }

    void authorityCertificate(String file) {
        authorityCertificate = read(file);
    }

    void authorityKey(String file) {
        authorityKey = read(file);
    }

    /** Starts the server and writes what is to be written. */
    KmsFakeServer start() {
        if (authorityCertificate != null && authorityKey != null) {
            server.certificateAuthority(authorityCertificate, authorityKey);
        } else if (authorityCertificate != null || authorityKey != null) {
            throw new IllegalArgumentException("--ca-cert and --ca-key take one PEM file each and go together");
        }
        KmsFakeServer started = server.start();
        if (authorityOut != null) {
            // only now: a server that cannot have its ports must not replace the certificate of the one that has them
            try {
                write(authorityOut, started.caCertificatePem());
            } catch (RuntimeException e) {
                started.close();
                throw e;
            }
        }
        return started;
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new IllegalArgumentException("the file cannot be written: " + file, e);
        }
    }

    private static String read(String file) {
        try {
            return Files.readString(path(file));
        } catch (IOException e) {
            throw new IllegalArgumentException("the file cannot be read: " + file, e);
        }
    }

    private static Path path(String file) {
        try {
            return Path.of(file);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("this is no file name: " + file, e);
        }
    }
}
