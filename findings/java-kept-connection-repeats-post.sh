#!/usr/bin/env bash
# com.aliyun:kms20160120 1.2.3 (with com.aliyun:tea 1.3.0, OkHttp 3.12.13), Java 17
#
# Behaviour: with default options the client makes one attempt, and it does so when the server closes a new connection
#   without an answer: TeaUnretryableException. When the connection was kept from an earlier call, the same loss is
#   not reported: OkHttp sends the POST again on another connection, below the client's retry options. Both requests
#   carry the same signature and the same x-acs-signature-nonce, and the call succeeds.
# Seen: a first CreateKey that is lost: 1 request, TeaUnretryableException. After one successful call: 2 requests for
#   one createKey, one nonce, no exception.
# Why it matters: a test of a lost answer passes or fails by what the client did before. After a warm-up call it sees
#   a success, and a server that had done the work before it lost the answer has two keys. A server that refuses used
#   nonces refuses the second request, so that the caller gets that error instead of the lost connection.
source "$(dirname "$0")/lib/common.bash"

java_packages com.aliyun:kms20160120:1.2.3 com.aliyun:tea:1.3.0
cat > Lost.java <<'JAVA'
import com.aliyun.kms20160120.Client;
import com.aliyun.kms20160120.models.CreateKeyRequest;
import com.aliyun.kms20160120.models.ListKeysRequest;
import com.aliyun.teaopenapi.models.Config;

class Lost {
    public static void main(String[] arguments) throws Exception {
        Client client = new Client(new Config().setEndpoint("127.0.0.1:" + arguments[0]).setProtocol("http")
                .setAccessKeyId("id").setAccessKeySecret("secret"));
        if (arguments[1].equals("kept")) {
            client.listKeys(new ListKeysRequest());
        }
        try {
            client.createKey(new CreateKeyRequest());
            System.out.println("success");
        } catch (Exception e) {
            System.out.println(e.getClass().getSimpleName());
        }
    }
}
JAVA
lost_once='{"CreateKey": [{"drop": true}, {}], "*": [{}]}'
keys='map(select(.action == "CreateKey"))'

record "$lost_once"
seen=$(java -cp "$classpath" Lost.java "$port" new 2> java.log)
expect 'a new connection is closed' TeaUnretryableException "$seen"
expect '  requests' 1 "$(requests "$keys | length")"

record "$lost_once"
seen=$(java -cp "$classpath" Lost.java "$port" kept 2> java.log)
expect 'a kept connection is closed' success "$seen"
expect '  requests' 2 "$(requests "$keys | length")"
expect '  connections' 2 "$(requests "$keys | map(.peer) | unique | length")"
expect '  nonces' 1 "$(requests "$keys | map(.headers[\"x-acs-signature-nonce\"]) | unique | length")"
