package dev.tunebook.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KernelJvmTest {
    private static final Path LIBRARY = Path.of("with space", "lib");

    @Test
    void letsTheKernelAttachItsAgentAndNamesAllJarsInOneWord() {
        List<String> command = command("");

        assertThat(command.get(0))
                .endsWith(File.separator + "bin" + File.separator + (windows() ? "java.exe" : "java"));
        assertThat(command.get(1)).isEqualTo("-Djdk.attach.allowAttachSelf=true");
        assertThat(command.subList(command.size() - 4, command.size()))
                .containsExactly(
                        "-cp",
                        LIBRARY + File.separator + "*",
                        "dev.tunebook.kernel.jupyter.KernelMain",
                        "{connection_file}");
        assertThat(command)
                .contains("-Djava.awt.headless=true", "-Dai.djl.offline=true", "-XX:+UseSerialGC")
                .noneMatch(word ->
                        word.startsWith("#") || word.startsWith("[") || word.isBlank() || word.contains("{lib}"));
    }

    @Test
    void grantsNativeAccessToAJdkThatAsksForIt() {
        boolean asks = Runtime.version().feature() >= 22;

        assertThat(command("").contains("--enable-native-access=ALL-UNNAMED")).isEqualTo(asks);
    }

    @Test
    void putsTheUsersOptionsLast() {
        List<String> command = command("-Xmx2g  '-Dname=a b' \"-Dother=c d\"");

        assertThat(command.subList(command.size() - 7, command.size() - 4))
                .containsExactly("-Xmx2g", "-Dname=a b", "-Dother=c d");
    }

    @Test
    void letsTheUserChooseTheCollector() {
        assertThat(command("-XX:+UseG1GC")).contains("-XX:+UseG1GC").doesNotContain("-XX:+UseSerialGC");
    }

    @Test
    void leavesTheArchiveToTheUserWhoChoosesOne(@TempDir Path folder) throws IOException {
        Path library = folder.resolve("lib");
        Path archive = Files.createFile(ClassArchive.of(library));

        assertThat(command(library, "-Xmx2g")).contains(ClassArchive.taking(archive));
        assertThat(command(library, "-Xshare:off"))
                .contains("-Xshare:off")
                .doesNotContain(ClassArchive.taking(archive));
    }

    @Test
    void letsIdleThreadsSleep() {
        assertThat(new KernelJvm(Path.of("jdk"), LIBRARY, Map.of()).addedEnvironment())
                .containsEntry("OMP_WAIT_POLICY", "PASSIVE")
                .containsEntry("GOMP_SPINCOUNT", "3000");
    }

    private static List<String> command(String options) {
        return command(LIBRARY, options);
    }

    private static List<String> command(Path library, String options) {
        return new KernelJvm(Path.of("jdk"), library, Map.of(KernelJvm.USER_OPTIONS, options)).command();
    }

    private static boolean windows() {
        return File.separatorChar == '\\';
    }
}
