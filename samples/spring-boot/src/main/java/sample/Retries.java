package sample;

import com.aliyun.tea.TeaException;
import com.aliyun.tea.TeaUnretryableException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import org.springframework.stereotype.Component;

/** Repeats calls that may succeed later: throttled ones, and those that met a service in trouble or no service. */
@Component
class Retries {
    private static final int ATTEMPTS = 4;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Set<String> PASSING =
            Set.of("Rejected.Throttling", "ServiceUnavailableTemporary", "InternalFailure");

    <T> T call(Callable<T> call) throws Exception {
        Duration pause = FIRST_PAUSE;
        for (int attempt = 1; ; attempt++) {
            try {
                return call.call();
            } catch (TeaException | TeaUnretryableException e) {
                if (attempt == ATTEMPTS || !mayPass(e)) {
                    throw e;
                }
            }
            Thread.sleep(pause.toMillis());
            pause = pause.multipliedBy(2);
        }
    }

    private static boolean mayPass(Exception e) {
        return !(e instanceof TeaException refusal) || PASSING.contains(refusal.getCode());
    }
}
