package io.github.kmsfake.internal.statefile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Finds a document where a user says that it is: {@code classpath:NAME}, or a file. */
public final class StateFile {
    private static final String CLASSPATH = "classpath:";

    private StateFile() {}

    /**
     * The document there.
     *
     * @throws IllegalArgumentException saying that there is none, or why it cannot be read
     */
    public static DocumentText read(String location) {
        return read(location, DocumentText.LARGEST);
    }

    /** The same of another length at most, in bytes. */
    static DocumentText read(String location, int longest) {
        byte[] bytes = location.startsWith(CLASSPATH)
                ? resource(location, location.substring(CLASSPATH.length()), longest)
                : file(location, longest);
        try {
            return new DocumentText(
                    location,
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes))
                            .toString(),
                    longest);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(location + " is not UTF-8, as a state document is", e);
        }
    }

    private static byte[] resource(String location, String path, int longest) {
        String name = path.startsWith("/") ? path.substring(1) : path;
        @Nullable ClassLoader ofTests = Thread.currentThread().getContextClassLoader();
        ClassLoader loader = ofTests != null ? ofTests : StateFile.class.getClassLoader();
        try (@Nullable InputStream found = loader.getResourceAsStream(name)) {
            if (found == null) {
                throw new IllegalArgumentException(
                        "there is no resource \"" + name + "\" on the class path, as state says: " + location);
            }
            byte[] bytes = found.readNBytes(longest + 1);
            if (bytes.length > longest) {
                throw DocumentText.tooLarge(location, longest);
            }
            return bytes;
        } catch (IOException e) {
            throw new IllegalArgumentException(location + " cannot be read", e);
        }
    }

    private static byte[] file(String location, int longest) {
        try {
            Path path = Path.of(location);
            if (!Files.isRegularFile(path)) {
                throw new IllegalArgumentException("there is no file " + path.toAbsolutePath()
                        + "; state takes a file, or classpath: and the name of a resource");
            }
            if (Files.size(path) > longest) {
                throw DocumentText.tooLarge(location, longest);
            }
            return Files.readAllBytes(path);
        } catch (InvalidPathException | IOException e) {
            throw new IllegalArgumentException("the file " + location + " cannot be read", e);
        }
    }
}
