package dev.tunebook.kernel.session;

import static dev.tunebook.kernel.session.KernelSession.Channel.CONTROL;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The end of a kernel that was asked to shut down. */
class EndIT {
    private static final int KILLED = 128 + 9;

    @Test
    void comesPromptlyAlsoInTheMiddleOfACell() throws Exception {
        try (KernelSession kernel = KernelSession.start()) {
            kernel.begin("System.out.println(\"on\"); while (true) {}").until("stdout on");
            assertThat(kernel.ask(CONTROL, "shutdown_request", "{\"restart\": true}")
                            .reply()
                            .get("restart")
                            .getAsBoolean())
                    .isTrue();
            assertThat(kernel.endsWithin(3_000)).isTrue();
            assertThat(kernel.process().exitValue()).isZero();
        }
    }

    @Test
    void waitsForWhatIsToBeDoneAtTheEnd() throws Exception {
        try (KernelSession kernel = KernelSession.start()) {
            kernel.run("""
                    Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                        try {
                            Thread.sleep(2500);
                            Files.writeString(Path.of("saved"), "all");
                        } catch (Exception e) {
                            e.printStackTrace();
                        }
                    }));""").says();
            kernel.ask(CONTROL, "shutdown_request", "{\"restart\": false}").replies("ok");
            assertThat(kernel.endsWithin(10_000)).isTrue();
            assertThat(kernel.folder().resolve("saved")).hasContent("all");
        }
    }

    /** Not by an exit, in which libraries would take down what a thread in native code still uses: that crashes. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void comesAtOnceWhereThatTakesTooLong() throws Exception {
        try (KernelSession kernel = KernelSession.start("-Dtunebook.stop.millis=200")) {
            kernel.run("""
                    Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                        while (true) java.util.concurrent.locks.LockSupport.park();
                    }));""").says();
            kernel.ask(CONTROL, "shutdown_request", "{\"restart\": false}").replies("ok");
            assertThat(kernel.endsWithin(10_000)).isTrue();
            assertThat(kernel.process().exitValue()).isEqualTo(KILLED);
        }
    }
}
