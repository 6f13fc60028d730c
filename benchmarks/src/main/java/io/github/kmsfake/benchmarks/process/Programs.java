package io.github.kmsfake.benchmarks.process;

import io.github.kmsfake.benchmarks.subject.FakeProgram;
import io.github.kmsfake.benchmarks.subject.FirstAnswerProgram;
import io.github.kmsfake.benchmarks.subject.LaterStartsProgram;
import io.github.kmsfake.benchmarks.subject.Subject;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The processes that are measured. The benchmarks run on the class path of the fake; the floor is a jar of its own. */
public final class Programs {
    private static final String FAKE_PATH = System.getProperty("java.class.path");
    private static final String BARE_JAR = "benchmarks/target/kms-fake-benchmarks-bare.jar";
    /** The variable of the environment that names the standalone jar of another build. */
    public static final String BASELINE = "BASELINE";

    private static final Path STANDALONE_JAR = Path.of("standalone/target/kms-fake-standalone.jar");

    private Programs() {}

    /** Starts one of the two in a fresh process, and says how many nanoseconds passed until it had answered. */
    public static long nanosToFirstAnswer(String subject, Path request) throws IOException {
        String classPath = subject.equals(Subject.FAKE) ? FAKE_PATH : BARE_JAR;
        try (JavaProcess process = program(classPath, FirstAnswerProgram.class, subject, request.toString())) {
            return Long.parseLong(process.line());
        }
    }

    /** A process that starts and closes both in turn. */
    public static JavaProcess laterStarts(int times) throws IOException {
        return program(FAKE_PATH + File.pathSeparator + BARE_JAR, LaterStartsProgram.class, Integer.toString(times));
    }

    /** The embedded fake in a process. */
    public static ServerProcess fake() throws IOException {
        return ServerProcess.of(program(FAKE_PATH, FakeProgram.class));
    }

    /** The bare Undertow as a plain jar. */
    public static ServerProcess bare() throws IOException {
        return ServerProcess.of(JavaProcess.start(List.of("-jar", BARE_JAR)));
    }

    /** The standalone fake as a plain jar, if it is built. */
    public static Optional<Start> standalone(String... settings) {
        return standaloneAt(STANDALONE_JAR.toString(), settings);
    }

    /** The standalone fake of another build, if the environment names its jar. */
    public static Optional<Start> baseline() {
        return standaloneAt(System.getenv(BASELINE));
    }

    private static Optional<Start> standaloneAt(@Nullable String jar, String... settings) {
        return jar != null && Files.exists(Path.of(jar))
                ? Optional.of(() -> ServerProcess.of(JavaProcess.start(
                        Stream.concat(Stream.of("-jar", jar, "--port", "0", "--tls-port", "0"), Stream.of(settings))
                                .toList())))
                : Optional.empty();
    }

    /** Starts a server. */
    @FunctionalInterface
    public interface Start {
        /** Returns once it says that it is ready. */
        ServerProcess start() throws IOException;
    }

    private static JavaProcess program(String classPath, Class<?> program, String... arguments) throws IOException {
        return JavaProcess.start(Stream.concat(Stream.of("-cp", classPath, program.getName()), Stream.of(arguments))
                .toList());
    }
}
