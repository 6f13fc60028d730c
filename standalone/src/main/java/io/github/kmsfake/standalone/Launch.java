package io.github.kmsfake.standalone;

import io.github.kmsfake.KmsFakeServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the settings add up to: the server to start, and what to do around it. */
final class Launch {
    private final KmsFakeServer.Builder server =
            KmsFakeServer.builder().port(4590).tlsPort(4591);
    private boolean prepared;
    private @Nullable Path authorityOut;
    private @Nullable String authorityCertificate;
    private @Nullable String authorityKey;

    KmsFakeServer.Builder server() {
        return server;
    }

    void state(String location) {
        server.state(location);
        prepared = true;
    }

    /** Takes the state that somebody has mounted, if there is one and no other was given. */
    void stateIn(String folder) {
        if (prepared) {
            return;
        }
        List<Path> mounted = Stream.of("state.yaml", "state.yml", "state.json")
                .map(Path.of(folder)::resolve)
                .filter(Files::exists)
                .toList();
        if (mounted.size() > 1) {
            throw new IllegalArgumentException("there can be one prepared state, but there are " + mounted);
        }
        mounted.forEach(file -> state(file.toString()));
    }

    /** Whether there is a prepared state, which can be read again. */
    boolean isPrepared() {
        return prepared;
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
