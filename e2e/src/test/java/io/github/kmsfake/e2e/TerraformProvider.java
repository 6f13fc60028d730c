package io.github.kmsfake.e2e;

import com.aliyun.teautil.Common;
import io.github.kmsfake.KmsFakeServer;
import io.github.kmsfake.e2e.TerraformFile.Resource;
import io.github.kmsfake.e2e.TerraformResource.Argument;
import io.github.kmsfake.e2e.TerraformResource.Trait;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes the calls of the Terraform provider {@code aliyun/alicloud} in its form, and remembers what Terraform would. */
final class TerraformProvider {
    private final KmsFakeServer server;
    private final HttpClient http = HttpClient.newHttpClient();

    /** The ids of the resources that there are, by address, in the order of their creation. */
    private final Map<String, String> ids = new LinkedHashMap<>();

    TerraformProvider(KmsFakeServer server) {
        this.server = server;
    }

    /** Reads the resources, and tells which of the wanted arguments differ, by address; all of them if there is none. */
    Map<String, List<String>> plan(List<Resource> wanted) {
        Map<String, List<String>> differences = new LinkedHashMap<>();
        for (Resource resource : wanted) {
            List<Argument> different = different(resource);
            if (!different.isEmpty()) {
                differences.put(
                        resource.toString(),
                        different.stream().map(Argument::name).toList());
            }
        }
        return differences;
    }

    void apply(List<Resource> wanted) {
        for (Resource resource : wanted) {
            List<Argument> different = different(resource);
            if (!ids.containsKey(resource.toString())) {
                create(resource);
            } else if (different.stream().anyMatch(argument -> argument.has(Trait.FORCES_NEW))) {
                delete(resource);
                create(resource);
            } else if (!different.isEmpty()) {
                update(resource, different);
            }
        }
    }

    /** The last one first, since the others are needed by it. */
    void destroy(List<Resource> resources) {
        plan(resources);
        for (int i = resources.size() - 1; i >= 0; i--) {
            delete(resources.get(i));
        }
    }

    private List<Argument> different(Resource resource) {
        TerraformResource type = TerraformResource.of(resource.type());
        if (!ids.containsKey(resource.toString())) {
            return type.arguments();
        }
        Map<String, Object> answer = read(resource);
        return type.arguments().stream()
                .filter(argument -> !argument.has(Trait.NEVER_SHOWN))
                .filter(argument -> !(argument.has(Trait.COMPUTED) && value(resource, argument) == null))
                .filter(argument -> !Objects.equals(value(resource, argument), shown(resource, argument, answer)))
                .toList();
    }

    private Object shown(Resource resource, Argument argument, Map<String, Object> answer) {
        return argument.has(Trait.IS_ID)
                ? ids.get(resource.toString())
                : argument.shown(answer.get(argument.parameter()));
    }

    private void create(Resource resource) {
        TerraformResource type = TerraformResource.of(resource.type());
        Map<String, String> body = new TreeMap<>(type.constants());
        for (Argument argument : type.arguments()) {
            if (value(resource, argument) != null) {
                body.put(argument.parameter(), argument.sent(value(resource, argument)));
            }
        }
        Map<String, Object> made = call("POST", "Create" + type.noun(), Map.of(), body);
        ids.put(resource.toString(), (String) made.get(type.id()));
        read(resource);
    }

    private Map<String, Object> read(Resource resource) {
        TerraformResource type = TerraformResource.of(resource.type());
        return call(type.readingMethod(), type.reading(), named(resource), Map.of());
    }

    /** An optional argument is sent if it has changed, as an empty text if it is gone; the required ones always are. */
    private void update(Resource resource, List<Argument> different) {
        TerraformResource type = TerraformResource.of(resource.type());
        Map<String, String> body = new TreeMap<>(named(resource));
        for (Argument argument : type.arguments()) {
            boolean isSent = argument.has(Trait.REQUIRED) || different.contains(argument);
            if (isSent && !argument.has(Trait.FORCES_NEW)) {
                body.put(
                        argument.parameter(), argument.sent(Objects.requireNonNullElse(value(resource, argument), "")));
            }
        }
        call("POST", "Update" + type.noun(), Map.of(), body);
        read(resource);
    }

    private void delete(Resource resource) {
        TerraformResource type = TerraformResource.of(resource.type());
        call("POST", "Delete" + type.noun(), Map.of(), named(resource));
        ids.remove(resource.toString());
    }

    private Map<String, String> named(Resource resource) {
        return Map.of(TerraformResource.of(resource.type()).id(), ids.get(resource.toString()));
    }

    private static Object value(Resource resource, Argument argument) {
        return resource.arguments().get(argument.name());
    }

    /** Signed in version 1: what is common in the query, the parameters of a change in the body, also an empty one. */
    private Map<String, Object> call(
            String method, String action, Map<String, String> parameters, Map<String, String> body) {
        Map<String, String> query = new TreeMap<>(parameters);
        query.put("Action", action);
        query.put("Format", "json");
        query.put("Version", "2016-01-20");
        query.put("Timestamp", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        query.put("SignatureNonce", UUID.randomUUID().toString());
        query.put("SignatureMethod", "HMAC-SHA1");
        query.put("SignatureVersion", "1.0");
        query.put("AccessKeyId", server.accessKeyId());
        Map<String, String> signed = new TreeMap<>(query);
        signed.putAll(body);
        try {
            query.put("Signature", signature(method + "&%2F&" + encoded(form(signed))));
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + server.endpoint() + "/?" + form(query)))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .header("x-acs-action", action)
                    .header("x-acs-version", "2016-01-20")
                    .method(method, HttpRequest.BodyPublishers.ofString(form(body)))
                    .build();
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new AssertionError(action + " is refused: " + answer.body());
            }
            return Common.assertAsMap(Common.parseJSON(answer.body()));
        } catch (Exception e) {
            throw new AssertionError(action + " has no answer", e);
        }
    }

    private String signature(String text) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(
                (server.accessKeySecret() + "&").getBytes(StandardCharsets.UTF_8), mac.getAlgorithm()));
        return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String form(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(parameter -> encoded(parameter.getKey()) + "=" + encoded(parameter.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
