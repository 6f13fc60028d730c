package io.github.kmsfake.junit5;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.KmsFakeServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs {@link Scenarios} on other versions of JUnit, each in a process of its own. */
class JUnitVersionsTest {
    private static final List<Class<?>> SCENARIOS = Stream.of(
                    Scenarios.class, AttributeScenarios.class, FaultScenarios.class, ParallelScenarios.class)
            .flatMap(JUnitVersionsTest::testClasses)
            .toList();

    /** What JUnit 5.10 does not have. */
    private static final List<Class<?>> NEWER_SCENARIOS =
            testClasses(ParameterizedScenarios.class).toList();

    /** These must wait for their turns, which a thread refuses that is in the middle of one of the other scenarios. */
    private static final Set<Class<?>> REGISTERED = Set.of(
            Scenarios.Registered.class,
            ParallelScenarios.RegisteredForParameters.class,
            ParallelScenarios.AlsoRegisteredForParameters.class,
            FaultScenarios.WithFaultsOnFields.class);

    /** JUnit 5.x is version 1.x of the platform. */
    @ParameterizedTest
    @ValueSource(strings = {"1.10.5", "1.11.4", "1.14.4", "6.1.3"})
    void everythingWorks(String platform, @TempDir Path folder) throws Exception {
        run(platform, folder, List.of(), scenarios(type -> !REGISTERED.contains(type)));
        run(platform, folder, List.of(), scenarios(REGISTERED::contains));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.14.4", "6.1.3"})
    void parameterizedClassesWork(String platform, @TempDir Path folder) throws Exception {
        run(platform, folder, List.of(), NEWER_SCENARIOS);
    }

    @ParameterizedTest
    @ValueSource(strings = "6.1.3")
    void everythingWorksOnOrdinaryThreads(String platform, @TempDir Path folder) throws Exception {
        List<String> executor =
                List.of("--config=junit.jupiter.execution.parallel.config.executor-service=WORKER_THREAD_POOL");
        run(platform, folder, executor, scenarios(type -> !REGISTERED.contains(type)));
    }

    private static Stream<Class<?>> testClasses(Class<?> scenarios) {
        return Arrays.stream(scenarios.getDeclaredClasses())
                .filter(type -> !type.isInterface() && !Extension.class.isAssignableFrom(type));
    }

    private static List<Class<?>> scenarios(Predicate<Class<?>> wanted) {
        return SCENARIOS.stream().filter(wanted).toList();
    }

    private static void run(String platform, Path folder, List<String> configuration, List<Class<?>> scenarios)
            throws IOException, InterruptedException {
        Path output = folder.resolve("output.txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                Path.of("target", "junit-versions", "junit-platform-console-standalone-" + platform + ".jar")
                        .toString(),
                "execute",
                "--disable-banner",
                "--details=summary",
                "--class-path=" + ClassPath.of(KmsFake.class, Scenarios.class, KmsFakeServer.class, Assertions.class),
                "--config=junit.jupiter.execution.parallel.enabled=true",
                "--config=junit.jupiter.execution.parallel.mode.classes.default=concurrent",
                "--config=junit.jupiter.execution.parallel.config.strategy=fixed",
                "--config=junit.jupiter.execution.parallel.config.fixed.parallelism=4"));
        command.addAll(configuration);
        scenarios.forEach(type -> command.add("--select-class=" + type.getName()));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(output)).isZero();
        assertThat(output).content().containsPattern("[1-9][0-9]* tests successful");
    }
}
