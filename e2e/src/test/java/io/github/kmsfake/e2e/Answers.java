package io.github.kmsfake.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What tests say of answers and refusals. */
final class Answers {
    private static final String UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private Answers() {}

    /** These fields and no others, besides the request's id. */
    static void assertShows(Map<String, Object> answer, Map<String, ?> expected) {
        Map<String, Object> fields = new TreeMap<>(answer);
        assertThat((String) fields.remove("RequestId")).as("RequestId").matches(UUID);
        assertThat(fields).isEqualTo(new TreeMap<>(expected));
    }

    /** The request's id and nothing else. */
    static void assertDone(Map<String, Object> answer) {
        assertShows(answer, Map.of());
    }

    /** The SDK's own exception, with all that it tells. */
    static void assertRefused(int httpStatus, String code, ThrowingCallable call) {
        Refused refused = catchThrowableOfType(Refused.class, call);
        assertThat(refused).as("refusal").isNotNull();
        assertThat(refused.httpStatus() + " " + refused.code()).isEqualTo(httpStatus + " " + code);
        assertThat(refused.requestId()).as("request id").matches(UUID);
    }
}
