package dev.tunebook.kernel.session;

import static dev.tunebook.kernel.session.KernelSession.Channel.CONTROL;
import static dev.tunebook.kernel.session.KernelSession.Channel.SHELL;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What a kernel remembers of the cells before. */
class HistoryIT {
    @AutoClose
    private static final KernelSession kernel = KernelSession.start();

    @Test
    void remembersCells() {
        kernel.run("int first1 = 1;");
        kernel.run("int second2 = 2;");
        kernel.run("int second2 = 2;");
        assertThat(history("{\"hist_access_type\": \"tail\", \"n\": 2}"))
                .containsExactly("int second2 = 2;", "int second2 = 2;");
        assertThat(history("{\"hist_access_type\": \"search\", \"pattern\": \"int s*2 = ?;\", \"unique\": true}"))
                .containsExactly("int second2 = 2;");
        int last = kernel.run("\"range\"").count();
        assertThat(history("{\"hist_access_type\": \"range\", \"session\": 0, \"start\": " + last + ", \"stop\": "
                        + (last + 1) + "}"))
                .containsExactly("\"range\"");
    }

    @Test
    void neitherCountsNorKeepsACellThatIsNotToBeStored() {
        int before = kernel.run("\"counted\"").count();
        JsonObject content = KernelSession.executeContent("\"not stored\"");
        content.addProperty("store_history", false);
        Exchange cell = kernel.request(SHELL, "execute_request", content).untilIdle();
        cell.says("result not stored");
        assertThat(cell.count()).isEqualTo(before);
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
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
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

    private static List<String> history(String request) {
        return kernel.ask(SHELL, "history_request", request).reply().getAsJsonArray("history").asList().stream()
                .map(row -> row.getAsJsonArray().get(2).getAsString())
                .toList();
    }
}
