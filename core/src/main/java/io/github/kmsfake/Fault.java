package io.github.kmsfake;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A fault to be added with {@link KmsFakeFaults#add}: which calls it hits, and what it does to them. It hits one
 * call unless {@link #times}, {@link #always}, {@link #perSecond} or {@link #probability} says otherwise. Instances are
 * immutable.
 *
 * <pre>{@code
 * kms.faults().add(Fault.on("Encrypt").error("Rejected.Throttling").times(2));
 * kms.faults().add(Fault.on("GetSecretValue").resource("db-password").delay(Duration.ofSeconds(3)).always());
 * }</pre>
 */
public final class Fault {
    private final Map<String, Object> settings;

    private Fault(Map<String, Object> settings) {
        this.settings = Collections.unmodifiableMap(settings);
    }

    /**
     * A fault that hits calls of one operation, by either protocol.
     *
     * @param operation its name, such as {@code Encrypt}
     * @return the fault, which still needs an effect
     */
    public static Fault on(String operation) {
        return new Fault(Map.of()).with("operation", operation);
    }

    /**
     * A fault that hits calls of any operation.
     *
     * @return the fault, which still needs an effect
     */
    public static Fault onAnyCall() {
        return new Fault(Map.of());
    }

    /**
     * A fault in the words of the control endpoint {@code /_kms-fake/faults}, as other notations have it. What is wrong with
     * them is said when it is added.
     *
     * @param settings by name: {@code operation}, {@code caller}, {@code resource}, {@code nth}, {@code times} (0 for
     *     always), {@code probability}, {@code seed}, {@code perSecond}, {@code error}, {@code message}, {@code status},
     *     {@code body}, {@code contentType}, {@code delay}, {@code maxDelay} and {@code slowBody} (durations, or ISO 8601
     *     texts), {@code delivery} ({@code drop}, {@code truncate} or {@code malform})
     * @return the fault
     */
    public static Fault of(Map<String, ?> settings) {
        return new Fault(new LinkedHashMap<>(settings));
    }

    /**
     * Hits only calls of one caller.
     *
     * @param id an access key id or client key id
     * @return such a fault
     */
    public Fault caller(String id) {
        return with("caller", id);
    }

    /**
     * Hits only calls that come to one key or secret, however it is addressed.
     *
     * @param name the id of a key or the name of a secret
     * @return such a fault
     */
    public Fault resource(String name) {
        return with("resource", name);
    }

    /**
     * Hits only one of the calls that match.
     *
     * @param number which, from 1 for the next
     * @return such a fault
     */
    public Fault nth(int number) {
        return with("nth", number);
    }

    /**
     * Hits so many calls, and is gone then.
     *
     * @param number at least 1
     * @return such a fault
     */
    public Fault times(int number) {
        return with("times", number);
    }

    /**
     * Hits calls until it is removed.
     *
     * @return such a fault
     */
    public Fault always() {
        return with("times", 0);
    }

    /**
     * Hits some of the calls that match, until it is removed.
     *
     * @param probability more than 0, at most 1
     * @param seed where the random numbers begin: the same seed hits the same calls
     * @return such a fault
     */
    public Fault probability(double probability, long seed) {
        return with("probability", probability).with("seed", seed);
    }

    /**
     * Lets so many matching calls pass in each second of the fake's clock and hits the others, with
     * {@code Rejected.Throttling} unless another effect is given.
     *
     * @param calls at least 1
     * @return such a fault
     */
    public Fault perSecond(int calls) {
        return with("perSecond", calls);
    }

    /**
     * Refuses the call, which is not performed.
     *
     * @param code one of the service's codes, such as {@code Rejected.Throttling}
     * @return such a fault
     */
    public Fault error(String code) {
        return with("error", code);
    }

    /**
     * The text of the refusal, instead of the usual one.
     *
     * @param message any text but an empty one
     * @return such a fault
     */
    public Fault message(String message) {
        return with("message", message);
    }

    /**
     * Answers something that is not the service's; the call is not performed.
     *
     * @param status an HTTP status, 200 to 599
     * @param body any body, perhaps empty
     * @param contentType its media type
     * @return such a fault
     */
    public Fault answer(int status, String body, String contentType) {
        return with("status", status).with("body", body).with("contentType", contentType);
    }

    /**
     * Lets the answer come later. The call is performed when it arrives.
     *
     * @param delay at most an hour
     * @return such a fault
     */
    public Fault delay(Duration delay) {
        return with("delay", delay);
    }

    /**
     * Lets the answer come later by a time that differs from call to call.
     *
     * @param least the shortest time
     * @param most the longest time, at most an hour
     * @return such a fault
     */
    public Fault delayBetween(Duration least, Duration most) {
        return with("delay", least).with("maxDelay", most);
    }

    /**
     * Closes the connection instead of answering. The call is performed, unless there is an error too.
     *
     * @return such a fault
     */
    public Fault dropConnection() {
        return with("delivery", "drop");
    }

    /**
     * Closes the connection in the middle of the body. The call is performed, unless there is an error too.
     *
     * @return such a fault
     */
    public Fault truncateBody() {
        return with("delivery", "truncate");
    }

    /**
     * Answers a body that is neither JSON, XML nor Protocol Buffers. The call is performed, unless there is an error too.
     *
     * @return such a fault
     */
    public Fault malformBody() {
        return with("delivery", "malform");
    }

    /**
     * Spreads the body over some time, in ten pieces. If a tenth of that time is longer than the server's idle timeout, it
     * ends with a lost connection.
     *
     * @param time at most an hour
     * @return such a fault
     */
    public Fault slowBody(Duration time) {
        return with("slowBody", time);
    }

    Map<String, Object> settings() {
        return settings;
    }

    private Fault with(String name, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(settings);
        changed.put(name, value);
        return new Fault(changed);
    }

    @Override
    public String toString() {
        return "fault " + settings;
    }
}
