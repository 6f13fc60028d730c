package io.github.kmsfake.benchmarks.client;

/** What a tester asks of the fake itself. */
public final class ControlCalls {
    private ControlCalls() {}

    /** Whether it is well. */
    public static byte[] health() {
        return get("health");
    }

    /** Back to the initial state. */
    public static byte[] reset() {
        return post("reset", "");
    }

    /** So many days later. */
    public static byte[] advance(int days) {
        return post("clock", "{\"advance\":\"P" + days + "D\"}");
    }

    /** Asks for what stands at a path below that of all control endpoints. */
    public static byte[] get(String path) {
        return request("GET", path, "");
    }

    /** Removes what stands there. */
    public static byte[] delete(String path) {
        return request("DELETE", path, "");
    }

    /** Sends JSON there. */
    public static byte[] post(String path, String body) {
        return request("POST", path, body);
    }

    /** Puts JSON there. */
    public static byte[] put(String path, String body) {
        return request("PUT", path, body);
    }

    /** The method and path, and the headers, of a request with a body of that type and length. */
    public static String head(String method, String path, String type, long length) {
        return line(method, path) + " HTTP/1.1\r\n" + headers(type, length) + "\r\n";
    }

    private static byte[] request(String method, String path, String body) {
        return Call.request(line(method, path), headers("application/json", body.length()), body);
    }

    private static String line(String method, String path) {
        return method + " /_kms-fake/" + path;
    }

    private static String headers(String type, long length) {
        return "Host: " + Call.HOST + "\r\nContent-Type: " + type + "\r\nContent-Length: " + length + "\r\n";
    }
}
