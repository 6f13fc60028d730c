package io.github.kmsfake.junit5;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.KmsFakeServer;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs {@link Scenarios} on other versions of JUnit, each in a process of its own. */
class JUnitVersionsTest {
    /** These must wait for their turns, which a thread refuses that is in the middle of one of the other scenarios. */
    private static final Set<Class<?>> REGISTERED = Set.of(
            Scenarios.Registered.class,
            Scenarios.RegisteredForParameters.class,
            Scenarios.AlsoRegisteredForParameters.class,
            Scenarios.WithFaultsOnFields.class);

    /** JUnit 5.x is version 1.x of the platform. */
    @ParameterizedTest
    @ValueSource(strings = {"1.10.5", "1.11.4", "1.14.4", "6.1.3"})
    void everythingWorks(String platform, @TempDir Path folder) throws Exception {
        run(platform, folder, List.of(), type -> !isRegistered(type));
        run(platform, folder, List.of(), JUnitVersionsTest::isRegistered);
    }

    @ParameterizedTest
    @ValueSource(strings = "6.1.3")
    void everythingWorksOnOrdinaryThreads(String platform, @TempDir Path folder) throws Exception {
        List<String> executor =
                List.of("--config=junit.jupiter.execution.parallel.config.executor-service=WORKER_THREAD_POOL");
        run(platform, folder, executor, type -> !isRegistered(type));
    }

    private static boolean isRegistered(Class<?> scenario) {
        return REGISTERED.contains(scenario);
    }

    private static void run(String platform, Path folder, List<String> configuration, Predicate<Class<?>> scenarios)
            throws IOException, InterruptedException, URISyntaxException {
        Path output = folder.resolve("output.txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                Path.of("target", "junit-versions", "junit-platform-console-standalone-" + platform + ".jar")
                        .toString(),
                "execute",
                "--disable-banner",
                "--details=summary",
                "--class-path=" + classPath(),
                "--config=junit.jupiter.execution.parallel.enabled=true",
                "--config=junit.jupiter.execution.parallel.mode.classes.default=concurrent",
                "--config=junit.jupiter.execution.parallel.config.strategy=fixed",
                "--config=junit.jupiter.execution.parallel.config.fixed.parallelism=4"));
        command.addAll(configuration);
        Arrays.stream(Scenarios.class.getDeclaredClasses())
                .filter(type -> !type.isInterface())
                .filter(scenarios)
                .map(type -> "--select-class=" + type.getName())
                .forEach(command::add);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(output)).isZero();
        assertThat(output).content().containsPattern("[1-9][0-9]* tests successful");
    }

    private static String classPath() throws URISyntaxException {
        List<String> path = new ArrayList<>();
        for (Class<?> type : List.of(KmsFake.class, Scenarios.class, KmsFakeServer.class, Assertions.class)) {
            path.add(Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString());
        }
        return String.join(File.pathSeparator, path);
    }
}
