package io.github.kmsfake.internal.statefile;

import io.github.kmsfake.internal.crypto.CertificateAuthority;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;

/** The file in which a server keeps its state beyond its own end; no other server has it meanwhile. */
public final class DataFile implements AutoCloseable {
    private static final String IN_FOLDER = "state.json";

    /** How many bytes it can have: more than a document that somebody writes, since calls bring more than any of these. */
    private static final int LARGEST = 512 * 1024 * 1024;

    /**
     * What is locked already by this process, in the one table that all copies of this class share: the platform's locks
     * are between processes, and to close a second channel of the same process frees the first one's.
     */
    private static final String IN_USE = "io.github.kmsfake.data:";

    private final Path file;
    private final FileChannel lock;

    private DataFile(Path file, FileChannel lock) {
        this.file = file;
        this.lock = lock;
    }

    /**
     * Where that is: a file, or {@code state.json} in a folder.
     *
     * @throws IllegalArgumentException if it is no path
     */
    public static Path at(String location) {
        try {
            Path path = Path.of(location).toAbsolutePath().normalize();
            Path file = Files.isDirectory(path) ? path.resolve(IN_FOLDER) : path;
            // the new file takes the place of what the link leads to, not of the link
            return Files.exists(file) ? file.toRealPath() : file;
        } catch (InvalidPathException | IOException e) {
            throw new IllegalArgumentException("data takes a file, or a folder for one, but was given " + location, e);
        }
    }

    /**
     * Takes possession of it.
     *
     * @throws IllegalArgumentException saying why it cannot be used
     * @throws IllegalStateException if another server has it
     */
    public static DataFile open(String location) {
        Path file = at(location);
        Path folder = PrivateFile.folder(file);
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException("data cannot be kept in " + file + ": there is no folder " + folder);
        }
        if (System.getProperties().putIfAbsent(IN_USE + file, "") != null) {
            throw inUse(file);
        }
        try {
            keptAuthority(authorityFile(file)); // a wrong one is told now, not when the first client connects
            return new DataFile(file, lock(file, folder));
        } catch (IOException e) {
            System.getProperties().remove(IN_USE + file);
            throw new IllegalArgumentException("data cannot be kept in " + file + ": " + reason(e), e);
        } catch (RuntimeException e) {
            System.getProperties().remove(IN_USE + file);
            throw e;
        }
    }

    private static FileChannel lock(Path file, Path folder) throws IOException {
        FileChannel channel = FileChannel.open(
                folder.resolve("." + file.getFileName() + ".lock"),
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                PrivateFile.ownersOnly(folder));
        try {
            if (channel.tryLock() == null) {
                throw inUse(file);
            }
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static IllegalStateException inUse(Path file) {
        return new IllegalStateException("data cannot be kept in " + file + ": another KMS fake keeps its own there");
    }

    /** Why something cannot be done, in a few words; what the platform calls it says little more than the file's name. */
    public static String reason(IOException e) {
        String message = String.valueOf(e.getMessage());
        return switch (e.getClass().getSimpleName()) {
            case "AccessDeniedException" -> "access denied: " + message;
            case "NoSuchFileException" -> "no such file or folder: " + message;
            default -> message;
        };
    }

    /**
     * What is in it; nothing if it is not there yet.
     *
     * @throws IllegalArgumentException if it cannot be read
     */
    public Optional<DocumentText> read() {
        return Files.exists(file) ? Optional.of(StateFile.read(file.toString(), LARGEST)) : Optional.empty();
    }

    /** Puts a document in its place, for its owner's eyes only. */
    public void write(String document) throws IOException {
        byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > LARGEST) {
            throw new IOException("data has " + LARGEST + " bytes at most, and this would have " + bytes.length);
        }
        PrivateFile.replace(file, bytes);
    }

    /** The authority that clients of this data trust, kept beside it: without it they would trust nobody after a restart. */
    public static CertificateAuthority authority(String location) throws IOException {
        Path kept = authorityFile(at(location));
        Optional<CertificateAuthority> known = keptAuthority(kept);
        if (known.isPresent()) {
            return known.get();
        }
        CertificateAuthority made = CertificateAuthority.ofProcess();
        PrivateFile.replace(
                kept, (made.certificatePem("\n") + made.privateKeyPem("\n")).getBytes(StandardCharsets.US_ASCII));
        return made;
    }

    private static Optional<CertificateAuthority> keptAuthority(Path kept) throws IOException {
        if (!Files.exists(kept)) {
            return Optional.empty();
        }
        String pem = Files.readString(kept, StandardCharsets.ISO_8859_1);
        try {
            return Optional.of(CertificateAuthority.of(pem, pem));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(kept + ": " + e.getMessage(), e);
        }
    }

    private static Path authorityFile(Path file) {
        return file.resolveSibling(file.getFileName() + ".ca.pem");
    }

    @Override
    public String toString() {
        return file.toString();
    }

    /** Lets others have it. */
    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            return; // the lock ends with the process at the latest
        } finally {
            System.getProperties().remove(IN_USE + file);
        }
    }
}
