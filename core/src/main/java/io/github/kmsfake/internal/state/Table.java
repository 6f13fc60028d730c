package io.github.kmsfake.internal.state;

import io.github.kmsfake.internal.error.ErrorCode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** The resources of one kind in one region, by name, in the order in which they were created. */
public final class Table<T> {
    private final Map<String, T> rows = new LinkedHashMap<>();
    private final Function<T, String> name;
    private final ErrorCode absent;
    private final ErrorCode taken;

    /** An empty table; {@code absent} is what the service says of a name that is not in it. */
    Table(Function<T, String> name, ErrorCode absent) {
        this(name, absent, ErrorCode.RESOURCE_EXISTS);
    }

    /** An empty table; {@code taken} is what the service says of a name that is to be in it twice. */
    Table(Function<T, String> name, ErrorCode absent, ErrorCode taken) {
        this.name = name;
        this.absent = absent;
        this.taken = taken;
    }

    /** The resource of that name, or the service's refusal. */
    public T require(String wanted) {
        T found = rows.get(wanted);
        if (found == null) {
            throw absent.with();
        }
        return found;
    }

    /** The resource of that name, if there is one. */
    public Optional<T> find(String wanted) {
        return Optional.ofNullable(rows.get(wanted));
    }

    /** Whether there is one of that name. */
    public boolean has(String wanted) {
        return rows.containsKey(wanted);
    }

    /** Adds a resource whose name must be free. */
    public void add(T resource) {
        if (rows.putIfAbsent(name.apply(resource), resource) != null) {
            throw taken.with();
        }
    }

    /** Adds resources whose names must be free. */
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
        rows.replace(name.apply(resource), resource);
    }

    /** Takes a resource out, or refuses if there is none. */
    public T remove(String wanted) {
        T removed = rows.remove(wanted);
        if (removed == null) {
            throw absent.with();
        }
        return removed;
    }

    void removeIf(Predicate<T> condition) {
        rows.values().removeIf(condition);
    }

    public List<T> where(Predicate<T> condition) {
        return rows.values().stream().filter(condition).toList();
    }

    public int count(Predicate<T> condition) {
        return (int) rows.values().stream().filter(condition).count();
    }

    /** One page of them all, in order; empty past the end. */
    public Page<T> page(PageRequest wanted) {
        long skipped = (wanted.number() - 1L) * wanted.size();
        List<T> entries = new ArrayList<>();
        if (skipped < rows.size()) {
            Iterator<T> rest = rows.values().iterator();
            for (long i = 0; i < skipped; i++) {
                rest.next();
            }
            while (entries.size() < wanted.size() && rest.hasNext()) {
                entries.add(rest.next());
            }
        }
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
