package io.github.kmsfake.benchmarks.client;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** Signature V3 (ACS3-HMAC-SHA256), on a request as the vendor's Tea SDK for Java sends it: chunked, without a body. */
final class SignatureV3 {
    private static final String ALGORITHM = "ACS3-HMAC-SHA256";
    private static final String NO_CHUNKS = "0\r\n\r\n";

    private SignatureV3() {}

    static byte[] sign(Call call) {
        SortedMap<String, String> signed = new TreeMap<>();
        signed.put("host", Call.HOST);
        signed.put("x-acs-action", call.action());
        signed.put("x-acs-content-sha256", Encoding.sha256(""));
        signed.put("x-acs-date", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        signed.put("x-acs-signature-nonce", UUID.randomUUID().toString());
        signed.put("x-acs-version", Call.VERSION);
        StringBuilder headers = new StringBuilder();
        signed.forEach(
                (name, value) -> headers.append(name).append(": ").append(value).append("\r\n"));
        headers.append("accept: application/json\r\n")
                .append("user-agent: AlibabaCloud (Linux; amd64) Java/17 Core/0.3.5 TeaDSL/1\r\n")
                .append("Authorization: ")
                .append(authorization(call, signed))
                .append("\r\nTransfer-Encoding: chunked\r\n")
                .append("Connection: Keep-Alive\r\n")
                .append("Accept-Encoding: gzip\r\n");
        return Call.request(call.parameters(), headers.toString(), NO_CHUNKS);
    }

    private static String authorization(Call call, SortedMap<String, String> signed) {
        String names = String.join(";", signed.keySet());
        StringBuilder canonical = new StringBuilder("POST\n/\n")
                .append(Call.canonical(call.parameters()))
                .append('\n');
        signed.forEach((name, value) ->
                canonical.append(name).append(':').append(value).append('\n'));
        canonical.append('\n').append(names).append('\n').append(Encoding.sha256(""));
        String stringToSign = ALGORITHM + "\n" + Encoding.sha256(canonical.toString());
        return ALGORITHM + " Credential=test,SignedHeaders=" + names + ",Signature="
                + HexFormat.of().formatHex(Encoding.hmac("HmacSHA256", "test", stringToSign));
    }
}
