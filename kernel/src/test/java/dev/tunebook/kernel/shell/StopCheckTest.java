package dev.tunebook.kernel.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class StopCheckTest {
    private final UserCode userCode = new UserCode(note -> {});
    private final RunningCell earlier = new RunningCell();
    private final RunningCell later = new RunningCell();

    @Test
    void theEndOfAnEarlierStopLeavesALaterOneItsThreads() throws Exception {
        later.stop();
        StopCheck.request(earlier, userCode);
        StopCheck.request(later, userCode);
        StopCheck.clear(earlier);
        assertThat(stopsAThreadOf(later)).isTrue();
        StopCheck.clear(later);
        assertThat(stopsAThreadOf(later)).isFalse();
    }

    @Test
    void aThreadOfAnotherCellGoesOn() throws Exception {
        later.stop();
        StopCheck.request(later, userCode);
        assertThat(stopsAThreadOf(earlier)).isFalse();
        StopCheck.clear(later);
    }

    private static boolean stopsAThreadOf(RunningCell cell) throws Exception {
        CompletableFuture<Boolean> stopped = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            cell.enter();
            try {
                StopCheck.check();
                stopped.complete(false);
            } catch (StopSignal signal) {
                stopped.complete(true);
            }
        });
        thread.start();
        return stopped.get();
    }
}
