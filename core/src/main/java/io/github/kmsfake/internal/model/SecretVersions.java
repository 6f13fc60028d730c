package io.github.kmsfake.internal.model;

import io.github.kmsfake.internal.error.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The versions of a secret, oldest first. Each label belongs to one of them at most. */
public record SecretVersions(List<SecretVersion> all) {
    public static final int MOST = 10;

    /** How many labels there can be on all of them together. */
    public static final int MOST_STAGES = 8;

    public static final SecretVersions NONE = new SecretVersions(List.of());

    public Optional<SecretVersion> find(String id) {
        return all.stream().filter(version -> version.id().equals(id)).findFirst();
    }

    public Optional<SecretVersion> findByStage(String stage) {
        return all.stream().filter(version -> version.stages().contains(stage)).findFirst();
    }

    /**
     * These and a newer one with its labels, which the others lose. If it becomes the current one, the one that was
     * becomes the previous one. The oldest without labels goes if there are too many.
     */
    public SecretVersions with(SecretVersion added) {
        Optional<String> current = findByStage(SecretStages.CURRENT).map(SecretVersion::id);
        SecretVersions changed = this;
        for (String stage : added.stages()) {
            changed = changed.map(version -> version.without(stage));
        }
        if (added.stages().contains(SecretStages.CURRENT) && !added.stages().contains(SecretStages.PREVIOUS)) {
            changed = changed.retire(current);
        }
        List<SecretVersion> more = new ArrayList<>(changed.all);
        more.add(added);
        return new SecretVersions(List.copyOf(more)).requireFewStages().evict();
    }

    /** These with a label on that version and on no other. */
    public SecretVersions move(String stage, String to) {
        if (findByStage(stage).filter(version -> version.id().equals(to)).isPresent()) {
            return this;
        }
        Optional<String> before = findByStage(stage).map(SecretVersion::id);
        SecretVersions moved = map(version -> version.id().equals(to) ? version.with(stage) : version.without(stage));
        return (stage.equals(SecretStages.CURRENT) ? moved.retire(before) : moved).requireFewStages();
    }

    public SecretVersions remove(String stage) {
        return map(version -> version.without(stage));
    }

    /** Makes the one that was current the previous one. */
    private SecretVersions retire(Optional<String> formerCurrent) {
        if (formerCurrent.isEmpty()) {
            return this;
        }
        return map(version -> version.id().equals(formerCurrent.get())
                ? version.with(SecretStages.PREVIOUS)
                : version.without(SecretStages.PREVIOUS));
    }

    private SecretVersions requireFewStages() {
        if (all.stream().mapToInt(version -> version.stages().size()).sum() > MOST_STAGES) {
            throw ErrorCode.SECRET_LIMIT_EXCEEDED.because(
                    "all versions of a secret have at most " + MOST_STAGES + " stages together");
        }
        return this;
    }

    private SecretVersions evict() {
        List<SecretVersion> kept = new ArrayList<>(all);
        for (int i = 0; i < kept.size() && kept.size() > MOST; ) {
            if (kept.get(i).stages().isEmpty()) {
                kept.remove(i);
            } else {
                i++;
            }
        }
        return new SecretVersions(List.copyOf(kept));
    }

    private SecretVersions map(UnaryOperator<SecretVersion> change) {
        return new SecretVersions(all.stream().map(change).toList());
    }
}
