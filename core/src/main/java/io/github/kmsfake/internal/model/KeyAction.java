package io.github.kmsfake.internal.model;

import static io.github.kmsfake.internal.error.ErrorCode.KEY_DISABLED;
import static io.github.kmsfake.internal.error.ErrorCode.KEY_PENDING_DELETION;
import static io.github.kmsfake.internal.error.ErrorCode.KEY_PENDING_IMPORT;
import static io.github.kmsfake.internal.error.ErrorCode.KEY_STATE_NOT_MODIFIED;

import io.github.kmsfake.internal.error.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * What can be done with a key in which state: the table of the service's page "Impact of CMK status on API calls". The
 * columns are the states Enabled, Disabled, PendingDeletion and PendingImport; {@code null} means that it can be done.
 */
public enum KeyAction {
    /** Encrypting, signing and the like, GetPublicKey, CreateKeyVersion, UpdateRotationPolicy. */
    USE(null, KEY_DISABLED, KEY_PENDING_DELETION, KEY_PENDING_IMPORT),
    /** EnableKey, DisableKey. */
    SWITCH(null, null, KEY_STATE_NOT_MODIFIED, KEY_STATE_NOT_MODIFIED),
    /** ScheduleKeyDeletion. */
    SCHEDULE_DELETION(null, null, KEY_STATE_NOT_MODIFIED, null),
    /** CancelKeyDeletion. */
    CANCEL_DELETION(KEY_STATE_NOT_MODIFIED, KEY_STATE_NOT_MODIFIED, null, KEY_STATE_NOT_MODIFIED),
    /** CreateAlias. */
    NAME(null, null, KEY_STATE_NOT_MODIFIED, null),
    /** UpdateAlias, UpdateKeyDescription, SetKeyPolicy, SetDeletionProtection, tags. */
    EDIT(null, null, KEY_PENDING_DELETION, null),
    /** ImportKeyMaterial. */
    IMPORT(null, null, KEY_STATE_NOT_MODIFIED, null),
    /** Everything that only looks, GetParametersForImport, DeleteKeyMaterial. */
    LOOK(null, null, null, null);

    private final @Nullable ErrorCode enabled;
    private final @Nullable ErrorCode disabled;
    private final @Nullable ErrorCode pendingDeletion;
    private final @Nullable ErrorCode pendingImport;

    KeyAction(
            @Nullable ErrorCode enabled,
            @Nullable ErrorCode disabled,
            @Nullable ErrorCode pendingDeletion,
            @Nullable ErrorCode pendingImport) {
        this.enabled = enabled;
        this.disabled = disabled;
        this.pendingDeletion = pendingDeletion;
        this.pendingImport = pendingImport;
    }

    /** What the service says of it in a state that does not allow it; nothing if the state does. */
    @Nullable
    ErrorCode refusalIn(KeyState state) {
        return switch (state) {
            case ENABLED -> enabled;
            case DISABLED -> disabled;
            case PENDING_DELETION -> pendingDeletion;
            case PENDING_IMPORT -> pendingImport;
        };
    }
}
