package io.github.kmsfake.internal.property;

import static io.github.kmsfake.internal.model.SecretStages.CURRENT;
import static io.github.kmsfake.internal.model.SecretStages.PREVIOUS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.model.SecretData;
import io.github.kmsfake.internal.model.SecretDataType;
import io.github.kmsfake.internal.model.SecretVersion;
import io.github.kmsfake.internal.model.SecretVersions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Versions and labels of a secret, held against a model that knows only where each label is. */
class SecretVersionsTest {
    private static final Instant NOW = Instant.parse("2056-11-24T08:00:00Z");

    /** Where each label is, and which versions there are, oldest first. */
    private static final class Model {
        private final Map<String, String> labels = new TreeMap<>();
        private final List<String> versions = new ArrayList<>();

        void put(String version, Set<String> stages) {
            String current = labels.get(CURRENT);
            stages.forEach(stage -> labels.put(stage, version));
            if (stages.contains(CURRENT) && current != null) {
                labels.put(PREVIOUS, current);
            }
            versions.add(version);
            if (versions.size() > 10) {
                versions.stream()
                        .filter(known -> !labels.containsValue(known))
                        .findFirst()
                        .ifPresent(versions::remove);
            }
        }

        void move(String stage, String version) {
            String before = labels.put(stage, version);
            if (stage.equals(CURRENT) && !version.equals(before)) {
                labels.put(PREVIOUS, before);
            }
        }
    }

    @Property(tries = 300)
    void agreeWithTheModel(@ForAll("steps") List<Step> steps) {
        Model model = new Model();
        SecretVersions versions = SecretVersions.NONE;
        for (Step step : steps) {
            int number = model.versions.size();
            if (step.put() || number == 0) {
                Set<String> stages = number == 0 ? Set.of(CURRENT) : step.stages();
                String id = "v" + steps.indexOf(step) + "-" + number + "-" + versions.hashCode();
                model.put(id, stages);
                versions = versions.with(new SecretVersion(id, NOW, new SecretData(id), SecretDataType.TEXT, stages));
            } else {
                String stage = step.stages().iterator().next();
                String id = model.versions.get(step.place() % number);
                model.move(stage, id);
                versions = versions.move(stage, id);
            }
            assertThat(versions.all().stream().map(SecretVersion::id)).isEqualTo(model.versions);
            assertThat(labels(versions)).isEqualTo(model.labels);
        }
    }

    /** One step: a new version with these labels, or the first label moved to the version in that place. */
    record Step(boolean put, Set<String> stages, int place) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Set<String>> stages =
                Arbitraries.of(CURRENT, "a", "b", "c").set().ofMinSize(1).ofMaxSize(3);
        return Combinators.combine(
                        Arbitraries.of(true, false),
                        stages,
                        Arbitraries.integers().between(0, 100))
                .as(Step::new)
                .list()
                .ofMaxSize(30);
    }

    private static Map<String, String> labels(SecretVersions versions) {
        Map<String, String> labels = new TreeMap<>();
        for (SecretVersion version : versions.all()) {
            for (String stage : version.stages()) {
                assertThat(labels.put(stage, version.id()))
                        .as("a label is on one version")
                        .isNull();
            }
        }
        return labels;
    }
}
