package io.github.kmsfake.benchmarks.measure;

import java.util.LinkedHashMap;
import java.util.Map;

/** All measurements by name, in the order of the table. */
public final class Measurements {
    private Measurements() {}

    /** All of them. */
    public static Map<String, Measurement> all() {
        Map<String, Measurement> all = new LinkedHashMap<>();
        all.put("first-start", new FirstStart());
        all.put("later-starts", new LaterStarts());
        all.put("process-start", new ProcessStart());
        all.put("throughput", new Throughput());
        all.put("encryption", new Encryption());
        all.put("signing", new Signing());
        all.put("key-pairs", new KeyPairs());
        all.put("secrets", new SecretValues());
        all.put("instance", new InstanceProtocol());
        all.put("reset", new ResetTime());
        all.put("many", new ManyAccessPoints());
        all.put("baseline", new AgainstBaseline());
        return all;
    }
}
