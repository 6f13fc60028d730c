package io.github.kmsfake.junit5;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.KmsFakeServer;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two hundred test classes side by side in one process, each with a server of its own; nothing is left of them. */
public class ManyClassesTest {
    private static final int CLASSES = 200;

    /** What each of them does. */
    @KmsFake
    public static class OneOfMany {
        @RepeatedTest(3)
        void findsTheInitialState(KmsFakeServer kms) {
            Client.createOnce(kms);
        }
    }

    @Test
    @Timeout(120)
    void runSideBySideAndLeaveNothing(@TempDir Path folder) throws Exception {
        compile(folder);
        Set<Thread> before = Set.copyOf(Thread.getAllStackTraces().keySet());

        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, ManyClassesTest.class.getClassLoader())) {
            Engine.runInParallel(16, classes(loader))
                    .testEvents()
                    .assertStatistics(tests -> tests.succeeded(3 * CLASSES).failed(0));
        }

        Client.assertEveryServerIsClosed();
        assertThat(threadsSince(before)).isEmpty();
    }

    private static Class<?>[] classes(ClassLoader loader) throws ClassNotFoundException {
        Class<?>[] classes = new Class<?>[CLASSES];
        for (int number = 0; number < CLASSES; number++) {
            classes[number] = Class.forName("Many" + number, false, loader);
        }
        return classes;
    }

    private static void compile(Path folder) throws Exception {
        String text = IntStream.range(0, CLASSES)
                .mapToObj(number -> "class Many" + number + " extends " + OneOfMany.class.getCanonicalName() + " {}\n")
                .collect(Collectors.joining());
        Path source = Files.writeString(folder.resolve("Many.java"), text);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        String classPath = ClassPath.of(OneOfMany.class, KmsFake.class, KmsFakeServer.class, Test.class);
        int result = compiler.run(
                null,
                null,
                null,
                "-proc:none",
                "-nowarn",
                "-cp",
                classPath,
                "-d",
                folder.toString(),
                source.toString());
        assertThat(result).isZero();
    }

    /** Threads that began since and do not end. */
    private static Set<Thread> threadsSince(Set<Thread> before) throws InterruptedException {
        Set<Thread> left = new HashSet<>(Thread.getAllStackTraces().keySet());
        left.removeAll(before);
        left.removeIf(thread -> thread.getName().startsWith("Keep-Alive-Timer")); // the client's
        for (Thread thread : left) {
            TimeUnit.MILLISECONDS.timedJoin(thread, Duration.ofSeconds(10).toMillis());
        }
        left.removeIf(thread -> !thread.isAlive());
        return left;
    }
}
