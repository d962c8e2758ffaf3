package dev.tunebook.kernel.session;

import static dev.tunebook.kernel.session.KernelSession.Channel.CONTROL;
import static dev.tunebook.kernel.session.KernelSession.Channel.SHELL;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What goes on beside a running cell. */
class BesideIT {
    @AutoClose
    private static final KernelSession kernel = KernelSession.start();

    @BeforeAll
    static void prepare() {
        kernel.run("int häuser = 7;").says();
    }

    @Test
    void completesAndExplainsWhileACellRuns() {
        Exchange cell = endless();
        Exchange completed = kernel.ask(SHELL, "complete_request", "{\"code\": \"häu\", \"cursor_pos\": 3}");
        assertThat(completed.reply().getAsJsonArray("matches").toString()).isEqualTo("[\"häuser\"]");
        Exchange inspected = kernel.ask(SHELL, "inspect_request", "{\"code\": \"häuser\", \"cursor_pos\": 3}");
        assertThat(inspected.reply().getAsJsonObject("data").toString()).contains("int häuser\\n7");
        kernel.ask(SHELL, "is_complete_request", "{\"code\": \"1 +\"}").replies("incomplete");
        kernel.ask(SHELL, "kernel_info_request", "{}").replies("ok");
        kernel.ask(SHELL, "comm_info_request", "{}").replies("ok");
        interrupt(cell);
    }

    @Test
    void saysAgainThatTheCellRuns() {
        Exchange cell = endless();
        kernel.ask(SHELL, "complete_request", "{\"code\": \"häu\", \"cursor_pos\": 3}")
                .replies("ok");
        kernel.ask(CONTROL, "kernel_info_request", "{}").replies("ok");
        interrupt(cell);
        List<String> states = cell.heard().stream()
                .filter(each -> each.type().equals("status"))
                .map(each -> each.content().get("execution_state").getAsString())
                .toList();
        assertThat(states).startsWith("busy", "busy", "busy").endsWith("idle").containsOnlyOnce("idle");
    }

    @Test
    void completesWithWhatTheCellBeforeDeclares() {
        kernel.begin("Thread.sleep(50); int freshlyMade = 1;");
        Exchange completed = kernel.ask(SHELL, "complete_request", "{\"code\": \"freshl\", \"cursor_pos\": 6}");
        assertThat(completed.reply().getAsJsonArray("matches").toString()).isEqualTo("[\"freshlyMade\"]");
    }

    @Test
    void runsCellsOfASubshellBesideTheMainOnes() {
        Exchange cell = endless();
        String subshell = create();
        inSubshell(subshell, "int fromSubshell = häuser + 1; System.out.println(\"beside\"); fromSubshell")
                .says("stdout beside\n", "result 8")
                .replies("ok");
        inSubshell(subshell, "record Pair(int a, int b) {}\nvar pair = new Pair(1, 2);")
                .says();
        inSubshell(subshell, "%who Pair").replies("ok");
        interrupt(cell);
        kernel.run("fromSubshell + pair.b()").says("result 10");
        delete(subshell).replies("ok");
    }

    @Test
    void keepsWhatBothOfThemDeclare() {
        Exchange cell = kernel.begin(
                        "int early = 1; System.out.println(\"on\"); while (early != 5) Thread.sleep(10); int late = early + 1;")
                .until("stdout on");
        String subshell = create();
        inSubshell(subshell, "int twice(int a) { return 2 * a; }\nint four = twice(2); early = 5;")
                .says();
        cell.untilIdle().replies("ok");
        kernel.run("int twice(int a) { return 2 * a + 0; }").says();
        kernel.run("List.of(early, late, four)").says("result [5, 6, 4]");
        delete(subshell);
    }

    @Test
    void countsAndAbortsOnItsOwn() {
        String subshell = create();
        int main = kernel.run("1").count();
        assertThat(inSubshell(subshell, "2").count()).isEqualTo(main + 1);
        inSubshell(subshell, "throw new IllegalStateException(\"no\")").replies("error");
        kernel.run("3").says("result 3").replies("ok");
        delete(subshell);
    }

    @Test
    void listsAndDeletesSubshells() {
        String subshell = create();
        assertThat(kernel.ask(CONTROL, "list_subshell_request", "{}")
                        .reply()
                        .getAsJsonArray("subshell_id")
                        .toString())
                .contains(subshell);
        delete(subshell).replies("ok");
        delete(subshell).replies("error");
        assertThat(kernel.ask(CONTROL, "list_subshell_request", "{}")
                        .reply()
                        .getAsJsonArray("subshell_id")
                        .toString())
                .doesNotContain(subshell);
        JsonObject header = kernel.header("execute_request");
        header.addProperty("subshell_id", subshell);
        assertThat(kernel.request(SHELL, header, KernelSession.executeContent("1"))
                        .reply()
                        .get("evalue")
                        .getAsString())
                .isEqualTo("subshell (" + subshell + ") must be one that was created.");
    }

    @Test
    void tellsThatItHasSubshells() {
        assertThat(kernel.ask(SHELL, "kernel_info_request", "{}")
                        .reply()
                        .get("supported_features")
                        .toString())
                .isEqualTo("[\"kernel subshells\"]");
    }

    private static Exchange endless() {
        return kernel.begin("System.out.println(\"on\"); while (true) { Thread.sleep(5); }")
                .until("stdout on");
    }

    private static void interrupt(Exchange cell) {
        kernel.ask(CONTROL, "interrupt_request", "{}").replies("ok");
        cell.untilIdle().replies("error");
    }

    private static String create() {
        return kernel.ask(CONTROL, "create_subshell_request", "{}")
                .reply()
                .get("subshell_id")
                .getAsString();
    }

    private static Exchange delete(String subshell) {
        return kernel.ask(CONTROL, "delete_subshell_request", "{\"subshell_id\": \"" + subshell + "\"}");
    }

    private static Exchange inSubshell(String subshell, String code) {
        JsonObject header = kernel.header("execute_request");
        header.addProperty("subshell_id", subshell);
        return kernel.request(SHELL, header, KernelSession.executeContent(code)).untilIdle();
    }
}
