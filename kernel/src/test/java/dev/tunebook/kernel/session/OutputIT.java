package dev.tunebook.kernel.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Collections;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class OutputIT {
    private static final String TWO_HUNDRED_MEGABYTES =
            "String line = \"x\".repeat(999);\n" + "for (int i = 0; i < 200_000; i++) System.out.println(line);";

    @AutoClose
    private static final KernelSession kernel = KernelSession.start();

    @Test
    void losesNoLineAndSendsFewMessages() {
        Exchange cell = kernel.run("for (int i = 0; i < 100000; i++) System.out.println(\"line \" + i);");
        String expected =
                IntStream.range(0, 100_000).mapToObj(i -> "line " + i + "\n").collect(Collectors.joining());
        assertThat(String.join("", cell.lines())).isEqualTo("stdout " + expected);
        assertThat(cell.heard()).hasSizeLessThan(200);
    }

    @Test
    void losesNothingWhenTheFrontEndReadsLate() throws InterruptedException {
        Exchange cell = kernel.begin(
                "String block = \"x\".repeat(100_000);\nfor (int i = 0; i < 600; i++) System.out.print(block);");
        Thread.sleep(2000);
        long chars = cell.untilIdle().lines().stream().mapToLong(String::length).sum();
        assertThat(chars).isEqualTo(60_000_000L + noticeChars(cell) + "stdout ".length() * stdoutRuns(cell));
    }

    @Test
    void passesOnTwoHundredMegabytesAndWarnsOnce() throws IOException {
        try (KernelSession other = KernelSession.start("-Xmx200m")) {
            Printed printed = Printed.by(other.begin(TWO_HUNDRED_MEGABYTES), other);
            assertThat(printed.stdout()).isEqualTo(200_000_000);
            assertThat(printed.stderr())
                    .isEqualTo("\nThis cell has printed more than 50,000,000 characters.\n"
                            + "Maybe print less, or set -Dtunebook.output.cap=CHARACTERS (0 for no cap).\n");
            other.run("1+1").says("result 2");
        }
    }

    @Test
    void endsTheOutputOfACellAtTheCapThatIsSet() throws IOException {
        try (KernelSession other = KernelSession.start("-Dtunebook.output.cap=1000000")) {
            Printed printed = Printed.by(other.begin(TWO_HUNDRED_MEGABYTES), other);
            assertThat(printed.stdout()).isBetween(1_000_000L, 1_100_000L);
            assertThat(printed.stderr())
                    .isEqualTo(
                            "\nThe rest of this cell's output is dropped: it printed more than 1,000,000 characters.\n"
                                    + "Maybe print less, or set -Dtunebook.output.cap=CHARACTERS (0 for no cap).\n");
            other.run("System.out.print(\"next\");").says("stdout next");
        }
    }

    @Test
    void showsLateOutputUnderItsCell() {
        Exchange early = kernel.run("new Thread(() -> { try { Thread.sleep(300); } catch (Exception e) {}"
                + " System.out.println(\"late\"); display(\"later\"); }).start();");
        early.says();
        kernel.begin("2");
        early.until("stdout late").until("display later");
        Exchange timed = kernel.run("new Timer(true).schedule(new TimerTask() {\n"
                + "    public void run() { System.out.println(\"rung\"); }\n}, 300);");
        timed.says();
        kernel.begin("3");
        timed.until("stdout rung");
    }

    @Test
    void updatesADisplayAtAnyTime() {
        kernel.run("var shown = display(\"one\"); shown.update(\"two\");").says("display one", "update two");
        kernel.run("shown.update(\"three\"); updateDisplay(shown.id(), 4);").says("update three", "update 4");
        kernel.run("clearOutput(); clearOutput(true);").says("clear false", "clear true");
    }

    @Test
    void keepsCharactersWhole() {
        kernel.run("System.out.print(\"äß→𝄞\"); System.out.write(0xe2); System.out.write(0x86);"
                        + " System.out.write(0x92); System.out.flush();")
                .says("stdout äß→𝄞→");
    }

    @Test
    void showsErrorsWithTheUsersFramesOnly() {
        Exchange cell = kernel.run("int parse(String s) {\n    return Integer.parseInt(s);\n}\nparse(\"x\")");
        assertThat(cell.traceback())
                .isEqualTo(String.join(
                        "\n",
                        "java.lang.NumberFormatException: For input string: \"x\"",
                        "    at java.lang.NumberFormatException.forInputString (NumberFormatException.java:"
                                + cell.traceback().replaceFirst("(?s).*?Exception.java:(\\d+).*", "$1") + ")",
                        "    … 2 more",
                        "    at parse (cell " + cell.count() + ", line 2)",
                        "    at cell " + cell.count() + ", line 4"));
    }

    @Test
    void foldsADeepStack() {
        Exchange cell = kernel.run("void endless() { endless(); }\nendless()");
        assertThat(cell.says("error StackOverflowError: ").traceback().lines().count())
                .isLessThan(50);
    }

    @Test
    void doesNotLetACellEndTheKernel() {
        kernel.run("System.exit(3)")
                .says("error ExitRefused: System.exit (3) must not end the kernel, which holds your variables.");
    }

    @Test
    void namesVariablesAsTheUserDoes() {
        assertThat(kernel.run("String nothing = null;\nnothing.length()").traceback())
                .contains("because \"nothing\" is null");
    }

    private static long noticeChars(Exchange cell) {
        return cell.lines().stream()
                .filter(line -> line.startsWith("stderr"))
                .mapToLong(String::length)
                .sum();
    }

    private static long stdoutRuns(Exchange cell) {
        return Collections.frequency(
                cell.lines().stream().map(line -> line.startsWith("stdout")).toList(), true);
    }
}
