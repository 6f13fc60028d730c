package io.github.kmsfake.internal.property;

import java.time.Duration;
import java.time.Instant;

/**
 * What the service's documentation says of a key's states, in its simplest form. Methods do what a call does, and
 * return the code that it is refused with, or nothing.
 */
final class KeyModel {
    static final String NOT_FOUND = "Forbidden.KeyNotFound";

    private static final String NOT_MODIFIED = "Rejected.StateModifiedFailed";
    private static final String WRONG_ORIGIN = "Unsupported.Origin";

    private final boolean external;
    private boolean gone;
    private boolean pendingDeletion;
    private boolean disabled;
    private boolean material;
    private int boundTo;
    private Instant deletion = Instant.MAX;
    private Instant materialEnd = Instant.MAX;

    KeyModel(boolean external) {
        this.external = external;
        this.material = !external;
    }

    boolean isGone() {
        return gone;
    }

    String state() {
        return pendingDeletion ? "PendingDeletion" : !material ? "PendingImport" : disabled ? "Disabled" : "Enabled";
    }

    String deleteDate() {
        return pendingDeletion ? deletion.toString() : "";
    }

    String expiry() {
        return materialEnd.equals(Instant.MAX) ? "" : materialEnd.toString();
    }

    void applyDueChanges(Instant now) {
        if (!materialEnd.isAfter(now)) {
            loseMaterial();
        }
        if (!deletion.isAfter(now)) {
            gone = true;
        }
    }

    String change(boolean enabled) {
        if (gone) {
            return NOT_FOUND;
        }
        if (pendingDeletion || !material) {
            return NOT_MODIFIED;
        }
        disabled = !enabled;
        return "";
    }

    String schedule(Instant now, int days) {
        if (days < 7 || days > 366) {
            return "InvalidParameter";
        }
        if (gone) {
            return NOT_FOUND;
        }
        if (pendingDeletion) {
            return NOT_MODIFIED;
        }
        pendingDeletion = true;
        deletion = now.plus(Duration.ofDays(days));
        return "";
    }

    String cancel() {
        if (gone) {
            return NOT_FOUND;
        }
        if (!pendingDeletion) {
            return NOT_MODIFIED;
        }
        pendingDeletion = false;
        disabled = false;
        deletion = Instant.MAX;
        return "";
    }

    String deleteMaterial() {
        if (gone) {
            return NOT_FOUND;
        }
        if (!external) {
            return WRONG_ORIGIN;
        }
        loseMaterial();
        return "";
    }

    String beginImport() {
        return gone ? NOT_FOUND : external ? "" : WRONG_ORIGIN;
    }

    String importMaterial(int given, long expiry) {
        if (gone) {
            return NOT_FOUND;
        }
        if (pendingDeletion) {
            return NOT_MODIFIED;
        }
        if (!external) {
            return WRONG_ORIGIN;
        }
        if (boundTo != 0 && boundTo != given) {
            return "InvalidKeyMaterial";
        }
        boundTo = given;
        material = true;
        materialEnd = expiry == 0 ? Instant.MAX : Instant.ofEpochSecond(expiry);
        return "";
    }

    String use() {
        if (gone) {
            return NOT_FOUND;
        }
        return state().equals("Enabled") ? "" : "Rejected." + state();
    }

    String name() {
        return gone ? NOT_FOUND : pendingDeletion ? NOT_MODIFIED : "";
    }

    private void loseMaterial() {
        material = false;
        disabled = false;
        materialEnd = Instant.MAX;
    }

    @Override
    public String toString() {
        return gone ? "gone" : state();
    }
}
