package io.github.kmsfake.parity;

import io.github.kmsfake.KmsFakeServer;
import io.github.kmsfake.parity.cases.Answer;
import io.github.kmsfake.parity.cases.Group;
import io.github.kmsfake.parity.cases.ServiceClient;
import io.github.kmsfake.parity.cases.Step;
import io.github.kmsfake.parity.cases.Variables;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One of the two that are compared, and what the run made there. */
final class Side implements AutoCloseable {
    /** The tag of all that a run makes. */
    static final String TAG = "kms-fake-parity";

    private static final Pattern ACCOUNT = Pattern.compile("acs:kms:[a-z0-9-]+:(\\d{10,}):");

    private final Peer peer;
    private final Variables known;
    private final Cleaner cleaner;
    private final Pace pace;
    private Variables variables;
    private @Nullable KmsFakeServer fake;
    private ServiceClient client;
    private volatile boolean stopping;

    Side(Peer peer) {
        this.peer = peer;
        known = new Variables().set("p", peer.prefix() + "-").set("region", peer.region());
        if (!peer.instance().isEmpty()) {
            known.set("instance", peer.instance());
        }
        if (!peer.account().isEmpty()) {
            known.set("account", peer.account());
        }
        variables = known.copy();
        pace = new Pace(peer.rate());
        client = peer.client(peer.endpoint());
        cleaner = new Cleaner(this::call);
    }

    Peer peer() {
        return peer;
    }

    Variables variables() {
        return variables;
    }

    /** Begins a group: with a fake of its own, or with what the group before has left. */
    void begin(Group group) {
        variables = known.copy();
        if (peer.fake()) {
            close();
            KmsFakeServer.Builder builder = KmsFakeServer.builder()
                    .region(peer.region())
                    .account(Peer.FAKE_ACCOUNT)
                    .accessKey(peer.accessKey() + ":" + peer.secret())
                    .limit("keys=100000");
            group.instances().forEach(builder::instance);
            group.dataKeys().forEach(builder::managedDataKey);
            KmsFakeServer server = builder.start();
            fake = server;
            client = peer.client(URI.create("http://" + server.endpoint() + "/"));
        }
    }

    /** Makes the calls before the cases. */
    void prepare(Group group) throws IOException, InterruptedException {
        for (Step step : group.given()) {
            Answer answer = run(step);
            if (answer.status() != 200) {
                throw new IOException(
                        step.call() + " before it was refused: " + answer.code() + " " + answer.message());
            }
            ServiceClient.save(step, answer, variables);
        }
    }

    /** Makes no further calls but those that delete. */
    void stop() {
        stopping = true;
    }

    /** Makes a call of a case and keeps in mind what it made. */
    Answer run(Step step) throws IOException, InterruptedException {
        if (stopping) {
            throw new Stopped();
        }
        Step tagged = tagged(step);
        Answer answer = call(tagged);
        Resource.madeBy(tagged, variables.fill(tagged.with()), answer).ifPresent(cleaner::made);
        Matcher account = ACCOUNT.matcher(answer.body().toString());
        if (known.all().get("account") == null && account.find()) {
            known.set("account", account.group(1));
            variables.set("account", account.group(1));
        }
        return answer;
    }

    private Step tagged(Step step) {
        if ((!step.call().equals("CreateKey") && !step.call().equals("CreateSecret"))
                || step.with().containsKey("Tags")) {
            return step;
        }
        Map<String, String> with = new LinkedHashMap<>(step.with());
        with.put("Tags", "[{\"TagKey\":\"" + TAG + "\",\"TagValue\":\"" + peer.prefix() + "\"}]");
        return new Step(step.call(), with, step.save(), step.how());
    }

    /** Makes a call as fast as it may be made. */
    Answer call(Step step) throws IOException, InterruptedException {
        for (int tries = 0; ; tries++) {
            pace.await();
            Answer answer = client.send(step, variables);
            if (!pace.again(answer, tries)) {
                return answer;
            }
        }
    }

    /** Deletes what was made; a fake of its own goes as a whole. */
    void end() {
        if (peer.fake()) {
            cleaner.forget();
        } else {
            cleaner.clean();
        }
    }

    Cleaner cleaner() {
        return cleaner;
    }

    @Override
    public void close() {
        KmsFakeServer server = fake;
        if (server != null) {
            server.close();
            fake = null;
        }
    }
}
