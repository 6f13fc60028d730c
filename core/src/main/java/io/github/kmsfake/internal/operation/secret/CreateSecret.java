package io.github.kmsfake.internal.operation.secret;

import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.model.GeneratedCredentials;
import io.github.kmsfake.internal.model.Key;
import io.github.kmsfake.internal.model.OwnerSettings;
import io.github.kmsfake.internal.model.ResourcePolicy;
import io.github.kmsfake.internal.model.Rotation;
import io.github.kmsfake.internal.model.Secret;
import io.github.kmsfake.internal.model.SecretAttributes;
import io.github.kmsfake.internal.model.SecretConfig;
import io.github.kmsfake.internal.model.SecretData;
import io.github.kmsfake.internal.model.SecretDataType;
import io.github.kmsfake.internal.model.SecretType;
import io.github.kmsfake.internal.model.SecretVersions;
import io.github.kmsfake.internal.model.Tags;
import io.github.kmsfake.internal.operation.EmptyAllowed;
import io.github.kmsfake.internal.operation.Length;
import io.github.kmsfake.internal.operation.Matches;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.operation.RotationDetails;
import io.github.kmsfake.internal.operation.Unwrapped;
import io.github.kmsfake.internal.operation.WireName;
import io.github.kmsfake.internal.state.Region;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Creates a secret with its first version, which is the current one. */
final class CreateSecret {
    static final Operation<?, ?> OPERATION = Operation.writes(Request.class, Response.class, CreateSecret::handle);

    record Request(
            @Matches(SecretAttributes.NAME) String secretName,
            @Length(max = Secret.LONGEST_VERSION_ID) String versionId,
            SecretData secretData,
            @Nullable SecretDataType secretDataType,
            @Nullable String encryptionKeyId,

            @Nullable @EmptyAllowed @Length(max = Secret.LONGEST_DESCRIPTION)
            String description,

            @Nullable Tags tags,
            @Nullable SecretType secretType,
            @Nullable String extendedConfig,
            @Nullable Boolean enableAutomaticRotation,
            @Nullable String rotationInterval,
            @Nullable @WireName("DKMSInstanceId") String instanceId,
            @Nullable ResourcePolicy policy) {

        SecretType type() {
            return Objects.requireNonNullElse(secretType, SecretType.GENERIC);
        }

        SecretDataType dataType() {
            return Objects.requireNonNullElse(secretDataType, SecretDataType.TEXT);
        }
    }

    record Response(
            String arn,
            String secretName,
            String versionId,
            SecretType secretType,
            @Unwrapped RotationDetails rotation,
            @Nullable String extendedConfig,
            @Nullable @WireName("DKMSInstanceId") String instanceId) {}

    private static Response handle(Request request, Region region) {
        SecretType type = request.type();
        SecretConfig config = config(request);
        Optional<Rotation> rotation = rotation(request);
        requireText(request);
        Optional<String> instance = Optional.ofNullable(request.instanceId()).or(region::defaultInstanceId);
        GeneratedCredentials fresh =
                region.sources().generateCredentials(false, region.sources().now());
        SecretVersions versions =
                Secret.first(type, request.versionId(), request.secretData(), request.dataType(), config, fresh);
        SecretAttributes kind = new SecretAttributes(
                Secret.name(request.secretName(), type, config),
                type,
                instance.orElse(null),
                encryptionKey(request.encryptionKeyId(), instance, region));
        if (request.policy() != null) {
            ResourcePolicy.requireSupport(instance);
            request.policy().requireForeignUsersOnly(region.scope().accountId());
        }
        region.requireRoomForSecret(kind);
        Secret created = new Secret(
                kind,
                fresh.date(),
                fresh.date(),
                config,
                versions,
                null,
                new OwnerSettings(
                        Objects.requireNonNullElse(request.description(), ""),
                        rotation.orElse(null),
                        Objects.requireNonNullElse(request.tags(), Tags.NONE),
                        request.policy()),
                null);
        region.secrets().add(created);
        return new Response(
                created.arn(region.scope()),
                created.name(),
                request.versionId(),
                type,
                RotationDetails.of(created),
                type.isManaged() ? config.json() : null,
                kind.instanceId());
    }

    /** Of a generic secret it is not even read. */
    private static SecretConfig config(Request request) {
        if (!request.type().isManaged()) {
            return SecretConfig.NONE;
        }
        if (request.extendedConfig() == null) {
            throw ErrorCode.MISSING_PARAMETER.because(
                    "a secret of type " + request.type() + " needs an ExtendedConfig", "ExtendedConfig");
        }
        try {
            return SecretConfig.parse(request.extendedConfig());
        } catch (IllegalArgumentException e) {
            throw ErrorCode.INVALID_PARAMETER.because("ExtendedConfig " + e.getMessage(), "ExtendedConfig");
        }
    }

    private static Optional<Rotation> rotation(Request request) {
        boolean wanted = Boolean.TRUE.equals(request.enableAutomaticRotation());
        if (wanted && !request.type().isManaged()) {
            throw ErrorCode.ACTION_NOT_SUPPORTED.because("a generic secret cannot rotate by itself");
        }
        return Rotation.of(wanted, request.rotationInterval(), Rotation.Of.SECRET);
    }

    private static String place(Optional<String> instance) {
        return instance.map(id -> "instance " + id).orElse("no instance");
    }

    private static void requireText(Request request) {
        if (request.type().isManaged() && request.dataType() != SecretDataType.TEXT) {
            throw ErrorCode.INVALID_PARAMETER.because("a managed secret has the SecretDataType text", "SecretDataType");
        }
    }

    /** The key has to be a symmetric one of the same instance, in use. */
    private static @Nullable String encryptionKey(@Nullable String keyId, Optional<String> instance, Region region) {
        if (keyId == null) {
            return null;
        }
        Key key = region.keys().requireForNewSecret(keyId);
        key.requireEncrypting();
        if (!key.kind().instance().equals(instance)) {
            throw ErrorCode.ACTION_NOT_SUPPORTED
                    .because("the secret is to live in " + place(instance) + ", EncryptionKeyId " + key.id()
                            + " lives in " + place(key.kind().instance()))
                    .about(key.path());
        }
        return key.id();
    }
}
