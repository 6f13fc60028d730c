package io.github.kmsfake.parity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An access key, from where the vendor's tools have it. It is never written.
 *
 * @param id of the access key
 */
record Credentials(String id, String secret) {
    /** From the option, the environment, or the file of profiles of the SDKs or the command line tool. */
    static Credentials find(@Nullable String option, Map<String, String> environment, Path home) throws IOException {
        if (option != null) {
            String[] parts = option.split(":", 2);
            if (parts.length < 2) {
                throw new IOException("--access-key takes ID:SECRET");
            }
            return new Credentials(parts[0], parts[1]);
        }
        String id = environment.get("ALIBABA_CLOUD_ACCESS_KEY_ID");
        String secret = environment.get("ALIBABA_CLOUD_ACCESS_KEY_SECRET");
        if (id != null && secret != null) {
            return new Credentials(id, secret);
        }
        String profile = environment.getOrDefault("ALIBABA_CLOUD_PROFILE", "default");
        Path ini = home.resolve(".alibabacloud/credentials");
        if (Files.exists(ini)) {
            return profile(Files.readString(ini), profile);
        }
        Path config = home.resolve(".aliyun/config.json");
        if (Files.exists(config)) {
            for (JsonNode one :
                    new ObjectMapper().readTree(Files.readString(config)).path("profiles")) {
                if (one.path("name").asText().equals(profile)) {
                    return new Credentials(
                            one.path("access_key_id").asText(),
                            one.path("access_key_secret").asText());
                }
            }
        }
        throw new IOException("no access key: --access-key, ALIBABA_CLOUD_ACCESS_KEY_ID and _SECRET, or a profile");
    }

    private static Credentials profile(String ini, String name) throws IOException {
        Map<String, String> values = new HashMap<>();
        String section = "";
        for (String line : ini.lines().map(String::strip).toList()) {
            if (line.startsWith("[") && line.endsWith("]")) {
                section = line.substring(1, line.length() - 1).strip();
            } else if (section.equals(name) && line.contains("=")) {
                String[] parts = line.split("=", 2);
                values.put(parts[0].strip(), parts[1].strip());
            }
        }
        String id = values.get("access_key_id");
        String secret = values.get("access_key_secret");
        if (id == null || secret == null) {
            throw new IOException("the profile " + name + " has no access key");
        }
        return new Credentials(id, secret);
    }

    /** As a stranger may see it. */
    @Override
    public String toString() {
        return id;
    }
}
