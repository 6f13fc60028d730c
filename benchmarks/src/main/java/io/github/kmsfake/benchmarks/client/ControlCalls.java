package io.github.kmsfake.benchmarks.client;

/** What a tester asks of the fake itself. */
public final class ControlCalls {
    private ControlCalls() {}

    /** Whether it is well. */
    public static byte[] health() {
        return request("GET", "health", "");
    }

    /** Back to the initial state. */
    public static byte[] reset() {
        return request("POST", "reset", "");
    }

    /** So many days later. */
    public static byte[] advance(int days) {
        return request("POST", "clock", "{\"advance\":\"P" + days + "D\"}");
    }

    private static byte[] request(String method, String path, String body) {
        return Call.request(
                method + " /_kms-fake/" + path,
                "Host: " + Call.HOST + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length()
                        + "\r\n",
                body);
    }
}
