package io.github.kmsfake.internal.operation.secret;

import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.model.Secret;
import io.github.kmsfake.internal.model.SecretConfig.Change;
import io.github.kmsfake.internal.model.SecretConfig.Pairs;
import io.github.kmsfake.internal.operation.EmptyAllowed;
import io.github.kmsfake.internal.operation.Length;
import io.github.kmsfake.internal.operation.MapPrefix;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.operation.WireName;
import io.github.kmsfake.internal.state.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Changes the description of a secret, and the custom data of a managed one; what is not sent stays. */
final class UpdateSecret {
    static final Operation<?, ?> OPERATION = Operation.writes(Request.class, NamedSecret.class, UpdateSecret::handle);

    private static final String CUSTOM_DATA = "ExtendedConfig.CustomData";

    /**
     * Custom data come pair by pair from the SDKs of today, as JSON from older ones, and inside JSON from clients that follow
     * the description of the API.
     */
    record Request(
            String secretName,

            @Nullable @EmptyAllowed @Length(max = Secret.LONGEST_DESCRIPTION)
            String description,

            @Nullable @WireName(CUSTOM_DATA) Pairs customData,

            @Nullable @WireName("ExtendedConfig") Change extendedConfig,

            @Nullable @WireName("ExtendedConfig") @MapPrefix(CUSTOM_DATA + ".")
            Map<String, String> customPairs) {

        /** The custom data, in whichever form they were sent; null if in none. */
        @Nullable
        Pairs wanted() {
            List<Pairs> wanted = new ArrayList<>();
            if (customData != null) {
                wanted.add(customData);
            }
            if (extendedConfig != null) {
                wanted.add(extendedConfig.customData());
            }
            if (customPairs != null) {
                wanted.add(Pairs.of(customPairs)
                        .orElseThrow(
                                () -> ErrorCode.INVALID_PARAMETER.because("each part must be a string", CUSTOM_DATA)));
            }
            if (wanted.size() > 1) {
                throw ErrorCode.INVALID_PARAMETER.because("it was sent in more than one form", CUSTOM_DATA);
            }
            return wanted.isEmpty() ? null : wanted.get(0);
        }
    }

    private static NamedSecret handle(Request request, Region region) {
        @Nullable Pairs customData = request.wanted();
        Secret found = region.secrets().require(request.secretName());
        region.secrets()
                .replace(found.update(
                        request.description(), customData, region.sources().now()));
        return new NamedSecret(found.name());
    }
}
