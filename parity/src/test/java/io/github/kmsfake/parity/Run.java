package io.github.kmsfake.parity;

import io.github.kmsfake.KmsFakeServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a run in this process printed, and how it ended.
 *
 * @param out what a program would read of it
 * @param err what was said to a person
 */
record Run(int exitCode, String out, String err) {
    /** Runs the program. */
    static Run of(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
        return new Run(exitCode, out.toString(), err.toString());
    }

    /** Compares these, with some access key unless one is given. */
    static Run compare(String a, String b, String... more) {
        Stream<String> usual = Stream.of("compare", "--a=" + a, "--b=" + b, "--yes", "--json");
        Stream<String> key = List.of(more).stream().anyMatch(one -> one.startsWith("--access-key"))
                ? Stream.of()
                : Stream.of("--access-key=someone:secret");
        return of(Stream.of(usual, key, Stream.of(more)).flatMap(one -> one).toArray(String[]::new));
    }

    static String address(KmsFakeServer server) {
        return "http://" + server.endpoint() + "/";
    }
}
