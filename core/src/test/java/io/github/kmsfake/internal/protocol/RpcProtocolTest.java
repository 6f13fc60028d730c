package io.github.kmsfake.internal.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.testing.RawClient;
import io.github.kmsfake.internal.testing.Reply;
import io.github.kmsfake.internal.testing.TestServer;
import io.github.kmsfake.internal.testing.TestServer.Encoding;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.StreamHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RpcProtocolTest {
    private static final String LIST = "/?Action=ListPolicies&Version=2016-01-20";
    private final TestServer kms = TestServer.with().start();

    @AfterEach
    void close() {
        kms.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/, 400, MissingAction",
        "/?Action=, 400, MissingAction",
        "/?Action=ListPolicies, 400, MissingVersion",
        "/?Action=ListPolicies&Version=2014-01-01, 400, InvalidVersion",
        "/?Action=ListPolicys&Version=2016-01-20, 404, InvalidAction.NotFound",
        "/?Action=listpolicies&Version=2016-01-20, 404, InvalidAction.NotFound",
        "/?Action=ListPolicies&Version=2016-01-20&PageSize=%zz, 400, ParseRequestParameterException",
        "/?Action=ListPolicies&Version=2016-01-20&RegionId=cn-nowhere, 400, InvalidParameter",
        "/other?Action=ListPolicies&Version=2016-01-20, 404, InvalidApi.NotFound",
    })
    void refusesWhatIsNoCall(String request, int status, String code) {
        Reply reply = kms.send(
                kms.request(request.replace("%zz", "%25").replace("%25", "%E5")).GET());

        assertThat(reply.text("Code")).isEqualTo(code);
        assertThat(reply.status()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH", "OPTIONS"})
    void refusesOtherMethods(String method) {
        Reply reply = kms.send(kms.request(LIST).method(method, BodyPublishers.noBody()));

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.text("Code")).isEqualTo("UnsupportedHTTPMethod");
    }

    @Test
    void takesActionAndVersionFromHeadersToo() {
        Reply reply = kms.send(kms.request("/")
                .header("x-acs-action", "ListPolicies")
                .header("x-acs-version", "2016-01-20")
                .POST(BodyPublishers.noBody()));

        assertThat(reply.text("TotalCount")).isEqualTo("0");
    }

    @Test
    void repliesWithTheHeadersThatClientsRead() {
        Reply json = kms.call("ListPolicies");
        Reply xml = kms.call(Encoding.POST_XML, "ListPolicies");

        assertThat(json.header("content-type")).isEqualTo("application/json;charset=utf-8");
        assertThat(xml.header("content-type")).isEqualTo("text/xml;charset=utf-8");
        assertThat(json.header("content-length"))
                .isEqualTo(String.valueOf(json.body().length()));
        assertThat(json.text("RequestId"))
                .isEqualTo(json.header("x-acs-request-id"))
                .matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
        assertThat(json.header("x-acs-trace-id")).matches("[0-9a-f]{32}");
    }

    @ParameterizedTest
    @CsvSource({"XML, Xml", "xml, Xml", "JSON, Json", "json, Json", "None, Json", "'', Json"})
    void answersInTheFormatThatIsAskedFor(String format, String expected) {
        Reply reply = kms.send(kms.request(LIST + "&Format=" + format).GET());

        if (expected.equals("Xml")) {
            assertThat(reply.xml().getDocumentElement().getTagName()).isEqualTo("ListPoliciesResponse");
        } else {
            assertThat(reply.fields("")).contains("RequestId");
        }
    }

    @Test
    void errorsDoNotLookLikeAnswersNorAnswersLikeErrors() {
        assertThat(kms.call("ListPolicies").fields("")).doesNotContain("Code", "Message");
        assertThat(kms.call("DescribePolicy").fields(""))
                .containsExactlyInAnyOrder("RequestId", "HostId", "Code", "Message", "Recommend", "HttpStatus");
    }

    @Test
    void ignoresParametersThatTheOperationDoesNotHave() {
        assertThat(kms.ok("ListPolicies", "Pagesize", "1", "Whatever", "x\ny").text("PageSize"))
                .isEqualTo("20");
    }

    @Test
    void warnsOfParametersThatTheOperationDoesNotHave() {
        Logger logger = Logger.getLogger("io.github.kmsfake");
        List<String> warnings = new CopyOnWriteArrayList<>();
        Handler handler = new StreamHandler() {
            @Override
            public synchronized void publish(LogRecord message) {
                warnings.add(message.getMessage());
            }
        };
        logger.addHandler(handler);
        try {
            kms.ok("ListPolicies", "PageSiz", "1", "Forged\nline", "x", "RegionId", "cn-hangzhou");
        } finally {
            logger.removeHandler(handler);
        }

        assertThat(warnings)
                .contains(
                        "ListPolicies has no parameter PageSiz, it is ignored; did you mean PageSize?",
                        "ListPolicies has no parameter Forged\\u000aline, it is ignored")
                .noneMatch(warning -> warning.contains("RegionId"));
    }

    @Test
    void ignoresBodiesThatAreNoForm() {
        Reply reply = kms.send(kms.request(LIST)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"PageSize\":5}")));

        assertThat(reply.text("PageSize")).isEqualTo("20");
    }

    @Test
    void keepsRegionsApart() {
        kms.ok("CreateNetworkRule", "Name", "rule", "Type", "Private", "RegionId", "cn-beijing");

        assertThat(kms.ok("ListNetworkRules").text("TotalCount")).isEqualTo("0");
        assertThat(kms.ok("ListNetworkRules", "RegionId", "cn-beijing").text("TotalCount"))
                .isEqualTo("1");
        assertThat(kms.ok("DescribeNetworkRule", "Name", "rule", "RegionId", "cn-beijing")
                        .text("Arn"))
                .isEqualTo("acs:kms:cn-beijing:1000000000000001:network/rule");
    }

    @ParameterizedTest
    @CsvSource({
        "kms.cn-beijing.aliyuncs.com, cn-beijing",
        "kms-vpc.cn-beijing.aliyuncs.com:4590, cn-beijing",
        "KMS.CN-Beijing.AliyunCS.com, cn-beijing",
        "kms.cn-beijing.aliyuncs.com., cn-beijing",
        "Kms-Vpc.cn-beijing.aliyuncs.com.:4591, cn-beijing",
        "localhost, cn-hangzhou",
        "kms.test, cn-hangzhou",
    })
    void takesTheRegionFromTheHostName(String host, String region) {
        RawClient.Response response = RawClient.to(kms)
                .send("GET /?Action=CreateNetworkRule&Version=2016-01-20&Name=rule&Type=Private HTTP/1.1\r\nHost: "
                        + host + "\r\n\r\n");

        assertThat(response.body()).contains("acs:kms:" + region + ":");
    }

    @Test
    void prefersTheRegionOfTheParameter() {
        RawClient.Response response = RawClient.to(kms)
                .send("GET /?Action=CreateNetworkRule&Version=2016-01-20&Name=rule&Type=Private&RegionId=us-west-1"
                        + " HTTP/1.1\r\nHost: kms.cn-beijing.aliyuncs.com\r\n\r\n");

        assertThat(response.body()).contains("acs:kms:us-west-1:");
    }

    @Test
    void knowsNoHostOfARegionThatDoesNotExist() {
        RawClient.Response response =
                RawClient.to(kms).send("GET " + LIST + " HTTP/1.1\r\nHost: kms.cn-nowhere.aliyuncs.com\r\n\r\n");

        assertThat(response.status()).isEqualTo(404);
        assertThat(response.body()).contains("InvalidProduct.NotFound");
    }

    @Test
    void tellsClientsThatAskFirstToGoOn() {
        Reply reply = kms.send(kms.request("/")
                .expectContinue(true)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("Action=ListPolicies&Version=2016-01-20")));

        assertThat(reply.status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "\r\n", "Content-Length: 0\r\n\r\n"})
    void takesEmptyBodiesInEveryShape(String rest) {
        RawClient.Response response =
                RawClient.to(kms).send("POST " + LIST + " HTTP/1.1\r\nHost: localhost\r\n" + rest);

        assertThat(response.status()).isEqualTo(200);
    }
}
