package dev.tunebook.engine.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class GateTest {
    private static final long FOR_EVER = 1_000_000;

    @Test
    void waitsForWhoIsInside() throws Exception {
        Gate gate = new Gate(FOR_EVER);
        gate.enter();
        gate.enter();
        AtomicBoolean left = new AtomicBoolean();
        CompletableFuture<Boolean> leftWhenClosed = CompletableFuture.supplyAsync(() -> {
            gate.close();
            return left.get();
        });
        gate.leave();
        Thread.sleep(20);
        assertThat(leftWhenClosed).isNotDone();
        left.set(true);
        gate.leave();
        assertThat(leftWhenClosed.get()).isTrue();
    }

    @Test
    void letsNobodyInOnceItIsClosed() {
        Gate gate = new Gate(5);
        gate.close();
        Thread.currentThread().interrupt();
        assertThatThrownBy(gate::enter)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("This process is ending: nothing more is computed.");
        assertThat(Thread.interrupted()).as("the interrupt is kept").isTrue();
    }

    @Test
    void doesNotWaitForEver() {
        Gate gate = new Gate(5);
        gate.enter();
        gate.close();
    }

    @Test
    void hasWorkDoneThatStillComputesBeforeItCloses() throws Exception {
        Gate gate = new Gate(FOR_EVER);
        CountDownLatch computed = new CountDownLatch(1);
        gate.before(() -> {
            gate.enter();
            gate.leave();
            computed.countDown();
        });
        gate.close();
        assertThat(computed.await(0, TimeUnit.SECONDS)).isTrue();
    }
}
