package io.github.kmsfake.benchmarks.client;

import java.nio.charset.StandardCharsets;

/** Requests to the control endpoints. */
public final class ControlCall {
    private ControlCall() {}

    /** A GET of the path below the endpoints'. */
    public static byte[] get(String path) {
        return request("GET", path, "");
    }

    /** A DELETE of the path. */
    public static byte[] delete(String path) {
        return request("DELETE", path, "");
    }

    /** A POST of JSON. */
    public static byte[] post(String path, String body) {
        return request("POST", path, body);
    }

    /** A PUT of JSON or YAML. */
    public static byte[] put(String path, String body) {
        return request("PUT", path, body);
    }

    private static byte[] request(String method, String path, String body) {
        return (head(method, path, "text/plain", body.length()) + body).getBytes(StandardCharsets.US_ASCII);
    }

    /** The head of a request alone. */
    public static String head(String method, String path, String type, long length) {
        return method + " /_kms-fake/" + path + " HTTP/1.1\r\nHost: " + Call.HOST + "\r\nContent-Type: " + type
                + "\r\nContent-Length: " + length + "\r\n\r\n";
    }
}
