package dev.tunebook.kernel.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InterruptIT {
    @AutoClose
    private static final KernelSession kernel = KernelSession.start();

    @BeforeAll
    static void prepare() {
        kernel.run("int kept = 42;").says();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "while (true) {}",
                "Thread.sleep(60000);",
                "while (true) { try { Thread.sleep(1); } catch (Throwable t) {} }",
                "for (;;) { try { while (true) {} } catch (Throwable t) {} }",
                "int deep(int n) { return n == 0 ? 0 : deep(n - 1); }\nwhile (true) deep(50);",
                "new java.util.concurrent.CountDownLatch(1).await();",
                "System.in.read();",
                "java.util.stream.IntStream.range(0, 8).parallel().forEach(i -> { while (true) {} });",
                "var thread = new Thread(() -> { while (true) {} }); thread.start(); thread.join();",
                "new java.net.ServerSocket(0).accept();",
                "var silent = new java.net.ServerSocket(0);\n"
                        + "new java.net.Socket(\"127.0.0.1\", silent.getLocalPort()).getInputStream().read();",
                "var deaf = new java.net.ServerSocket(0);\n"
                        + "new java.net.URL(\"http://127.0.0.1:\" + deaf.getLocalPort()).openStream();",
                "var full = new java.net.ServerSocket(0, 1);\n"
                        + "while (true) new java.net.Socket(\"127.0.0.1\", full.getLocalPort());",
                "var slow = new java.net.ServerSocket(0);\n"
                        + "var sent = new java.net.Socket(\"127.0.0.1\", slow.getLocalPort()).getOutputStream();\n"
                        + "while (true) try { sent.write(new byte[1 << 20]); } catch (IOException e) {}",
                "new java.net.DatagramSocket(0).receive(new java.net.DatagramPacket(new byte[9], 9));",
                "new ProcessBuilder(\"sh\", \"-c\", \"sleep 60\").start().getInputStream().read();",
                "var child = new ProcessBuilder(\"sleep\", \"60\").start();\n"
                        + "try { child.waitFor(); } finally { child.destroy(); }",
                "var pipe = new ProcessBuilder(\"sleep\", \"60\").start().getOutputStream();\n"
                        + "while (true) { pipe.write(new byte[1 << 16]); pipe.flush(); }",
                "%time while (true) {}",
                "%timeit Math.sqrt(2)",
            })
    void stops(String endless) {
        Exchange cell = kernel.begin("System.out.println(\"on\");\n" + endless).until("stdout on");
        pause();
        kernel.ask(KernelSession.Channel.CONTROL, "interrupt_request", "{}").replies("ok");
        cell.untilIdle().replies("error");
        assertThat(cell.traceback()).isEqualTo("Interrupted.");
        assertThat(cell.reply().get("ename").getAsString()).isEqualTo("KeyboardInterrupt");
        kernel.run("kept").says("result 42");
        pause();
        kernel.run("""
                        long running() {
                            return Thread.getAllStackTraces().keySet().stream()
                                    .filter(t -> t.getState() == Thread.State.RUNNABLE && t != Thread.currentThread())
                                    .filter(t -> java.util.Arrays.toString(t.getStackTrace()).contains("REPL"))
                                    .count();
                        }
                        // A busy machine may give a thread no time to see that it was stopped.
                        for (int i = 0; i < 100 && running() > 0; i++) Thread.sleep(100);
                        running()""").says("result 0");
    }

    @Test
    void doesNotRunTheRestOfTheCell() {
        Exchange cell = kernel.begin("System.out.println(\"on\");\ntry { Thread.sleep(60000); }"
                        + " catch (InterruptedException e) {}\nSystem.out.println(\"after\");")
                .until("stdout on");
        pause();
        kernel.ask(KernelSession.Channel.CONTROL, "interrupt_request", "{}").replies("ok");
        cell.untilIdle().says("stdout on\n", "error KeyboardInterrupt: Interrupted.");
    }

    @Test
    void onlySetsTheFlagOfCooperativeWork() {
        Exchange cell = kernel.begin("""
                        int steps = Notebook.current().get().cooperatively(() -> {
                            System.out.println("on");
                            int step = 0;
                            while (!Thread.currentThread().isInterrupted()) { step++; }
                            System.out.println("saved");
                            return step;
                        });
                        """).until("stdout on");
        pause();
        kernel.ask(KernelSession.Channel.CONTROL, "interrupt_request", "{}").replies("ok");
        cell.untilIdle().says("stdout on\nsaved\n", "error KeyboardInterrupt: Interrupted.");
    }

    @Test
    void leavesAnIdleKernelAlone() {
        kernel.ask(KernelSession.Channel.CONTROL, "interrupt_request", "{}").replies("ok");
        kernel.run("Thread.sleep(10); kept").says("result 42");
    }

    @Test
    void answersTheSignalToo() throws Exception {
        Exchange cell =
                kernel.begin("System.out.println(\"on\"); while (true) {}").until("stdout on");
        pause();
        // The shell's own kill: a bare machine has no program of that name.
        Process kill =
                new ProcessBuilder("sh", "-c", "kill -INT " + kernel.process().pid()).start();
        assertThat(kill.waitFor()).isZero();
        cell.untilIdle().says("stdout on\n", "error KeyboardInterrupt: Interrupted.");
    }

    @Test
    void stopsACommandAndItsChildren() {
        Exchange cell = kernel.begin("%%bash\necho on; sleep 60; echo after").until("stdout on");
        pause();
        kernel.ask(KernelSession.Channel.CONTROL, "interrupt_request", "{}").replies("ok");
        cell.untilIdle().says("stdout on\n", "error KeyboardInterrupt: Interrupted.");
        kernel.run("""
                        for (int i = 0; i < 100 && ProcessHandle.current().descendants().count() > 0; i++) Thread.sleep(100);
                        ProcessHandle.current().descendants().count()""").says("result 0");
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
