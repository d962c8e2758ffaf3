package dev.tunebook.kernel.session;

import static dev.tunebook.kernel.session.KernelSession.Channel.CONTROL;
import static dev.tunebook.kernel.session.KernelSession.Channel.HB;
import static dev.tunebook.kernel.session.KernelSession.Channel.IOPUB;
import static dev.tunebook.kernel.session.KernelSession.Channel.SHELL;
import static dev.tunebook.kernel.session.KernelSession.Channel.STDIN;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ProtocolIT {
    private static KernelSession kernel;

    @BeforeAll
    static void start() throws IOException {
        kernel = KernelSession.start();
    }

    @AfterAll
    static void stop() {
        kernel.close();
    }

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
        int before = count(kernel.run("int quiet = 1;"));
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
        assertThat(count(kernel.run("quiet"))).isEqualTo(before + 1);
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
    void asksForInput() {
        Exchange cell = kernel.begin("new Scanner(System.in).nextLine()");
        Heard asked = kernel.receive(STDIN, KernelSession.PATIENCE_MILLIS);
        assertThat(asked.type()).isEqualTo("input_request");
        JsonObject value = new JsonObject();
        value.addProperty("value", "tea");
        kernel.sendFrames(STDIN, KernelSession.frames(kernel.header("input_reply"), value));
        cell.untilIdle().says("result tea");
    }

    @Test
    void asksForAPasswordThatIsNotShown() {
        Exchange cell = kernel.begin("readPassword(\"Token: \").length() + readLine(\"Name? \")");
        answer("Token: ", true, "secret");
        answer("Name? ", false, "Ada");
        cell.untilIdle().says("result 6Ada");
    }

    private static void answer(String prompt, boolean password, String answer) {
        JsonObject asked = kernel.receive(STDIN, KernelSession.PATIENCE_MILLIS).content();
        assertThat(asked.get("prompt").getAsString()).isEqualTo(prompt);
        assertThat(asked.get("password").getAsBoolean()).isEqualTo(password);
        JsonObject value = new JsonObject();
        value.addProperty("value", answer);
        kernel.sendFrames(STDIN, KernelSession.frames(kernel.header("input_reply"), value));
    }

    @Test
    void asksNobodyWhereTheFrontEndDoesNotPassOnInput() {
        JsonObject content = KernelSession.executeContent("readLine(\"Name? \")");
        content.addProperty("allow_stdin", false);
        assertThat(kernel.request(SHELL, "execute_request", content).untilIdle().traceback())
                .contains("This front end does not pass on input.\nMaybe put the value into the cell.");
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
    void neitherCountsNorKeepsACellThatIsNotToBeStored() {
        int before = count(kernel.run("\"counted\""));
        JsonObject content = KernelSession.executeContent("\"not stored\"");
        content.addProperty("store_history", false);
        Exchange cell = kernel.request(SHELL, "execute_request", content).untilIdle();
        cell.says("result not stored");
        assertThat(count(cell)).isEqualTo(before);
        assertThat(history("{\"hist_access_type\": \"tail\", \"n\": 1}")).containsExactly("\"counted\"");
    }

    @Test
    void keepsTheHistoryInAFileThatOnlyItsOwnerReads() throws Exception {
        Path file = kernel.folder().resolve("kept/history");
        String kept = "-Dtunebook.history=" + file;
        try (KernelSession first = KernelSession.start(kept)) {
            first.run("int häuser = 1;\nhäuser").says("result 1");
            first.ask(CONTROL, "shutdown_request", "{\"restart\": false}").replies("ok");
            assertThat(first.endsWithin(10_000)).isTrue();
        }
        assertThat(java.nio.file.attribute.PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .matches("rw-......");
        try (KernelSession second = KernelSession.start(kept)) {
            second.run("2").says("result 2");
            String range = "{\"hist_access_type\": \"range\", \"session\": -1, \"start\": 1, \"stop\": 2}";
            assertThat(second.ask(SHELL, "history_request", range)
                            .reply()
                            .getAsJsonArray("history")
                            .toString())
                    .isEqualTo("[[1,1,\"int häuser = 1;\\nhäuser\"]]");
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
    void completesJavaMagicsAndOptions() {
        assertThat(matches("System.ou")).contains("out");
        assertThat(matches("%tim")).containsExactly("%time", "%timeit", "%timeout");
        assertThat(matches("int a = 1;\n%who")).containsExactly("%who");
        kernel.run("int häuser = 1;");
        assertThat(matches("häu")).containsExactly("häuser");
    }

    @Test
    void tellsTheTypeOfEachCompletion() {
        kernel.run("int mathLover = 1; class MathClass {}");
        assertThat(types("mathL")).containsExactly("mathLover instance");
        assertThat(types("MathCl")).containsExactly("MathClass class");
        assertThat(types("Math.ab")).contains("abs( function");
        assertThat(types("java.uti")).containsExactly("util. module");
        assertThat(types("%who")).containsExactly("%who magic");
    }

    @Test
    void inspectsWithAndWithoutAParenthesis() {
        assertThat(inspected("Math.abs", 8)).contains("int Math.abs(int a)");
        assertThat(inspected("Math.abs(1)", 5)).contains("int Math.abs(int a)");
        assertThat(inspected("Math.abs(1)", 9)).contains("int Math.abs(int a)");
        kernel.run("int seven = 7;");
        assertThat(inspected("seven", 2)).contains("int seven\n7");
        assertThat(inspected("%time", 3)).contains("Runs Java and prints how long it took.");
        assertThat(kernel.ask(SHELL, "inspect_request", "{\"code\": \"nothing\", \"cursor_pos\": 3}")
                        .reply()
                        .get("found")
                        .getAsBoolean())
                .isFalse();
    }

    @Test
    void offersOnlyMagicsWithABodyAfterTwoSigns() {
        assertThat(matches("%%"))
                .contains("%%bash", "%%html", "%%markdown", "%%time", "%%timeit")
                .doesNotContain("%%who");
        assertThat(matches("%")).contains("%who", "%html");
        assertThat(matches("%%html\n%wh")).isEmpty();
    }

    @Test
    void completesPathsInMagicsAndStrings() throws IOException {
        Path folder = Files.createDirectories(kernel.folder().resolve("my data"));
        Files.writeString(folder.resolve("ä one.jsh"), "int loaded = 1;");
        Files.writeString(kernel.folder().resolve("data.csv"), "a");
        assertThat(matches("%load \"my da")).containsExactly("\"my data/");
        assertThat(matches("%load my")).containsExactly("\"my data/");
        assertThat(matches("%load \"my data/")).containsExactly("\"my data/ä one.jsh\"");
        assertThat(matches("%load da")).isEmpty();
        assertThat(matches("Path.of(\"da")).containsExactly("data.csv");
        assertThat(matches("Path.of(\"my data/")).containsExactly("my data/ä one.jsh");
        assertThat(matches("%env PAT")).contains("PATH");
        assertThat(matches("%help lsm")).containsExactly("lsmagic");
        kernel.run("%load \"my data/ä one.jsh\"").says();
        kernel.run("loaded").says("result 1");
    }

    @Test
    void explainsThePreloadedWordsWithTheirJavadoc() {
        for (String code : List.of("display(", "display", "display(1)")) {
            assertThat(inspected(code, 7))
                    .contains("Display display(Object value)", "Shows a value below the cell; the handle replaces it");
        }
        assertThat(inspected("updateDisplay", 13)).contains("Replaces what was shown under an id.");
        assertThat(inspected("Notebook.current().get().variables", 34))
                .contains("The notebook's Java variables, in order of declaration.");
    }

    @Test
    void refusesABodyWhereNoneIsTaken() {
        assertThat(kernel.run("%%who\nint a;").traceback())
                .isEqualTo("magic (%%who) must stand alone on its line, with one percent sign.\n"
                        + "Maybe %who, and what is below it in a cell of its own.");
    }

    @Test
    void knowsWhetherACellIsComplete() {
        assertThat(completeness("1 + 1")).isEqualTo("complete");
        assertThat(completeness("for (int i = 0; i < 3; i++) {")).isEqualTo("incomplete");
        assertThat(completeness("%who")).isEqualTo("complete");
        assertThat(completeness("%%html\n<b>")).isEqualTo("incomplete");
        assertThat(completeness("}")).isEqualTo("invalid");
        assertThat(completeness("int a a = 1;")).isEqualTo("invalid");
        assertThat(completeness("int a = 1;\nint a a = 1")).isEqualTo("invalid");
        assertThat(completeness("// a word\nimport java.util.List;\nList.of(noSuchThing)"))
                .isEqualTo("complete");
    }

    @Test
    void remembersCells() {
        kernel.run("int first1 = 1;");
        kernel.run("int second2 = 2;");
        kernel.run("int second2 = 2;");
        assertThat(history("{\"hist_access_type\": \"tail\", \"n\": 2}"))
                .containsExactly("int second2 = 2;", "int second2 = 2;");
        assertThat(history("{\"hist_access_type\": \"search\", \"pattern\": \"int s*2 = ?;\", \"unique\": true}"))
                .containsExactly("int second2 = 2;");
        int last = count(kernel.run("\"range\""));
        assertThat(history("{\"hist_access_type\": \"range\", \"session\": 0, \"start\": " + last + ", \"stop\": "
                        + (last + 1) + "}"))
                .containsExactly("\"range\"");
    }

    @Test
    void answersCommInfoAndHeartbeat() {
        kernel.ask(SHELL, "comm_info_request", "{}").replies("ok");
        kernel.socket(HB).send("ping");
        assertThat(kernel.socket(HB).recvStr()).isEqualTo("ping");
    }

    @Test
    void endsPromptlyAlsoInTheMiddleOfACell() throws Exception {
        try (KernelSession other = KernelSession.start()) {
            other.begin("System.out.println(\"on\"); while (true) {}").until("stdout on");
            JsonObject content = JsonParser.parseString("{\"restart\": true}").getAsJsonObject();
            assertThat(other.request(CONTROL, "shutdown_request", content)
                            .reply()
                            .get("restart")
                            .getAsBoolean())
                    .isTrue();
            assertThat(other.endsWithin(5_000)).isTrue();
            assertThat(other.receive(IOPUB, 10)).isNotNull();
        }
    }

    private static int count(Exchange cell) {
        return cell.reply().get("execution_count").getAsInt();
    }

    private static List<String> matches(String code) {
        return completed(code).getAsJsonArray("matches").asList().stream()
                .map(each -> each.getAsString())
                .toList();
    }

    private static List<String> types(String code) {
        JsonObject metadata = completed(code).getAsJsonObject("metadata");
        return metadata.getAsJsonArray("_jupyter_types_experimental").asList().stream()
                .map(each -> each.getAsJsonObject())
                .map(each ->
                        each.get("text").getAsString() + " " + each.get("type").getAsString())
                .toList();
    }

    private static JsonObject completed(String code) {
        JsonObject content = new JsonObject();
        content.addProperty("code", code);
        content.addProperty("cursor_pos", code.codePointCount(0, code.length()));
        return kernel.request(SHELL, "complete_request", content).untilIdle().reply();
    }

    private static String inspected(String code, int cursor) {
        JsonObject content = new JsonObject();
        content.addProperty("code", code);
        content.addProperty("cursor_pos", cursor);
        JsonObject reply =
                kernel.request(SHELL, "inspect_request", content).untilIdle().reply();
        return reply.get("found").getAsBoolean()
                ? reply.getAsJsonObject("data").get("text/plain").getAsString()
                : "nothing";
    }

    private static String completeness(String code) {
        JsonObject content = new JsonObject();
        content.addProperty("code", code);
        return kernel.request(SHELL, "is_complete_request", content)
                .untilIdle()
                .reply()
                .get("status")
                .getAsString();
    }

    private static List<String> history(String request) {
        return kernel.ask(SHELL, "history_request", request).reply().getAsJsonArray("history").asList().stream()
                .map(row -> row.getAsJsonArray().get(2).getAsString())
                .collect(Collectors.toList());
    }
}
