package io.github.kmsfake.junit5;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Where classes come from, for other processes and compilers. */
final class ClassPath {
    private ClassPath() {}

    static String of(Class<?>... types) {
        return Arrays.stream(types).map(ClassPath::location).collect(Collectors.joining(File.pathSeparator));
    }

    private static String location(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
