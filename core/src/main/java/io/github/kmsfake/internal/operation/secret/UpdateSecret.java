package io.github.kmsfake.internal.operation.secret;

import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.model.Secret;
import io.github.kmsfake.internal.model.SecretConfig.Pairs;
import io.github.kmsfake.internal.operation.Clearable;
import io.github.kmsfake.internal.operation.Length;
import io.github.kmsfake.internal.operation.Named;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.operation.Under;
import io.github.kmsfake.internal.state.Region;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Changes the description of a secret, and the custom data of a managed one; what is not sent stays. */
final class UpdateSecret {
    static final Operation<Request, NamedSecret> OPERATION =
            Operation.writes("UpdateSecret", Request.class, NamedSecret.class, UpdateSecret::handle);

    private static final String CUSTOM_DATA = "ExtendedConfig.CustomData";

    /** Custom data come as JSON from some clients, and pair by pair from others. */
    record Request(
            String secretName,

            @Nullable @Clearable @Length(max = Secret.LONGEST_DESCRIPTION)
            String description,

            @Nullable @Named(CUSTOM_DATA) Pairs customData,

            @Nullable @Named("ExtendedConfig") @Under(CUSTOM_DATA + ".")
            Map<String, String> customPairs) {}

    private static NamedSecret handle(Request request, Region region) {
        Pairs customData = request.customData();
        if (request.customPairs() != null) {
            if (customData != null) {
                throw ErrorCode.INVALID_PARAMETER.with(CUSTOM_DATA);
            }
            customData =
                    Pairs.of(request.customPairs()).orElseThrow(() -> ErrorCode.INVALID_PARAMETER.with(CUSTOM_DATA));
        }
        Secret found = region.secrets().require(request.secretName());
        region.secrets()
                .replace(found.changed(
                        request.description(), customData, region.sources().now()));
        return new NamedSecret(found.name());
    }
}
