package io.github.kmsfake;

import io.github.kmsfake.internal.model.Decision;
import io.github.kmsfake.internal.requestlog.RecordedCall;
import io.github.kmsfake.internal.text.ClientText;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A call that a server has answered.
 *
 * @param requestId the id that the answer carried
 * @param time when it arrived, by the server's clock
 * @param protocol {@code RPC} or {@code INSTANCE}
 * @param operation its name; empty if the call did not say
 * @param caller the access key id or client key id; empty if the call came without, or was refused before it was known
 * @param region the region that was called; empty if the call was refused before it was known
 * @param source the address that it came from, as network rules see it
 * @param parameters what it was called with; secret values are masked as {@code ***} and long ones cut
 * @param status the HTTP status of the answer
 * @param code the code of the refusal, if it was refused
 * @param message the text of the refusal, if it was refused
 * @param decisions what was decided about the keys and secrets that it wanted to reach, in words; none for calls of an
 *     account
 * @param warnings what looks like a mistake of the caller, such as a parameter that the operation does not have
 * @param faultInjected whether a fault was injected into it
 */
public record KmsFakeCall(
        String requestId,
        Instant time,
        String protocol,
        String operation,
        String caller,
        String region,
        String source,
        Map<String, String> parameters,
        int status,
        Optional<String> code,
        Optional<String> message,
        List<String> decisions,
        List<String> warnings,
        boolean faultInjected) {

    static KmsFakeCall of(RecordedCall call) {
        return new KmsFakeCall(
                call.requestId(),
                call.time(),
                call.protocol().name(),
                call.operation(),
                call.caller() == null ? "" : call.caller().id(),
                call.regionId(),
                call.source().text(),
                call.parameters().values(),
                call.status(),
                Optional.ofNullable(call.code()),
                Optional.ofNullable(call.message()),
                call.decisions().stream()
                        .map(Decision::toString)
                        .map(ClientText::inLog)
                        .toList(),
                call.warnings(),
                call.faultInjected());
    }

    /**
     * Whether it was answered as it wished.
     *
     * @return whether its status is below 400
     */
    public boolean succeeded() {
        return status < 400;
    }

    /**
     * The value of a parameter.
     *
     * @param name its name, such as {@code KeyId}
     * @return the value; empty if it was not sent
     */
    public String parameter(String name) {
        return Objects.requireNonNullElse(parameters.get(name), "");
    }

    /** One line that says what was called with what, by whom, and how it ended. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder()
                .append(operation.isEmpty() ? "(no operation)" : operation)
                .append(' ')
                .append(parameters)
                .append(" by ")
                .append(caller.isEmpty() ? "nobody known" : caller)
                .append(" → ")
                .append(status);
        code.ifPresent(refusal -> text.append(' ').append(refusal));
        if (faultInjected) {
            text.append(" (fault)");
        }
        decisions.forEach(decision -> text.append("; ").append(decision));
        warnings.forEach(warning -> text.append("; warning: ").append(warning));
        return ClientText.inLog(text.toString());
    }
}
