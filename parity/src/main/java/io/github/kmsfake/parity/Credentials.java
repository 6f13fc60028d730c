package io.github.kmsfake.parity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An access key, from where the vendor's tools have it. It is never written.
 *
 * @param id of the access key
 * @param token what comes with a temporary access key; empty if it is a lasting one
 */
record Credentials(String id, String secret, String token) {
    private static final String PREFIX = "ALIBABA_CLOUD_";

    /** From the option, the environment, or the profiles of the command line tool or the SDKs, as the SDKs look. */
    static Credentials find(@Nullable String option, Map<String, String> environment, Path... homes)
            throws IOException {
        if (option != null) {
            int colon = option.indexOf(':');
            if (colon <= 0 || colon == option.length() - 1) {
                throw new IOException("--access-key takes ID:SECRET");
            }
            return new Credentials(option.substring(0, colon), option.substring(colon + 1), "");
        }
        String id = environment.getOrDefault(PREFIX + "ACCESS_KEY_ID", "");
        String secret = environment.getOrDefault(PREFIX + "ACCESS_KEY_SECRET", "");
        if (!id.isEmpty() && !secret.isEmpty()) {
            return new Credentials(id, secret, environment.getOrDefault(PREFIX + "SECURITY_TOKEN", ""));
        }
        String profile = environment.getOrDefault(PREFIX + "PROFILE", "");
        for (Path home : homes) {
            Optional<Credentials> found = ofTheCommandLine(home.resolve(".aliyun/config.json"), profile);
            if (found.isPresent()) {
                return found.get();
            }
        }
        String file = environment.getOrDefault(PREFIX + "CREDENTIALS_FILE", "");
        List<Path> files = file.isEmpty()
                ? Stream.of(homes)
                        .flatMap(home -> Stream.of("credentials", "credentials.ini")
                                .map(name -> home.resolve(".alibabacloud").resolve(name)))
                        .toList()
                : List.of(Path.of(file));
        for (Path one : files) {
            Optional<Credentials> found = ofTheSdks(one, profile.isEmpty() ? "default" : profile);
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw new IOException("no access key: give --access-key, " + PREFIX + "ACCESS_KEY_ID and _SECRET, or a profile"
                + (profile.isEmpty() ? "" : "; there is none called " + profile));
    }

    /** A profile of the command line tool; without a name that which it uses itself. */
    private static Optional<Credentials> ofTheCommandLine(Path file, String name) throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        JsonNode config;
        try {
            config = new ObjectMapper().readTree(Files.readString(file));
        } catch (JsonProcessingException e) {
            // the text of the parser repeats what is in the file
            throw new IOException(file + " is not JSON", e);
        }
        String wanted = name.isEmpty() ? config.path("current").asText("default") : name;
        for (JsonNode one : config.path("profiles")) {
            if (one.path("name").asText().equals(wanted)) {
                Map<String, String> values = new HashMap<>();
                one.properties()
                        .forEach(field ->
                                values.put(field.getKey(), field.getValue().asText()));
                return Optional.of(of(file, wanted, values, "mode", "sts_token"));
            }
        }
        return Optional.empty();
    }

    /** A section of the file of the SDKs. */
    private static Optional<Credentials> ofTheSdks(Path file, String name) throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        Map<String, Map<String, String>> sections = new HashMap<>();
        Map<String, String> section = new HashMap<>();
        for (String line : Files.readAllLines(file)) {
            String text = line.replaceFirst("(^|\\s)[#;].*", "").strip();
            int sign = text.indexOf('=');
            if (text.startsWith("[") && text.endsWith("]")) {
                section = sections.computeIfAbsent(
                        text.substring(1, text.length() - 1).strip(), any -> new HashMap<>());
            } else if (sign > 0) {
                section.put(
                        text.substring(0, sign).strip(),
                        text.substring(sign + 1).strip());
            }
        }
        Map<String, String> values = sections.get(name);
        if (values == null || values.getOrDefault("enable", "true").equals("false")) {
            return Optional.empty();
        }
        return Optional.of(of(file, name, values, "type", "security_token"));
    }

    private static Credentials of(Path file, String name, Map<String, String> values, String kind, String token)
            throws IOException {
        String id = values.getOrDefault("access_key_id", "");
        String secret = values.getOrDefault("access_key_secret", "");
        String type = values.getOrDefault(kind, "");
        boolean known = Stream.of("", "AK", "StsToken", "access_key", "sts").anyMatch(type::equals);
        if (!known || id.isEmpty() || secret.isEmpty()) {
            throw new IOException("the profile " + name + " in " + file + " has no access key"
                    + (known ? "" : ": its " + kind + " is " + type));
        }
        return new Credentials(id, secret, values.getOrDefault(token, ""));
    }

    /** As a stranger may see it. */
    @Override
    public String toString() {
        return id;
    }
}
