package io.github.kmsfake.benchmarks.client;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Signature V1 (HMAC-SHA1), on a request as the vendor's older SDK for Java sends it. */
final class SignatureV1 {
    private static final String HEADERS = "Host: " + Call.HOST + "\r\n"
            + "Accept: application/json\r\n"
            + "Accept-Encoding: identity\r\n"
            + "Connection: Keep-Alive\r\n"
            + "User-Agent: AlibabaCloud (Linux; amd64) Java/17 Core/4.7.10 HTTPClient/ApacheHttpClient\r\n"
            + "x-sdk-client: Java/2.0.0\r\n"
            + "x-sdk-invoke-type: normal\r\n";

    private SignatureV1() {}

    /** With everything in the query. */
    static byte[] sign(Call call) {
        return Call.request(signed(call), HEADERS, "");
    }

    /** With everything in the body. */
    static byte[] signForm(Call call) {
        return Call.form(signed(call), HEADERS);
    }

    /** All parameters, with the signature; those of the call win over what is usual, as in {@code Format=XML}. */
    private static Map<String, String> signed(Call call) {
        Map<String, String> all = new TreeMap<>();
        all.put("Action", call.action());
        all.put("Version", Call.VERSION);
        all.put("Format", "JSON");
        all.put("RegionId", "cn-hangzhou");
        all.put("AccessKeyId", "test");
        all.put("SignatureMethod", "HMAC-SHA1");
        all.put("SignatureType", "");
        all.put("SignatureVersion", "1.0");
        all.put("SignatureNonce", UUID.randomUUID().toString());
        all.put("Timestamp", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        all.putAll(call.parameters());
        String stringToSign = "POST&%2F&" + Encoding.percent(Call.canonical(all));
        all.put("Signature", Base64.getEncoder().encodeToString(Encoding.hmac("HmacSHA1", "test&", stringToSign)));
        return all;
    }
}
