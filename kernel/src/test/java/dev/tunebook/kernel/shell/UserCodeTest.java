package dev.tunebook.kernel.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class UserCodeTest {
    private final UserCode userCode = new UserCode(note -> {});

    @Test
    void anInterruptBetweenTwoPiecesStopsTheThreadsOfTheFirst() throws Exception {
        CountDownLatch stopped = new CountDownLatch(1);
        userCode.begin();
        try {
            userCode.run(() -> {
                Thread endless = new Thread(() -> {
                    try {
                        while (true) {
                            StopCheck.check();
                        }
                    } catch (StopSignal signal) {
                        stopped.countDown();
                    }
                });
                endless.setDaemon(true);
                endless.start();
                return null;
            });
            // Meanwhile the next piece is compiled, which is the kernel's own work.
            userCode.interrupt();
            assertThatThrownBy(() -> userCode.run(() -> "the next piece")).isInstanceOf(InterruptedCell.class);
        } finally {
            userCode.end();
        }
        assertThat(stopped.await(10, TimeUnit.SECONDS)).isTrue();
    }
}
