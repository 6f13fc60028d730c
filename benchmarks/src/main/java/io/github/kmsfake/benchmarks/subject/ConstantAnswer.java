package io.github.kmsfake.benchmarks.subject;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Answers whatever is asked with one JSON body, as long as the fake's answer to DescribeApplicationAccessPoint. */
final class ConstantAnswer implements HttpHandler {
    private static final byte[] BODY = ("{\"RequestId\":\"3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf\","
                    + "\"Arn\":\"acs:kms:cn-hangzhou:1000000000000001:applicationaccesspoint/"
                    + "aap-checkout-service-prod-eu-0000000\","
                    + "\"Name\":\"aap-checkout-service-prod-eu-0000000\","
                    + "\"Description\":\"checkout service\","
                    + "\"AuthenticationMethod\":\"ClientKey\","
                    + "\"Policies\":\"[\\\"policy-checkout-read\\\"]\"}")
            .getBytes(StandardCharsets.UTF_8);

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json;charset=utf-8");
        exchange.getResponseSender().send(ByteBuffer.wrap(BODY));
    }
}
