package io.github.kmsfake.internal.state;

import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.error.KmsException;
import io.github.kmsfake.internal.text.ClientText;
import io.github.kmsfake.internal.text.NearestName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** The resources of one kind in one region, by name, in the order in which they were created. */
public final class Table<T> {
    private final Map<String, T> rows = new LinkedHashMap<>();
    private final Kind kind;
    private final Function<T, String> name;
    private final Changes changes;

    /** What the rows of a table are, as paths and reasons name them. */
    enum Kind {
        KEY(ErrorCode.KEY_NOT_FOUND, ErrorCode.RESOURCE_EXISTS),
        ALIAS(ErrorCode.ALIAS_NOT_FOUND, ErrorCode.ALIAS_EXISTS),
        SECRET(ErrorCode.SECRET_NOT_FOUND, ErrorCode.SECRET_EXISTS),
        MANAGED_DATA_KEY(ErrorCode.SECRET_NOT_FOUND, ErrorCode.RESOURCE_EXISTS),
        INSTANCE(ErrorCode.INSTANCE_NOT_FOUND, ErrorCode.RESOURCE_EXISTS),
        APPLICATION_ACCESS_POINT(ErrorCode.RESOURCE_NOT_FOUND, ErrorCode.RESOURCE_EXISTS),
        POLICY(ErrorCode.RESOURCE_NOT_FOUND, ErrorCode.RESOURCE_EXISTS),
        NETWORK_RULE(ErrorCode.RESOURCE_NOT_FOUND, ErrorCode.RESOURCE_EXISTS),
        CLIENT_KEY(ErrorCode.RESOURCE_NOT_FOUND, ErrorCode.RESOURCE_EXISTS);

        /** What the service says of a name that there is not. */
        private final ErrorCode absent;

        /** What it says of a name that there is already. */
        private final ErrorCode taken;

        Kind(ErrorCode absent, ErrorCode taken) {
            this.absent = absent;
            this.taken = taken;
        }

        String path(String name) {
            return this == ALIAS ? name : name().toLowerCase(Locale.ROOT).replace('_', '-') + "/" + name;
        }

        private String words() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    Table(Kind kind, Function<T, String> name, Changes changes) {
        this.kind = kind;
        this.name = name;
        this.changes = changes;
    }

    /** The resource of that name, or the service's refusal. */
    public T require(String wanted) {
        T found = rows.get(wanted);
        if (found == null) {
            throw absent(wanted, kind.absent);
        }
        return found;
    }

    /** The refusal, in the given words, of a name that is not in it: with the one that was probably meant. */
    KmsException absent(String wanted, ErrorCode words) {
        return words.because("there is no " + kind.words() + " " + ClientText.shown(wanted)
                        + (rows.isEmpty()
                                ? "; there is none at all here"
                                : NearestName.suggestion(wanted, rows.keySet())))
                .about(kind.path(wanted));
    }

    /** The refusal of a name that is in it already. */
    KmsException taken(String wanted) {
        return kind.taken
                .because(kind.words() + " " + ClientText.shown(wanted) + " exists already")
                .about(kind.path(wanted));
    }

    /** The resource of that name, if there is one. */
    public Optional<T> find(String wanted) {
        return Optional.ofNullable(rows.get(wanted));
    }

    /** What is there now under a resource's name. */
    Optional<T> present(T resource) {
        return find(name.apply(resource));
    }

    public boolean has(String wanted) {
        return rows.containsKey(wanted);
    }

    boolean hasPath(String path) {
        String before = kind.path("");
        return kind == Kind.ALIAS ? has(path) : path.startsWith(before) && has(path.substring(before.length()));
    }

    public void add(T resource) {
        String its = name.apply(resource);
        if (rows.putIfAbsent(its, resource) != null) {
            throw taken(its);
        }
        changes.note(kind.path(its));
    }

    void addAll(Iterable<T> resources) {
        for (T resource : resources) {
            add(resource);
        }
    }

    List<T> all() {
        return List.copyOf(rows.values());
    }

    /** Puts a changed resource in the place of the one that had its name. */
    public void replace(T resource) {
        String its = name.apply(resource);
        rows.replace(its, resource);
        changes.note(kind.path(its));
    }

    /** Takes a resource out, or refuses if there is none. */
    public T remove(String wanted) {
        T removed = rows.remove(wanted);
        if (removed == null) {
            throw absent(wanted, kind.absent);
        }
        changes.note(kind.path(wanted));
        return removed;
    }

    void removeIf(Predicate<T> condition) {
        rows.entrySet().removeIf(row -> {
            boolean removed = condition.test(row.getValue());
            if (removed) {
                changes.note(kind.path(row.getKey()));
            }
            return removed;
        });
    }

    public List<T> where(Predicate<T> condition) {
        return rows.values().stream().filter(condition).toList();
    }

    public int count(Predicate<T> condition) {
        return (int) rows.values().stream().filter(condition).count();
    }

    /** One page of them all, in order; empty past the end. */
    public Page<T> page(PageRequest wanted) {
        List<T> entries = rows.values().stream()
                .skip((wanted.number() - 1L) * wanted.size())
                .limit(wanted.size())
                .toList();
        return new Page<>(wanted.number(), wanted.size(), rows.size(), entries);
    }

    /** One page of those that match, in order; empty past the end. */
    public Page<T> page(PageRequest wanted, Predicate<T> condition) {
        return Page.of(where(condition), wanted);
    }

    int size() {
        return rows.size();
    }
}
