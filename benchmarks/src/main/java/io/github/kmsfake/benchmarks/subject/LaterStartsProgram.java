package io.github.kmsfake.benchmarks.subject;

/** Starts and closes both servers in turn, and prints for each: its name, and nanoseconds to start and to close. */
public final class LaterStartsProgram {
    private LaterStartsProgram() {}

    /**
     * Runs it.
     *
     * @param arguments how many times
     */
    public static void main(String[] arguments) {
        int times = Integer.parseInt(arguments[0]);
        for (int i = 0; i < times; i++) {
            measure(Subject.FAKE);
            measure(Subject.BARE);
        }
    }

    private static void measure(String name) {
        long begin = System.nanoTime();
        Subject subject = Subject.start(name);
        long started = System.nanoTime();
        subject.close();
        long closed = System.nanoTime();
        System.out.println(name + ' ' + (started - begin) + ' ' + (closed - started));
    }
}
