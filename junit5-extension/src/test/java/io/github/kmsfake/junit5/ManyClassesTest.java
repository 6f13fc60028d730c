package io.github.kmsfake.junit5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.kmsfake.KmsFakeServer;
import java.io.File;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Two hundred test classes side by side in one process, each with a server of its own; nothing is left of them. */
public class ManyClassesTest {
    private static final int CLASSES = 200;

    /** What each of them does. */
    @KmsFake
    public static class OneOfMany {
        @RepeatedTest(3)
        void findsTheInitialState(KmsFakeServer kms) {
            Scenarios.see(OneOfMany.class, kms);
            Scenarios.createOnce(kms);
        }
    }

    @Test
    @Timeout(120)
    void runSideBySideAndLeaveNothing(@TempDir Path folder) throws Exception {
        compile(folder);
        Set<Thread> before = Set.copyOf(Thread.getAllStackTraces().keySet());

        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, ManyClassesTest.class.getClassLoader())) {
            EngineTestKit.engine("junit-jupiter")
                    .selectors(selectors(loader))
                    .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                    .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
                    .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                    .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "16")
                    .execute()
                    .testEvents()
                    .assertStatistics(tests -> tests.succeeded(3 * CLASSES).failed(0));
        }

        Set<String> servers = Set.copyOf(Scenarios.SEEN.get(OneOfMany.class));
        assertThat(servers)
                .allSatisfy(endpoint -> assertThatThrownBy(() -> Scenarios.call(endpoint, "ListPolicies"))
                        .isInstanceOf(UncheckedIOException.class));
        assertThat(threadsSince(before)).isEmpty();
        Scenarios.SEEN.remove(OneOfMany.class);
    }

    private static DiscoverySelector[] selectors(ClassLoader loader) throws ClassNotFoundException {
        List<DiscoverySelector> selectors = new ArrayList<>();
        for (int number = 0; number < CLASSES; number++) {
            selectors.add(selectClass(Class.forName("Many" + number, false, loader)));
        }
        return selectors.toArray(DiscoverySelector[]::new);
    }

    private static void compile(Path folder) throws Exception {
        String text = IntStream.range(0, CLASSES)
                .mapToObj(number -> "class Many" + number + " extends " + OneOfMany.class.getCanonicalName() + " {}\n")
                .collect(Collectors.joining());
        Path source = Files.writeString(folder.resolve("Many.java"), text);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        String classPath = Stream.of(OneOfMany.class, KmsFake.class, KmsFakeServer.class, Test.class)
                .map(ManyClassesTest::location)
                .collect(Collectors.joining(File.pathSeparator));
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
