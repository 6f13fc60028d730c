package io.github.kmsfake.internal.state;

import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.model.GeneratedCredentials;
import io.github.kmsfake.internal.model.Scope;
import io.github.kmsfake.internal.model.Secret;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The secrets of one region. What time alone changes (a deletion that is due, a rotation) happens in
 * {@link #applyDueChanges}, before the region is used.
 */
public final class Secrets {
    private final Scope scope;
    private final Sources sources;
    private final Table<Secret> secrets;
    private final DueTimes<Secret> dueTimes;
    private final Guard guard;

    Secrets(Scope scope, Sources sources, Changes changes) {
        this(
                scope,
                sources,
                new Table<>(Table.Kind.SECRET, Secret::name, changes),
                new DueTimes<>(Secret::nextChange),
                Guard.OPEN);
    }

    private Secrets(Scope scope, Sources sources, Table<Secret> secrets, DueTimes<Secret> dueTimes, Guard guard) {
        this.scope = scope;
        this.sources = sources;
        this.secrets = secrets;
        this.dueTimes = dueTimes;
        this.guard = guard;
    }

    /** The same secrets, for a caller who has to pass a guard to each. */
    Secrets behind(Guard caller) {
        return new Secrets(scope, sources, secrets, dueTimes, caller);
    }

    /** The secret that a name or an ARN names, or the refusal. */
    public Secret require(String name) {
        return require(name, ErrorCode.SECRET_NOT_FOUND);
    }

    /** The secret that a name or an ARN names, or the refusal in other words. */
    public Secret require(String name, ErrorCode absent) {
        Secret found = find(name).orElseThrow(() -> secrets.absent(nameOf(name), absent));
        guard.admit(Access.to(found));
        return found;
    }

    /** The secret that a name or an ARN names, if there is one. */
    public Optional<Secret> find(String name) {
        return secrets.find(nameOf(name));
    }

    /** The name in an ARN of here, or the name itself, whether there is such a secret or not. */
    public String nameOf(String nameOrArn) {
        String here = scope.arn("secret/");
        return nameOrArn.startsWith(here) ? nameOrArn.substring(here.length()) : nameOrArn;
    }

    /** Refuses a name that is taken, and a free one that the guard does not let the caller create. */
    public void requireFree(String name) {
        secrets.find(name).ifPresent(taken -> {
            if (taken.isPendingDeletion()) {
                throw ErrorCode.SECRET_NAME_IN_DELETE_WINDOW
                        .because("the secret of that name is kept until " + taken.plannedDeleteTime()
                                + "; RestoreSecret brings it back, ForceDeleteWithoutRecovery deletes at once")
                        .about(taken.path());
            }
            throw secrets.taken(name);
        });
        guard.admit(Access.toCreateSecret(name));
    }

    public int countIn(String instanceId) {
        return secrets.count(secret -> instanceId.equals(secret.kind().instanceId()));
    }

    /** One page of secrets, in the order of their creation. */
    public Page<Secret> page(PageRequest wanted) {
        return secrets.page(wanted);
    }

    public Page<Secret> page(PageRequest wanted, Predicate<Secret> condition) {
        return secrets.page(wanted, condition);
    }

    public void add(Secret secret) {
        secrets.add(secret);
        dueTimes.note(secret);
    }

    /** Puts a changed secret in the place of what it was. */
    public void replace(Secret secret) {
        secrets.replace(secret);
        dueTimes.note(secret);
    }

    /** Puts a changed secret in the place of what it was; if that makes a rotation overdue, it happens now. */
    public void replaceAndRotate(Secret secret) {
        Instant now = sources.now();
        boolean overdue = !secret.isPendingDeletion()
                && secret.nextRotationDate().filter(date -> !date.isAfter(now)).isPresent();
        replace(overdue ? rotate(secret, now) : secret);
    }

    public void remove(Secret secret) {
        secrets.remove(secret.name());
    }

    void removeIn(String instanceId) {
        secrets.removeIf(secret -> instanceId.equals(secret.kind().instanceId()));
    }

    Stream<Table<?>> tables() {
        return Stream.of(secrets);
    }

    /** All of them, in the order of their creation. */
    List<Secret> all() {
        return secrets.where(secret -> true);
    }

    /** When something may become due. */
    Instant nextDue() {
        return dueTimes.next();
    }

    /** Makes the changes that have become due, each with its own time. */
    void applyDueChanges(Instant now, Runnable pause) {
        dueTimes.apply(secrets, now, secret -> applyDueChanges(secret, now), pause);
    }

    private void applyDueChanges(Secret due, Instant now) {
        Secret secret = due.isPendingDeletion() ? due : due.skipLongMissedRotations(now);
        while (dueTimes.isDue(secret, now)) {
            if (secret.isPendingDeletion()) {
                remove(secret);
                return;
            }
            secret = rotate(secret, secret.nextChange().orElseThrow());
            replace(secret);
        }
    }

    private Secret rotate(Secret secret, Instant date) {
        GeneratedCredentials fresh =
                sources.generateCredentials(secret.kind().type().isPair(secret.config()), date);
        return secret.rotate(fresh.versionId(), fresh);
    }
}
