package io.github.kmsfake.parity.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes the calls of cases, over plain HTTP and with signatures of its own: it knows no server's code. */
public final class ServiceClient {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TOKEN = "SecurityToken";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http;
    private final URI endpoint;
    private final URI instanceEndpoint;
    private final String keyId;
    private final String secret;
    private final String token;

    /** A client of a service; the second address is that of its instance, which may be the same. */
    public ServiceClient(HttpClient http, URI endpoint, URI instanceEndpoint, String keyId, String secret) {
        this(http, endpoint, instanceEndpoint, keyId, secret, "");
    }

    /** The same with the token of a temporary access key, or none. */
    public ServiceClient(
            HttpClient http, URI endpoint, URI instanceEndpoint, String keyId, String secret, String token) {
        this.http = http;
        this.endpoint = endpoint;
        this.instanceEndpoint = instanceEndpoint;
        this.keyId = keyId;
        this.secret = secret;
        this.token = token;
    }

    /** Makes a call, whatever becomes of it. */
    public Answer send(Step step, Variables variables) throws IOException, InterruptedException {
        try {
            HttpRequest request = step.instanceProtocol() ? instance(step, variables) : rpc(step, variables);
            long begin = System.nanoTime();
            HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            Duration time = Duration.ofNanos(System.nanoTime() - begin);
            String type = response.headers().firstValue("content-type").orElse("");
            return new Answer(response.statusCode(), type, body(type, response.body()), time);
        } catch (GeneralSecurityException e) {
            throw new IOException("cannot sign", e);
        }
    }

    private static JsonNode body(String type, byte[] body) {
        try {
            if (type.contains("protobuf")) {
                return InstanceMessages.read(body);
            }
            return type.contains("xml") ? XmlTree.read(body) : JSON.readTree(body);
        } catch (IOException | RuntimeException e) {
            // what is not in its own format is an answer too, and differs from any other
            return JsonNodeFactory.instance.textNode(new String(body, StandardCharsets.UTF_8));
        }
    }

    private HttpRequest rpc(Step step, Variables variables) throws GeneralSecurityException, IOException {
        Map<String, String> how = variables.fill(step.how());
        Map<String, String> parameters = new LinkedHashMap<>(variables.fill(step.with()));
        if (how.containsKey("format")) {
            parameters.put("Format", how.getOrDefault("format", ""));
        }
        String signature = how.getOrDefault("signature", "v3");
        return signature.equals("v3") ? v3(step.call(), parameters, how) : v1(step.call(), parameters, how, signature);
    }

    private Signer signer(Map<String, String> how) {
        String usedSecret = how.getOrDefault("secret", secret);
        return new Signer(how.getOrDefault("accessKey", keyId), usedSecret)
                .at(Instant.now().plus(Duration.parse(how.getOrDefault("clock", "PT0S"))))
                .fraction(how.getOrDefault("fraction", ""));
    }

    private HttpRequest v3(String action, Map<String, String> parameters, Map<String, String> how)
            throws GeneralSecurityException, IOException {
        String form = form(parameters);
        Map<String, String> headers = new TreeMap<>();
        headers.put("host", endpoint.getRawAuthority());
        headers.put("x-acs-action", action);
        headers.put("x-acs-version", how.getOrDefault("version", "2016-01-20"));
        if (!token.isEmpty() && !how.containsKey("accessKey")) {
            headers.put("x-acs-security-token", token);
        }
        boolean get = how.getOrDefault("method", "POST").equals("GET");
        if (!get) {
            headers.put("content-type", "application/x-www-form-urlencoded");
        }
        String method = how.getOrDefault("method", "POST");
        Map<String, String> signed =
                signer(how).v3(method, get ? form : "", get ? "" : form, headers);
        change(signed, how);
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        endpoint.resolve(how.getOrDefault("path", "/") + (get && !form.isEmpty() ? "?" + form : "")))
                .timeout(PATIENCE);
        signed.forEach(request::header);
        return request.method(method, get ? BodyPublishers.noBody() : BodyPublishers.ofString(form))
                .build();
    }

    private HttpRequest v1(String action, Map<String, String> parameters, Map<String, String> how, String signature)
            throws GeneralSecurityException {
        String[] inTurn = parameters.entrySet().stream()
                .flatMap(parameter -> Stream.of(parameter.getKey(), parameter.getValue()))
                .toArray(String[]::new);
        String method = how.getOrDefault("method", "GET");
        Map<String, String> all;
        if (signature.equals("client-key")) {
            all = new Signer(how.getOrDefault("client", ""), "").v1(privateKey(how), method, action, inTurn);
        } else {
            all = signer(how).v1(method, action, withToken(inTurn, how));
        }
        if (signature.equals("none")) {
            all.keySet()
                    .removeAll(java.util.Set.of(
                            "AccessKeyId", "Signature", "SignatureMethod", "SignatureVersion", TOKEN));
        }
        change(all, how);
        HttpRequest.Builder request = HttpRequest.newBuilder().timeout(PATIENCE);
        return method.equals("GET")
                ? request.uri(endpoint.resolve("/?" + form(all))).GET().build()
                : request.uri(endpoint)
                        .header("content-type", "application/x-www-form-urlencoded")
                        .method(method, BodyPublishers.ofString(form(all)))
                        .build();
    }

    private String[] withToken(String[] parameters, Map<String, String> how) {
        return token.isEmpty() || how.containsKey("accessKey")
                ? parameters
                : Stream.concat(Stream.of(parameters), Stream.of(TOKEN, token)).toArray(String[]::new);
    }

    private static void change(Map<String, String> signed, Map<String, String> how) {
        how.forEach((name, value) -> {
            if (name.startsWith("set ")) {
                signed.put(name.substring(4), value);
            } else if (name.startsWith("drop ")) {
                signed.remove(name.substring(5));
            }
        });
    }

    private HttpRequest instance(Step step, Variables variables) throws GeneralSecurityException, IOException {
        Map<String, String> how = variables.fill(step.how());
        byte[] body = InstanceMessages.write(variables.fill(step.with()));
        Map<String, String> headers = new TreeMap<>();
        headers.put("accept", "application/x-protobuf");
        headers.put("content-type", "application/x-protobuf");
        headers.put(
                "date",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(Instant.now()
                        .plus(Duration.parse(how.getOrDefault("clock", "PT0S")))
                        .atOffset(ZoneOffset.UTC)));
        headers.put("x-kms-apiversion", "dkms-gcs-0.2");
        headers.put("x-kms-apiname", step.call());
        headers.put("x-kms-signaturemethod", "RSA_PKCS1_SHA_256");
        headers.put("x-kms-acccesskeyid", how.getOrDefault("client", ""));
        headers.put("content-sha256", InstanceMessages.sha256(body));
        headers.put(
                "authorization",
                "Bearer " + InstanceMessages.sign(privateKey(how), InstanceMessages.stringToSign("POST", headers)));
        change(headers, how);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(instanceEndpoint.resolve("/")).timeout(PATIENCE);
        headers.forEach(request::header);
        return request.POST(BodyPublishers.ofByteArray(body)).build();
    }

    /** The private key in a client key's file, as Base64. */
    private static PrivateKey privateKey(Map<String, String> how) throws GeneralSecurityException {
        char[] password = how.getOrDefault("password", "").toCharArray();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try {
            store.load(
                    new ByteArrayInputStream(Base64.getDecoder().decode(how.getOrDefault("file", ""))), password);
        } catch (IOException e) {
            throw new GeneralSecurityException("not a client key's file", e);
        }
        return (PrivateKey) store.getKey(store.aliases().nextElement(), password);
    }

    /** Parameters in a query or a form, encoded as a signature wants them and in its order. */
    private static String form(Map<String, String> parameters) {
        return new TreeMap<>(parameters)
                .entrySet().stream()
                        .map(parameter -> Signer.encode(name(parameter.getKey())) + "=" + Signer.encode(parameter.getValue()))
                        .collect(Collectors.joining("&"));
    }

    /** The name of a parameter: what comes twice in a call has {@code #2} after its name in the case. */
    public static String name(String inCase) {
        return inCase.endsWith("#2") ? inCase.substring(0, inCase.length() - 2) : inCase;
    }

    /** Keeps what a step wants of its answer. */
    public static void save(Step step, Answer answer, Variables variables) throws IOException {
        for (Map.Entry<String, String> wanted : step.save().entrySet()) {
            JsonNode value = answer.at(wanted.getValue());
            if (value.isMissingNode()) {
                throw new IOException(step.call() + " answered without " + wanted.getValue());
            }
            variables.set(wanted.getKey(), value.asText());
        }
    }
}
