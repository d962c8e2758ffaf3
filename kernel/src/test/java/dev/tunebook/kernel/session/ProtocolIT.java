package dev.tunebook.kernel.session;

import static dev.tunebook.kernel.session.KernelSession.Channel.CONTROL;
import static dev.tunebook.kernel.session.KernelSession.Channel.HB;
import static dev.tunebook.kernel.session.KernelSession.Channel.SHELL;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ProtocolIT {
    @AutoClose
    private static final KernelSession kernel = KernelSession.start();

    @Test
    void saysWhatItIs() {
        JsonObject info = kernel.ask(SHELL, "kernel_info_request", "{}").reply();
        assertThat(info.get("status").getAsString()).isEqualTo("ok");
        assertThat(info.get("protocol_version").getAsString()).isEqualTo("5.4");
        JsonObject language = info.getAsJsonObject("language_info");
        assertThat(language.get("name").getAsString()).isEqualTo("java");
        assertThat(language.get("file_extension").getAsString()).isEqualTo(".java");
        assertThat(language.get("mimetype").getAsString()).isEqualTo("text/x-java");
    }

    @Test
    void answersOnControlWhileACellRuns() {
        Exchange cell =
                kernel.begin("System.out.println(\"on\"); Thread.sleep(1000);").until("stdout on");
        assertThat(kernel.request(CONTROL, "kernel_info_request", new JsonObject())
                        .reply()
                        .get("status")
                        .getAsString())
                .isEqualTo("ok");
        cell.untilIdle().replies("ok");
    }

    @Test
    void staysSilentWhenAsked() {
        int before = kernel.run("int quiet = 1;").count();
        Exchange silent = kernel.ask(
                SHELL,
                "execute_request",
                "{\"code\": \"quiet = 5; quiet\", \"silent\": true, \"user_expressions\":"
                        + " {\"twice\": \"quiet * 2\", \"bad\": \"nothing\"}}");
        silent.says().replies("ok");
        assertThat(silent.heard()).extracting(Heard::type).containsOnly("status");
        JsonObject values = silent.reply().getAsJsonObject("user_expressions");
        assertThat(values.getAsJsonObject("twice")
                        .getAsJsonObject("data")
                        .get("text/plain")
                        .getAsString())
                .isEqualTo("10");
        assertThat(values.getAsJsonObject("bad").get("status").getAsString()).isEqualTo("error");
        assertThat(kernel.run("quiet").count()).isEqualTo(before + 1);
    }

    @Test
    void abortsWhatWaitsBehindAFailure() {
        Exchange failing = kernel.begin("Thread.sleep(300); throw new IllegalStateException(\"stop\");");
        Exchange waiting = kernel.begin("int never = 1;");
        failing.untilIdle().replies("error");
        waiting.untilIdle().says().replies("aborted");
        kernel.run("never").says("error CompileError: cannot find symbol");
    }

    @Test
    void goesOnBehindAFailureWhenTold() {
        JsonObject content = KernelSession.executeContent("Thread.sleep(300); throw new IllegalStateException();");
        content.addProperty("stop_on_error", false);
        Exchange failing = kernel.request(SHELL, "execute_request", content);
        Exchange waiting = kernel.begin("\"went on\"");
        failing.untilIdle().replies("error");
        waiting.untilIdle().says("result went on").replies("ok");
    }

    @Test
    void tellsTheStatusInEveryReply() {
        List<String> requests = List.of(
                "kernel_info_request {}",
                "execute_request {\"code\": \"1\"}",
                "execute_request {\"code\": \"nothing there\"}",
                "complete_request {\"code\": \"Mat\", \"cursor_pos\": 3}",
                "inspect_request {\"code\": \"Math.abs\", \"cursor_pos\": 8}",
                "is_complete_request {\"code\": \"1\"}",
                "history_request {\"hist_access_type\": \"tail\", \"n\": 1}",
                "comm_info_request {}");
        for (String each : requests) {
            String[] parts = each.split(" ", 2);
            assertThat(kernel.ask(SHELL, parts[0], parts[1])
                            .reply()
                            .get("status")
                            .getAsString())
                    .as(each)
                    .isIn("ok", "error", "complete");
        }
        for (String each : List.of("kernel_info", "interrupt", "create_subshell", "list_subshell", "delete_subshell")) {
            assertThat(kernel.ask(CONTROL, each + "_request", "{}").reply().has("status"))
                    .as(each)
                    .isTrue();
        }
    }

    @Test
    void putsAPageIntoThePager() {
        JsonObject reply = kernel.run("%page List.of(1, 2)").says().reply();
        JsonObject page = reply.getAsJsonArray("payload").get(0).getAsJsonObject();
        assertThat(page.get("source").getAsString()).isEqualTo("page");
        assertThat(page.getAsJsonObject("data").get("text/plain").getAsString()).isEqualTo("[1, 2]");
        assertThat(kernel.run("1").reply().getAsJsonArray("payload").size()).isZero();
    }

    @Test
    void answersCommInfoAndHeartbeat() {
        kernel.ask(SHELL, "comm_info_request", "{}").replies("ok");
        kernel.socket(HB).send("ping");
        assertThat(kernel.socket(HB).recvStr()).isEqualTo("ping");
    }
}
