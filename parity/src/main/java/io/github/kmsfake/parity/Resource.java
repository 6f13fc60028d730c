package io.github.kmsfake.parity;

import io.github.kmsfake.parity.cases.Answer;
import io.github.kmsfake.parity.cases.Step;
import java.util.Map;
import java.util.Optional;

/**
 * Something that a run made.
 *
 * @param kind of it, which decides how it is deleted
 * @param id by which it is deleted
 */
record Resource(Kind kind, String id) {
    /** What calls make, and how it is deleted. */
    enum Kind {
        KEY("CreateKey", "KeyMetadata/KeyId", "ScheduleKeyDeletion", "KeyId"),
        SECRET("CreateSecret", "SecretName", "DeleteSecret", "SecretName"),
        ALIAS("CreateAlias", "", "DeleteAlias", "AliasName"),
        POLICY("CreatePolicy", "", "DeletePolicy", "Name"),
        NETWORK_RULE("CreateNetworkRule", "", "DeleteNetworkRule", "Name"),
        ACCESS_POINT("CreateApplicationAccessPoint", "", "DeleteApplicationAccessPoint", "Name"),
        CLIENT_KEY("CreateClientKey", "ClientKeyId", "DeleteClientKey", "ClientKeyId");

        final String maker;
        private final String path;
        final String deleter;
        final String parameter;

        Kind(String maker, String path, String deleter, String parameter) {
            this.maker = maker;
            this.path = path;
            this.deleter = deleter;
            this.parameter = parameter;
        }
    }

    /** What a call made, if it made anything. */
    static Optional<Resource> madeBy(Step step, Map<String, String> parameters, Answer answer) {
        for (Kind kind : Kind.values()) {
            if (kind.maker.equals(step.call()) && answer.status() == 200) {
                String id = kind.path.isEmpty() ? "" : answer.at(kind.path).asText();
                return Optional.of(new Resource(kind, id.isEmpty() ? parameters.getOrDefault(kind.parameter, "") : id));
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return kind + " " + id;
    }
}
