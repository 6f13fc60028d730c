package io.github.kmsfake;

import io.github.kmsfake.KmsFakeFaults.AddedFault;
import io.github.kmsfake.internal.state.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A fake that runs elsewhere, by its control endpoints. */
record RemoteTarget(ControlClient client) implements AdminTarget {
    private static final String FAULTS = "faults";
    private static final String REQUESTS = "requests";
    private static final long MILLIS_BETWEEN_LOOKS = 20;

    private record Time(Instant now) {}

    private record Hits(int hits) {}

    @Override
    public Instant now() {
        return client.get("clock", Time.class).now();
    }

    @Override
    public void moveClock(String how, Object value, Consumer<MovableClock> move) {
        client.post("clock", Map.of(how, value));
    }

    @Override
    public AddedFault add(Fault fault) {
        Map<String, Object> settings = new LinkedHashMap<>();
        fault.settings().forEach((name, value) -> settings.put(name, json(value)));
        String path =
                client.post(FAULTS, settings).headers().firstValue("Location").orElseThrow(() -> client.notOurs(null));
        return added(path.substring(path.lastIndexOf('/') + 1), settings);
    }

    /** A setting is one value: of what is more, the kind is enough for the refusal. */
    private static Object json(Object value) {
        if (value instanceof Map) {
            return Map.of();
        }
        if (value instanceof Iterable) {
            return List.of();
        }
        return value instanceof Number || value instanceof Boolean ? value : value.toString();
    }

    @Override
    public List<AddedFault> faults() {
        return client.getArray(FAULTS, shown -> {
            Map<String, Object> settings = new LinkedHashMap<>();
            ((Map<?, ?>) shown).forEach((name, value) -> settings.put((String) name, value));
            settings.remove("hits");
            return added(String.valueOf(settings.remove("id")), settings);
        });
    }

    @Override
    public void clearFaults() {
        client.delete(FAULTS);
    }

    private AddedFault added(String id, Map<String, Object> settings) {
        String path = FAULTS + "/" + id;
        return new AddedFault(
                List.of(client.endpoint(), id),
                settings,
                () -> client.get(path, Hits.class).hits(),
                () -> client.delete(path));
    }

    @Override
    public List<KmsFakeCall> calls() {
        return client.getAll(REQUESTS, KmsFakeCall.class);
    }

    @Override
    public Predicate<KmsFakeCall> having(String parameter, String value) {
        String path = REQUESTS + ControlClient.query("parameter", parameter, "value", value);
        Set<String> ids = client.getAll(path, KmsFakeCall.class).stream()
                .map(KmsFakeCall::requestId)
                .collect(Collectors.toSet());
        return call -> ids.contains(call.requestId());
    }

    @Override
    public boolean await(Predicate<List<KmsFakeCall>> condition, Duration atMost) throws InterruptedException {
        long start = System.nanoTime();
        while (true) {
            List<KmsFakeCall> calls = calls();
            if (condition.test(calls)) {
                return true;
            }
            String last = calls.isEmpty() ? "" : calls.get(calls.size() - 1).requestId();
            String later = REQUESTS + ControlClient.query("after", last);
            do {
                if (atMost.minusNanos(System.nanoTime() - start).isNegative()) {
                    return false;
                }
                TimeUnit.MILLISECONDS.sleep(MILLIS_BETWEEN_LOOKS);
            } while (client.getAll(later, KmsFakeCall.class).isEmpty());
        }
    }
}
