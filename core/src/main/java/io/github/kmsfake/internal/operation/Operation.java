package io.github.kmsfake.internal.operation;

import io.github.kmsfake.internal.state.Region;
import io.github.kmsfake.internal.state.Sources;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;

/**
 * One call of the API: its name, what it takes, what it answers, and how it runs.
 *
 * <p>The request record is the table of parameters: a component is required unless it is {@code @Nullable}, and the
 * marks of this package say what its value may be. The answer's record is the table of response fields.
 *
 * @param <Q> the request
 * @param <A> the answer
 * @param name the name, as {@code Action} spells it
 * @param requestType the table of parameters
 * @param answerType the table of response fields
 * @param slow whether running it can take longer than a server's event loop may wait
 * @param forAnyAccount whether accounts that have not opened the service, or are in debt, can call it too
 * @param forClientKeys whether it uses keys and secrets rather than manages them, so that an access point can grant it
 * @param dedicated whether it exists at the gateway of an instance as well, which has no management
 * @param body what it does, including the locks it takes
 */
public record Operation<Q extends Record, A extends Record>(
        String name,
        Class<Q> requestType,
        Class<A> answerType,
        boolean slow,
        boolean forAnyAccount,
        boolean forClientKeys,
        boolean dedicated,
        BiFunction<Q, Region, A> body) {

    /** Looks, without changing anything, whether a call has a chance; throws the refusal if not. */
    public interface Admission<Q, C> {
        /** What has to be known for the next step. */
        C admit(Q request, Region region);
    }

    /** The last step of an operation for which something slow was made. */
    public interface Finish<Q, P, A> {
        /** Answers the request with what was made for it: checks everything, then changes. */
        A apply(Q request, P made, Region region);
    }

    public static <Q extends Record, A extends Record> Operation<Q, A> reads(
            String name, Class<Q> requestType, Class<A> answerType, BiFunction<Q, Region, A> handler) {
        return of(
                name,
                requestType,
                answerType,
                false,
                (request, region) -> region.reading(() -> handler.apply(request, region)));
    }

    /** An operation that changes its region: it checks everything first, and changes afterwards. */
    public static <Q extends Record, A extends Record> Operation<Q, A> writes(
            String name, Class<Q> requestType, Class<A> answerType, BiFunction<Q, Region, A> handler) {
        return of(
                name,
                requestType,
                answerType,
                false,
                (request, region) -> region.changing(() -> handler.apply(request, region)));
    }

    /** An operation that changes its region and has nothing to answer. */
    public static <Q extends Record> Operation<Q, Empty> writes(
            String name, Class<Q> requestType, BiConsumer<Q, Region> handler) {
        return writes(name, requestType, Empty.class, (request, region) -> {
            handler.accept(request, region);
            return Empty.INSTANCE;
        });
    }

    /**
     * An operation that adds something slow to make, such as a key. It is made while no lock is held, for a call that
     * was admitted; the last step checks again, since the state may have changed meanwhile.
     */
    public static <Q extends Record, C, P, A extends Record> Operation<Q, A> writesAfter(
            String name,
            Class<Q> requestType,
            Class<A> answerType,
            Admission<Q, C> admission,
            BiFunction<C, Sources, P> make,
            Finish<Q, P, A> finish) {
        return of(name, requestType, answerType, true, (request, region) -> {
            C admitted = region.reading(() -> admission.admit(request, region));
            P made = make.apply(admitted, region.sources());
            return region.changing(() -> finish.apply(request, made, region));
        });
    }

    /** An operation that changes nothing, but works on what it finds for so long that it holds no lock meanwhile. */
    public static <Q extends Record, C, A extends Record> Operation<Q, A> readsThenComputes(
            String name, Class<Q> requestType, Class<A> answerType, Admission<Q, C> admission, Finish<Q, C, A> finish) {
        return of(
                name,
                requestType,
                answerType,
                true,
                (request, region) ->
                        finish.apply(request, region.reading(() -> admission.admit(request, region)), region));
    }

    /** An operation that changes nothing, but shows something that may have to be made first. */
    public static <Q extends Record, P, A extends Record> Operation<Q, A> readsAfter(
            String name,
            Class<Q> requestType,
            Class<A> answerType,
            BiFunction<Q, Sources, P> make,
            Finish<Q, P, A> finish) {
        return of(name, requestType, answerType, true, (request, region) -> {
            P made = make.apply(request, region.sources());
            return region.reading(() -> finish.apply(request, made, region));
        });
    }

    private static <Q extends Record, A extends Record> Operation<Q, A> of(
            String name, Class<Q> requestType, Class<A> answerType, boolean slow, BiFunction<Q, Region, A> body) {
        return new Operation<>(name, requestType, answerType, slow, false, false, false, body);
    }

    /** This operation, on a worker, since something slow may have to be made for it. */
    public Operation<Q, A> onWorker() {
        return new Operation<>(name, requestType, answerType, true, forAnyAccount, forClientKeys, dedicated, body);
    }

    /** This operation, open to any account. */
    public Operation<Q, A> openToAnyAccount() {
        return new Operation<>(name, requestType, answerType, slow, true, forClientKeys, dedicated, body);
    }

    /** This operation, open to client keys as far as their access point's policies go. */
    public Operation<Q, A> openToClientKeys() {
        return new Operation<>(name, requestType, answerType, slow, forAnyAccount, true, true, body);
    }

    /** This operation, at the shared gateway only. */
    public Operation<Q, A> atSharedGatewayOnly() {
        return new Operation<>(name, requestType, answerType, slow, forAnyAccount, forClientKeys, false, body);
    }

    public A run(Q request, Region region) {
        return body.apply(request, region);
    }
}
