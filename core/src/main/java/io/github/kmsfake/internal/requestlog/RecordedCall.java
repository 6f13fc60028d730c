package io.github.kmsfake.internal.requestlog;

import io.github.kmsfake.internal.model.Caller;
import io.github.kmsfake.internal.model.Decision;
import io.github.kmsfake.internal.model.SourceAddress;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call that was answered.
 *
 * @param time when it arrived, by the fake's clock
 * @param operation empty if the call did not say, or was refused before
 * @param caller absent if the call was refused before it was known
 * @param regionId empty likewise
 * @param parameters what it was called with
 * @param status the HTTP status of the answer
 * @param code the code of the refusal, if it was refused
 * @param message its text
 * @param decisions what was decided about what it wanted to reach
 * @param warnings what looks like a mistake of the caller, though the service says nothing
 * @param faultInjected whether a fault was injected into it
 */
public record RecordedCall(
        String requestId,
        Instant time,
        Protocol protocol,
        String operation,
        @Nullable Caller caller,
        String regionId,
        SourceAddress source,
        CallParameters parameters,
        int status,
        @Nullable String code,
        @Nullable String message,
        List<Decision> decisions,
        List<String> warnings,
        boolean faultInjected) {

    public enum Protocol {
        RPC,
        INSTANCE
    }
}
