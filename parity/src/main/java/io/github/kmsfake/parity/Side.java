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
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One of the two that are compared, and what the run made there. */
final class Side implements AutoCloseable {
    /** The tag of all that a run makes. */
    static final String TAG = "kms-fake-parity";

    private static final Pattern ARN = Pattern.compile("acs:kms:([a-z0-9-]+):(\\d{10,}):");
    private static final Pattern NOT_LET_IN = Pattern.compile("(InvalidAccessKeyId|InvalidSecurityToken)(\\..*)?"
            + "|MissingSecurityToken|SignatureDoesNotMatch|IncompleteSignature|(InvalidTimeStamp|IllegalTimestamp).*");

    private final Peer peer;
    private final Variables known;
    private final Cleaner cleaner;
    private final Pace pace;
    private Variables variables;
    private @Nullable KmsFakeServer fake;
    private ServiceClient client;
    private volatile boolean stopping;
    private volatile boolean uncertain;

    Side(Peer peer, Pace.Time time) {
        this.peer = peer;
        known = new Variables().set("p", peer.names()).set("region", peer.region());
        if (!peer.instance().isEmpty()) {
            known.set("instance", peer.instance());
        }
        if (!peer.account().isEmpty()) {
            known.set("account", peer.account());
        }
        variables = known.copy();
        pace = new Pace(peer.rate(), time);
        client = peer.client(peer.endpoint());
        cleaner = new Cleaner(this::call);
    }

    Peer peer() {
        return peer;
    }

    Variables variables() {
        return variables;
    }

    /** Makes sure that the peer is there and knows the access key. */
    void greet() throws IOException, InterruptedException {
        if (peer.fake()) {
            return;
        }
        Answer answer = call(new Step("DescribeRegions", Map.of(), Map.of(), Map.of()));
        if (NOT_LET_IN.matcher(answer.code()).matches()) {
            throw new IOException(peer.name() + " refuses the access key: " + answer.code());
        }
    }

    /** Looks for the account's number, which is in each ARN: in a key's, or in that of a network rule made for this. */
    private void findAccount() throws IOException, InterruptedException {
        learn(call(new Step("ListKeys", Map.of("PageSize", "1"), Map.of(), Map.of())));
        if (known.all().get("account") == null) {
            Map<String, String> rule =
                    Map.of("Name", peer.names() + "account", "Type", "Private", "SourcePrivateIp", "[\"192.0.2.1\"]");
            run(new Step("CreateNetworkRule", rule, Map.of(), Map.of()));
            cleaner.clean();
        }
    }

    /** Keeps the account's number, and the region unless it was given, once an answer has them. */
    private void learn(Answer answer) {
        Matcher arn = ARN.matcher(answer.status() == 200 ? answer.body().toString() : "");
        if (known.all().get("account") == null && arn.find()) {
            for (Variables each : List.of(known, variables)) {
                each.set("account", arn.group(2));
                if (!peer.regionGiven()) {
                    each.set("region", arn.group(1));
                }
            }
        }
    }

    /** Begins a group: with a fake of its own, or with what the group before has left. */
    void begin(Group group) {
        variables = known.copy();
        if (peer.fake()) {
            close();
            KmsFakeServer.Builder builder = KmsFakeServer.builder()
                    .region(peer.region())
                    .account(Peer.FAKE_ACCOUNT)
                    .accessKey(
                            peer.credentials().id() + ":" + peer.credentials().secret())
                    .accountStatus(group.account())
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
        if (known.all().get("account") == null && group.names("account")) {
            findAccount();
        }
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
        Answer answer;
        try {
            answer = call(tagged);
        } catch (IOException e) {
            uncertain = true;
            throw e;
        }
        Resource.madeBy(tagged, variables.fill(tagged.with()), answer).ifPresent(cleaner::made);
        learn(answer);
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
            Answer answer;
            try {
                answer = client.send(step, variables);
            } catch (IOException e) {
                throw new IOException(peer.name() + ": " + Failure.of(e), e);
            }
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

    /** At the end of a run: also deletes what a call may have made whose answer was lost. */
    void finish() {
        end();
        if (uncertain && !peer.fake()) {
            uncertain = false;
            cleaner.sweep(peer.prefix());
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
