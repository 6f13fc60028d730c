package io.github.kmsfake.benchmarks.subject;

import java.io.IOException;

/** The bare Undertow as a program: the floor for the standalone jar. It ends with its standard input. */
public final class BareProgram {
    private BareProgram() {}

    /** Runs it. */
    public static void main(String[] arguments) throws IOException {
        try (Subject subject = new Bare()) {
            System.out.println("ready http=http://127.0.0.1:" + subject.port());
            while (System.in.read() >= 0) {
                // nothing is expected but the end
            }
        }
    }
}
