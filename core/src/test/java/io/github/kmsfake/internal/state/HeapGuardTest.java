package io.github.kmsfake.internal.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kmsfake.internal.error.KmsException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class HeapGuardTest {
    private final AtomicLong available = new AtomicLong(100);
    private final AtomicLong garbage = new AtomicLong();
    private final AtomicInteger collections = new AtomicInteger();
    private final HeapGuard guard = new HeapGuard(
            available::get,
            () -> {
                collections.incrementAndGet();
                available.addAndGet(garbage.getAndSet(0));
            },
            10);

    @Test
    void collectsNothingWhileThereIsMemory() {
        assertThatCode(guard::requireRoom).doesNotThrowAnyException();
        assertThat(collections).hasValue(0);
    }

    @Test
    void isNotFullOfGarbage() {
        available.set(5);
        garbage.set(50);

        assertThat(guard.isFull()).isFalse();
        assertThat(available).hasValue(55);
    }

    @Test
    void refusesAsTheServiceDoesAndCollectsSeldom() {
        available.set(5);

        for (int i = 0; i < 100; i++) {
            assertThatThrownBy(guard::requireRoom)
                    .isInstanceOfSatisfying(
                            KmsException.class,
                            refusal -> assertThat(refusal.code().code()).isEqualTo("Rejected.Throttling"));
        }
        assertThat(collections.get()).isLessThan(10);
    }

    @Test
    void collectsSeldomWhereThereIsHardlyEnough() {
        available.set(5);
        garbage.set(6);

        for (int i = 0; i < 100; i++) {
            assertThat(guard.isFull()).isFalse();
            available.set(9);
        }
        assertThat(collections.get()).isLessThan(10);
    }

    @Test
    void looksAgainOnceSomethingWasGivenUp() {
        available.set(5);
        assertThat(guard.isFull()).isTrue();
        garbage.set(50);

        guard.lookAgain();

        assertThat(guard.isFull()).isFalse();
    }
}
