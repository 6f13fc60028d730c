package io.github.kmsfake.internal.operation.secret;

import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.error.KmsException;
import io.github.kmsfake.internal.model.SecretsList;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.operation.Unwrapped;
import io.github.kmsfake.internal.state.Region;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Shows the values of several secrets; what is refused of one does not keep the others back. */
final class BatchGetSecretValue {
    static final Operation<?, ?> OPERATION = Operation.uses(Request.class, Response.class, BatchGetSecretValue::handle);

    record Request(@Nullable SecretsList secretsList) {}

    record Response(List<Item> secretValues, List<Failure> errors) {}

    record Item(String requestId, @Unwrapped SecretValueView value) {}

    record Failure(String secretName, String code, int httpStatus, String message) {}

    private static Response handle(Request request, Region region) {
        SecretsList wanted = request.secretsList();
        if (wanted == null) {
            throw ErrorCode.INVALID_PARAMETER.because("SecretsList was not sent", "SecretsList");
        }
        requireDifferent(wanted, region);
        List<Item> values = new ArrayList<>();
        List<Failure> errors = new ArrayList<>();
        for (SecretsList.Item item : wanted.items()) {
            try {
                SecretValueView value = SecretValueView.of(
                        item.secretName(), item.versionId(), item.versionStage(), item.fetchExtendedConfig(), region);
                values.add(new Item(region.sources().ids().uuid(), value));
            } catch (KmsException refusal) {
                errors.add(new Failure(
                        item.secretName(), refusal.code().code(), refusal.code().httpStatus(), refusal.text()));
            }
        }
        return new Response(values, errors);
    }

    private static void requireDifferent(SecretsList wanted, Region region) {
        Set<String> names = new HashSet<>();
        for (SecretsList.Item item : wanted.items()) {
            if (!names.add(region.secrets().nameOf(item.secretName()))) {
                throw ErrorCode.INVALID_PARAMETER.because(
                        "SecretsList names secret " + item.secretName() + " twice", "SecretsList");
            }
        }
    }
}
