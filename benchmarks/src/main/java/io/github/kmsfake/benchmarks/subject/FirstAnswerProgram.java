package io.github.kmsfake.benchmarks.subject;

import io.github.kmsfake.benchmarks.client.SingleCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Starts one server in a fresh process and prints how many nanoseconds passed until it had answered. Before the clock
 * runs, nothing here touches what either server would have to load itself: no signing, no lambda, no joined strings.
 */
public final class FirstAnswerProgram {
    private FirstAnswerProgram() {}

    /**
     * Runs it.
     *
     * @param arguments which server, and a file that holds the request
     */
    public static void main(String[] arguments) throws IOException {
        byte[] request = Files.readAllBytes(Path.of(arguments[1]));
        long begin = System.nanoTime();
        Subject subject = Subject.start(arguments[0]);
        int status = SingleCall.ask(subject.port(), request).status();
        long end = System.nanoTime();
        if (status != 200) {
            throw new IllegalStateException("refused with status " + status);
        }
        System.out.println(end - begin);
        System.exit(0);
    }
}
