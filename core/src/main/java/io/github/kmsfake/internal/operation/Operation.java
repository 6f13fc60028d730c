package io.github.kmsfake.internal.operation;

import io.github.kmsfake.internal.state.Region;
import io.github.kmsfake.internal.state.Sources;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;

/**
 * One call of the API, which {@code Catalog} names after its file: what it takes, what it answers, and how it runs.
 *
 * <p>The request record is the table of parameters: a component is required unless it is {@code @Nullable}, and the
 * marks of this package say what its value may be. The answer's record is the table of response fields.
 *
 * @param <Q> the request
 * @param <A> the answer
 * @param requestType the table of parameters
 * @param answerType the table of response fields
 * @param slow whether running it can take longer than a server's event loop may wait
 * @param forAnyAccount whether accounts that have not opened the service, or are in debt, can call it too
 * @param forClientKeys whether it uses keys and secrets rather than manages them, so that an access point can grant it
 * @param dedicated whether it exists at the gateway of an instance as well, which has no management
 * @param body what it does, including the locks it takes
 */
public record Operation<Q extends Record, A extends Record>(
        Class<Q> requestType,
        Class<A> answerType,
        boolean slow,
        boolean forAnyAccount,
        boolean forClientKeys,
        boolean dedicated,
        BiFunction<Q, Region, A> body) {

    /** The last step of an operation, for which something was found or made. */
    public interface Finish<Q, P, A> {
        /** Answers the request: one that changes something checks everything first. */
        A apply(Q request, P prepared, Region region);
    }

    /** An operation that shows or lists what there is. */
    public static <Q extends Record, A extends Record> Operation<Q, A> reads(
            Class<Q> requestType, Class<A> answerType, BiFunction<Q, Region, A> handler) {
        return of(requestType, answerType, false, false, reading(handler));
    }

    /** An operation that uses keys and secrets: client keys can call it as far as their access point's policies go. */
    public static <Q extends Record, A extends Record> Operation<Q, A> uses(
            Class<Q> requestType, Class<A> answerType, BiFunction<Q, Region, A> handler) {
        return of(requestType, answerType, false, true, reading(handler));
    }

    private static <Q, A> BiFunction<Q, Region, A> reading(BiFunction<Q, Region, A> handler) {
        return (request, region) -> region.reading(() -> handler.apply(request, region));
    }

    /** An operation that shows something that takes so long to make that it holds no lock meanwhile. */
    public static <Q extends Record, C, A extends Record> Operation<Q, A> readsThenComputes(
            Class<Q> requestType, Class<A> answerType, BiFunction<Q, Region, C> admission, Finish<Q, C, A> finish) {
        return of(requestType, answerType, true, false, computing(admission, finish));
    }

    /** An operation that uses keys, for so long that it holds no lock meanwhile. */
    public static <Q extends Record, C, A extends Record> Operation<Q, A> usesThenComputes(
            Class<Q> requestType, Class<A> answerType, BiFunction<Q, Region, C> admission, Finish<Q, C, A> finish) {
        return of(requestType, answerType, true, true, computing(admission, finish));
    }

    private static <Q, C, A> BiFunction<Q, Region, A> computing(
            BiFunction<Q, Region, C> admission, Finish<Q, C, A> finish) {
        return (request, region) ->
                finish.apply(request, region.reading(() -> admission.apply(request, region)), region);
    }

    /** An operation that changes its region: it checks everything first, and changes afterwards. */
    public static <Q extends Record, A extends Record> Operation<Q, A> writes(
            Class<Q> requestType, Class<A> answerType, BiFunction<Q, Region, A> handler) {
        return of(
                requestType,
                answerType,
                false,
                false,
                (request, region) -> region.changing(() -> handler.apply(request, region)));
    }

    /** An operation that changes its region and has nothing to answer. */
    public static <Q extends Record> Operation<Q, Empty> writes(Class<Q> requestType, BiConsumer<Q, Region> handler) {
        return writes(requestType, Empty.class, (request, region) -> {
            handler.accept(request, region);
            return Empty.INSTANCE;
        });
    }

    /**
     * An operation that adds something slow to make, such as a key. It is made while no lock is held, for a call that
     * was admitted; the last step checks again, since the state may have changed meanwhile.
     */
    public static <Q extends Record, C, P, A extends Record> Operation<Q, A> writesAfter(
            Class<Q> requestType,
            Class<A> answerType,
            BiFunction<Q, Region, C> admission,
            BiFunction<C, Sources, P> make,
            Finish<Q, P, A> finish) {
        return of(requestType, answerType, true, false, (request, region) -> {
            C admitted = region.reading(() -> admission.apply(request, region));
            P made = make.apply(admitted, region.sources());
            return region.changing(() -> finish.apply(request, made, region));
        });
    }

    private static <Q extends Record, A extends Record> Operation<Q, A> of(
            Class<Q> requestType,
            Class<A> answerType,
            boolean slow,
            boolean forClientKeys,
            BiFunction<Q, Region, A> body) {
        return new Operation<>(requestType, answerType, slow, false, forClientKeys, forClientKeys, body);
    }

    /** This operation, on a worker, since something slow may have to be made for it. */
    public Operation<Q, A> onWorker() {
        return new Operation<>(requestType, answerType, true, forAnyAccount, forClientKeys, dedicated, body);
    }

    /** This operation, open to any account. */
    public Operation<Q, A> openToAnyAccount() {
        return new Operation<>(requestType, answerType, slow, true, forClientKeys, dedicated, body);
    }

    /** This operation, at the shared gateway only. */
    public Operation<Q, A> atSharedGatewayOnly() {
        return new Operation<>(requestType, answerType, slow, forAnyAccount, forClientKeys, false, body);
    }

    public A run(Q request, Region region) {
        return body.apply(request, region);
    }
}
