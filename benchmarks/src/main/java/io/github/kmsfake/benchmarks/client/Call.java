package io.github.kmsfake.benchmarks.client;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A call of the API, in the ways of sending it. */
public record Call(String action, Map<String, String> parameters) {
    /** The version of the API. */
    static final String VERSION = "2016-01-20";

    /** The host that requests name: signatures cover it, and the server takes it as it comes. */
    static final String HOST = "127.0.0.1:4590";

    /** As somebody without an access key sends it. */
    public byte[] unsigned() {
        Map<String, String> all = new TreeMap<>(parameters);
        all.put("Action", action);
        all.put("Version", VERSION);
        return request(all, "Host: " + HOST + "\r\n", "");
    }

    /** As the vendor's newer SDKs sign and send it. */
    public byte[] signedV3() {
        return SignatureV3.sign(this);
    }

    /** As the vendor's older SDKs sign and send it. */
    public byte[] signedV1() {
        return SignatureV1.sign(this);
    }

    /** The same with its parameters in the body, where there is room for long ones. */
    public byte[] signedV1InBody() {
        return SignatureV1.signForm(this);
    }

    /** A POST with its parameters in the body; each of the headers brings its line end. */
    static byte[] form(Map<String, String> parameters, String headers) {
        String body = canonical(parameters);
        return request(
                "POST /",
                headers + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + body.length()
                        + "\r\n",
                body);
    }

    /** A POST with its parameters in the query; each of the headers brings its line end. */
    static byte[] request(Map<String, String> query, String headers, String body) {
        return request("POST /?" + canonical(query), headers, body);
    }

    /** Any request; each of the headers brings its line end. */
    static byte[] request(String methodAndPath, String headers, String body) {
        return (methodAndPath + " HTTP/1.1\r\n" + headers + "\r\n" + body).getBytes(StandardCharsets.UTF_8);
    }

    /** Parameters sorted by name and strictly encoded, as both signatures want them. */
    static String canonical(Map<String, String> parameters) {
        return new TreeMap<>(parameters)
                .entrySet().stream()
                        .map(parameter ->
                                Encoding.percent(parameter.getKey()) + "=" + Encoding.percent(parameter.getValue()))
                        .collect(Collectors.joining("&"));
    }
}
