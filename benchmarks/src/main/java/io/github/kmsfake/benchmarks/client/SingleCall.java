package io.github.kmsfake.benchmarks.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

/** One request over a plain socket of its own. */
public final class SingleCall implements AutoCloseable {
    private static final int OK = 200;

    private final Socket socket;

    private SingleCall(Socket socket) {
        this.socket = socket;
    }

    /** Sends a request, and waits for nothing. */
    public static SingleCall begin(int port, byte[] request) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.getOutputStream().write(request);
        return new SingleCall(socket);
    }

    /** Sends the request, and waits for the whole answer. */
    public static Answer ask(int port, byte[] request) throws IOException {
        try (SingleCall call = begin(port, request)) {
            return call.answer();
        }
    }

    /** Sends the request, and waits for the whole answer, which grants it; how many nanoseconds that took. */
    public static long nanosOf(int port, byte[] request) throws IOException {
        long begin = System.nanoTime();
        Answer answer = ask(port, request);
        long nanos = System.nanoTime() - begin;
        if (answer.status() != OK) {
            throw new IllegalStateException("refused: " + answer.body());
        }
        return nanos;
    }

    /** Waits for the whole answer. */
    public Answer answer() throws IOException {
        Answer answer = new Answer();
        while (!answer.isComplete()) {
            answer.readFrom(socket.getInputStream());
        }
        return answer;
    }

    /** Whether none of the answer has come yet. */
    public boolean isUnderWay() throws IOException {
        return socket.getInputStream().available() == 0;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** Makes a call without a signature; a field of its answer. */
    static String field(int port, Call call, String name) throws IOException {
        return ask(port, call.unsigned()).field(name);
    }
}
