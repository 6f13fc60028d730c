package io.github.kmsfake;

import io.github.kmsfake.internal.operation.EmptyAllowed;
import io.github.kmsfake.internal.text.ClientText;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A call that a server has answered, as {@code GET /_kms-fake/requests} shows it: there, under the same names, what is
 * absent is an empty string.
 *
 * @param requestId the id that the answer carried
 * @param time when it arrived, by the server's clock
 * @param protocol {@code RPC} or {@code INSTANCE}
 * @param operation its name; empty if the call did not say
 * @param caller the access key id or client key id; empty if the call came without, or was refused before it was known
 * @param callerKind how the caller showed who it is: {@code ANONYMOUS}, {@code ACCESS_KEY} or {@code CLIENT_KEY}; empty if
 *     the call was refused before it was known
 * @param account the account that the caller acts for; empty likewise
 * @param region the region that was called; empty likewise
 * @param source the address that it came from, as network rules see it
 * @param parameters what it was called with; secret values are masked as {@code ***} and long ones cut
 * @param status the HTTP status of the answer
 * @param code the code of the refusal, if it was refused
 * @param message the text of the refusal, if it was refused
 * @param reason why it was refused, for the tester, in one line: what is wrong and, as far as it can be told, what would be
 *     right; absent if it was not. The answer's header {@code x-kms-fake-reason} has its beginning
 * @param decisions what was decided about the keys and secrets that it wanted to reach; none for calls of an account
 * @param warnings what looks like a mistake of the caller, such as a parameter that the operation does not have
 * @param changes the paths of what it created, changed or deleted, such as {@code key/…}; at most 100
 * @param faultInjected whether a fault was injected into it
 */
public record KmsFakeCall(
        String requestId,
        Instant time,
        String protocol,
        String operation,
        String caller,
        String callerKind,
        String account,
        String region,
        String source,
        Map<String, String> parameters,
        int status,
        @EmptyAllowed Optional<String> code,
        Optional<String> message,
        Optional<String> reason,
        List<Decision> decisions,
        List<String> warnings,
        List<String> changes,
        boolean faultInjected) {

    /**
     * Whether a call may reach something, and why: for the tester. A client only learns that it may not.
     *
     * @param allowed whether it may
     * @param resource the key or secret, such as {@code key/…}; absent if it is about the call as a whole
     * @param failed the condition that did not hold, such as {@code NETWORK}; absent if it may. Of several policies, that of
     *     the one that came closest
     * @param reason one sentence
     * @param policies what became of each policy that was looked at, in the access point's order
     */
    public record Decision(
            boolean allowed,
            Optional<String> resource,
            Optional<String> failed,
            String reason,
            List<Finding> policies) {

        /**
         * What became of one policy.
         *
         * @param policy its name
         * @param grants whether it grants the call
         * @param failed the first condition that did not hold; absent if it grants the call
         * @param explanation one sentence
         */
        public record Finding(String policy, boolean grants, Optional<String> failed, String explanation) {}

        /** One line that says what was decided, and why. */
        @Override
        public String toString() {
            StringBuilder text = new StringBuilder(
                            failed.map(link -> "refused, " + link + ": ").orElse("allowed: "))
                    .append(reason);
            policies.forEach(finding -> text.append("; policy ")
                    .append(finding.policy())
                    .append(": ")
                    .append(finding.explanation()));
            return ClientText.inLog(text.toString());
        }
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
        if (decisions.stream().allMatch(Decision::allowed)) { // else they are the reason
            reason.ifPresent(why -> text.append(": ").append(why));
        }
        decisions.forEach(decision -> text.append("; ").append(decision));
        warnings.forEach(warning -> text.append("; warning: ").append(warning));
        return ClientText.inLog(text.toString());
    }
}
