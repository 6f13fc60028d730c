package io.github.kmsfake.standalone;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The jar, run as users run it. */
final class Program implements AutoCloseable {
    private static final Pattern READY =
            Pattern.compile("KMS fake ready http=http://(\\S+) https=https://(\\S+) region=(\\S+) instance=(kst-\\S+)");
    private static final long PATIENCE_SECONDS = 60;

    /** How a program ended, and what it said. */
    record End(int code, String out, String err) {}

    private final Process process;
    private final BufferedReader out;
    private final BufferedReader err;
    private String readyLine = "";

    private Program(Map<String, String> environment, List<String> arguments) throws IOException {
        this(environment, List.of(), arguments);
    }

    private Program(Map<String, String> environment, List<String> shell, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(shell);
        if (System.getProperty("os.name").equals("Linux")) {
            // a build that has left its terminal ignores a hang-up, and so would all that it starts
            command.addAll(List.of("env", "--default-signal=HUP"));
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("KMS_FAKE_"));
        builder.environment().putAll(environment);
        process = builder.start();
        out = process.inputReader(StandardCharsets.UTF_8);
        err = process.errorReader(StandardCharsets.UTF_8);
    }

    /** Runs it and waits for its ready line. */
    static Program serve(Map<String, String> environment, String... arguments) throws IOException {
        Program program = new Program(environment, jar(arguments));
        program.readyLine = String.valueOf(program.out.readLine());
        if (!READY.matcher(program.readyLine).matches()) {
            throw new AssertionError("not ready: " + program.readyLine + " " + program.errors());
        }
        return program;
    }

    /** Runs it as the arguments of a script, which has a name as {@code $0}; standard output is the script's. */
    static Program underShell(String script, String name, String... arguments) throws IOException {
        return new Program(Map.of(), List.of("sh", "-c", script, name), jar(arguments));
    }

    /** Runs it and waits for its end. */
    static End run(Map<String, String> environment, String... arguments) throws Exception {
        return new Program(environment, jar(arguments)).end();
    }

    /** Runs the check that comes with it, as a container does. */
    static End checkHealth(Map<String, String> environment) throws Exception {
        return new Program(
                        environment, List.of("-cp", System.getProperty("standalone.jar"), HealthCheck.class.getName()))
                .end();
    }

    private static List<String> jar(String... arguments) {
        List<String> all = new ArrayList<>(List.of("-jar", System.getProperty("standalone.jar")));
        all.addAll(List.of(arguments));
        return all;
    }

    String readyLine() {
        return readyLine;
    }

    String http() {
        return part(1);
    }

    String https() {
        return part(2);
    }

    /** Waits for the next line on standard error, or {@code null} if it ended without one. */
    @Nullable
    String errorLine() throws IOException {
        return err.readLine();
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /** Waits for the end. */
    End end() throws Exception {
        StringBuilder rest = new StringBuilder();
        out.lines().forEach(line -> rest.append(line).append('\n'));
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("it does not end");
        }
        return new End(process.exitValue(), rest.toString(), errors());
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private String errors() {
        return err.lines().collect(Collectors.joining("\n"));
    }

    private String part(int group) {
        Matcher ready = READY.matcher(readyLine);
        if (!ready.matches()) {
            throw new AssertionError(readyLine);
        }
        return ready.group(group);
    }
}
