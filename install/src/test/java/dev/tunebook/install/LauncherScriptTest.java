package dev.tunebook.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code install/tunebook} in a checkout whose Maven and JDKs are scripts that say how they were called. */
@DisabledOnOs(OS.WINDOWS)
class LauncherScriptTest {
    @TempDir
    Path folder;

    private Path checkout;
    private Path script;

    @BeforeEach
    void makeCheckout() throws IOException {
        checkout = folder.resolve("check out");
        script = checkout.resolve("install/tunebook");
        Files.createDirectories(checkout.resolve("kernel/src/main/java"));
        Files.createDirectories(script.getParent());
        Files.copy(Path.of("tunebook"), script, StandardCopyOption.COPY_ATTRIBUTES);
        Files.writeString(checkout.resolve("pom.xml"), "<project/>");
        Files.writeString(checkout.resolve("kernel/src/main/java/A.java"), "class A {}");
        executable(
                checkout.resolve("mvnw"),
                "echo built with $JAVA_HOME: $* >>builds; mkdir -p install/target/tunebook/lib");
        jdk("old", "11.0.2");
        jdk("new jdk", "17.0.9");
    }

    @Test
    void buildsTheFirstTimeAndThenOnlyWhenASourceIsNewer() throws Exception {
        assertThat(launch("new jdk", "help")).contains("Building Tunebook (first time; this downloads about 200 MB) …");
        age();
        assertThat(launch("new jdk", "help")).doesNotContain("Building");

        Files.setLastModifiedTime(
                checkout.resolve("kernel/src/main/java/A.java"),
                FileTime.from(Instant.now().plusSeconds(5)));
        assertThat(launch("new jdk", "help")).contains("Building Tunebook (sources have changed) …");

        assertThat(Files.readString(checkout.resolve("builds")).lines())
                .hasSize(2)
                .allMatch(
                        line -> line.equals("built with " + folder.resolve("new jdk") + ": -q -B -DskipTests package"));
    }

    @Test
    void buildsAgainWhenASourceOfAModuleWithinAModuleIsNewer() throws Exception {
        launch("new jdk", "help");
        age();
        Path inner = Files.createDirectories(checkout.resolve("kernel/inner/src/main"))
                .resolve("model");
        Files.setLastModifiedTime(
                Files.writeString(inner, "weights"), FileTime.from(Instant.now().plusSeconds(5)));

        assertThat(launch("new jdk", "help")).contains("Building Tunebook (sources have changed) …");
    }

    /** Puts the sources in the past, as they are in a checkout that was built some time ago. */
    private void age() throws IOException {
        for (String path :
                new String[] {"pom.xml", "kernel/src/main", "kernel/src/main/java", "kernel/src/main/java/A.java"}) {
            Files.setLastModifiedTime(
                    checkout.resolve(path), FileTime.from(Instant.now().minusSeconds(60)));
        }
    }

    @Test
    void handsItsWordsOnAsTheyAre() throws Exception {
        assertThat(launch("new jdk", "run", "a b.ipynb", "-p", "x=*"))
                .contains("[-cp][" + checkout.toRealPath() + "/install/target/tunebook/lib/*]"
                        + "[dev.tunebook.install.Main][run][a b.ipynb][-p][x=*]");
    }

    @Test
    void worksThroughASymbolicLink() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("tb"), script);
        script = link;

        assertThat(launch("new jdk", "help")).contains("[" + checkout.toRealPath() + "/install/target/tunebook/lib/*]");
    }

    @Test
    void showsTheEndOfAFailedBuild() throws Exception {
        executable(checkout.resolve("mvnw"), "echo no such class; exit 1");

        assertThat(launch("new jdk", "help"))
                .contains("no such class\nThe build failed; the whole of it is in ")
                .endsWith("exit code 1");
        executable(checkout.resolve("mvnw"), "mkdir -p install/target/tunebook/lib");
        assertThat(launch("new jdk", "help")).endsWith("exit code 0");
    }

    @Test
    void passesOverAJdkThatIsTooOld() throws Exception {
        String output = launch("old", "help");

        // Another JDK of this machine may be found; the old one must not be used.
        assertThat(output).doesNotContain("old says");
    }

    @Test
    void readsFileNamesAsUtf8InThePlainLocale() throws Exception {
        assertThat(launch("new jdk", "help")).contains("LC_ALL=C.UTF-8");
    }

    private void jdk(String name, String version) throws IOException {
        Path home = folder.resolve(name);
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        executable(home.resolve("bin/javac"), "exit 0");
        executable(
                home.resolve("bin/java"),
                "printf '" + name + " says LC_ALL=%s ' \"$LC_ALL\"; printf '[%s]' \"$@\"; echo");
    }

    private static void executable(Path file, String commands) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + commands + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private String launch(String jdk, String... words) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(script.toString()).redirectErrorStream(true);
        builder.command().addAll(java.util.List.of(words));
        builder.environment().putAll(Map.of("JAVA_HOME", folder.resolve(jdk).toString(), "LC_ALL", "C"));
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return output + "exit code " + process.exitValue();
    }
}
