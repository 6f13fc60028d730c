package io.github.kmsfake.parity.cases;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/**
 * What a service answered.
 *
 * @param status the HTTP status
 * @param type the content type
 * @param body JSON, or what was sent in another format in the shape of JSON
 * @param time how long it took
 */
public record Answer(int status, String type, JsonNode body, Duration time) {
    /** The code of a refusal; empty for a success. */
    public String code() {
        return status == 200 ? "" : body.path(body.has("Code") ? "Code" : "2").asText();
    }

    /** The text of a refusal. */
    public String message() {
        return status == 200 ? "" : body.path(body.has("Message") ? "Message" : "3").asText();
    }

    /** What is at a path, whose steps are separated by slashes. */
    public JsonNode at(String path) {
        return body.at("/" + path);
    }
}
