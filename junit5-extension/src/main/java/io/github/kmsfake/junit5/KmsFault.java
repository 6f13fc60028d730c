package io.github.kmsfake.junit5;

import io.github.kmsfake.Fault;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Orders a {@link Fault} for a test, or for each test of a class and its nested classes, on every KMS fake that the test
 * has. It is added after the reset before the test, before its {@code @BeforeEach} methods, and removed when the test
 * ends. Of several, those of the class come before those of the method; of those that match a call, the first strikes.
 *
 * <pre>{@code
 * @Test
 * @KmsFault(operation = "Encrypt", error = "Rejected.Throttling", times = 2)
 * @KmsFault(operation = "GetSecretValue", delay = "PT0.2S", times = 0)
 * void getsThereAllTheSame(KmsFakeServer kms) {
 *     …
 * }
 * }</pre>
 *
 * <p>It needs an effect: an error, a status, a delay, a delivery, a slow body, or so many calls per second. A wrong one
 * fails the test with a sentence that says what is accepted. Numbers are written without braces.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@Repeatable(KmsFault.All.class)
@ExtendWith(AnnotatedFakes.class)
public @interface KmsFault {
    /**
     * The operation whose calls it strikes.
     *
     * @return its name, such as {@code Encrypt}; empty for any
     */
    String operation() default "";

    /**
     * Whose calls it strikes.
     *
     * @return an access key id or client key id; empty for anybody's
     */
    String caller() default "";

    /**
     * The key or secret that the calls come to which it strikes.
     *
     * @return the id of a key or the name of a secret; empty for any, and for calls that come to none
     */
    String resource() default "";

    /**
     * Which of the calls that match it strikes.
     *
     * @return one number, from 1 for the next; none for all
     */
    int[] nth() default {};

    /**
     * How often it strikes.
     *
     * @return one number, 0 for always; none for once, or for always if there is a probability or a rate
     */
    int[] times() default {};

    /**
     * How likely it strikes a call that matches.
     *
     * @return one number, more than 0 and at most 1; none for certainty
     */
    double[] probability() default {};

    /**
     * Where the dice of the probability begin: the same seed strikes the same calls.
     *
     * @return one number; none for 0
     */
    long[] seed() default {};

    /**
     * How many matching calls are let pass in each second of the fake's clock; the others are struck, with
     * {@code Rejected.Throttling} unless there is another effect.
     *
     * @return one number, at least 1; none to strike all
     */
    int[] perSecond() default {};

    /**
     * The code with which calls are refused, instead of being performed.
     *
     * @return one of the service's codes, such as {@code Rejected.Throttling}; empty for no refusal
     */
    String error() default "";

    /**
     * The text of the refusal.
     *
     * @return any text; empty for the usual one
     */
    String message() default "";

    /**
     * The HTTP status of an answer that is not the service's; the call is not performed.
     *
     * @return one number, 200 to 599; none for no such answer
     */
    int[] status() default {};

    /**
     * The body of the answer that {@link #status} makes.
     *
     * @return any text
     */
    String body() default "";

    /**
     * The media type of the answer that {@link #status} makes.
     *
     * @return a media type; empty for plain text
     */
    String contentType() default "";

    /**
     * How much later the answer comes.
     *
     * @return an ISO 8601 duration, at most an hour, such as {@code PT0.2S}; empty for at once
     */
    String delay() default "";

    /**
     * How much later it comes at most; each time it is something between {@link #delay} and this.
     *
     * @return an ISO 8601 duration, at most an hour; empty for always the same delay
     */
    String maxDelay() default "";

    /**
     * What becomes of the answer on its way.
     *
     * @return {@code drop}, {@code truncate} or {@code malform}; empty for nothing
     */
    String delivery() default "";

    /**
     * Over how long a time the answer's body is spread.
     *
     * @return an ISO 8601 duration, at most an hour; empty for none
     */
    String slowBody() default "";

    /** Several faults in one place. */
    @Documented
    @Inherited
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.TYPE, ElementType.METHOD})
    @ExtendWith(AnnotatedFakes.class)
    @interface All {
        /**
         * The faults.
         *
         * @return them, in their order
         */
        KmsFault[] value();
    }
}
