package io.github.kmsfake.benchmarks.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

/** One request over a plain socket of its own. */
public final class SingleCall {
    private SingleCall() {}

    /** Sends the request, and waits for the whole answer. */
    public static Answer ask(int port, byte[] request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(request);
            Answer answer = new Answer();
            while (!answer.isComplete()) {
                answer.readFrom(socket.getInputStream());
            }
            return answer;
        }
    }

    /** Makes a call without a signature; a field of its answer. */
    static String field(int port, Call call, String name) throws IOException {
        return ask(port, call.unsigned()).field(name);
    }
}
