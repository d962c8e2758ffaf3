package dev.tunebook.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoctorTest {
    @TempDir
    Path folder;

    @Test
    void saysWhatIsMissingAndHowToGetIt() throws IOException {
        CommandLineFixture tunebook = CommandLineFixture.withFakeJars(folder);

        assertThat(tunebook.run("doctor")).isEqualTo(1);

        assertThat(tunebook.out().lines().map(String::strip))
                .contains(
                        "✗ jars         no tunebook-engine in "
                                + folder.resolve("checkout").resolve("lib"),
                        "Maybe ./mvnw -DskipTests package.",
                        "! Jupyter      not found on the PATH; tunebook run works without",
                        "! kernelspec   none of ours in the usual folders",
                        "Maybe tunebook install --user.",
                        "Not ready: see the lines marked ✗.")
                .anyMatch(line -> line.startsWith("✓ JDK"))
                .anyMatch(line -> line.startsWith("✗ libtorch     no native library for linux-"))
                .anyMatch(line -> line.startsWith("✗ kernel       The kernel's process ended"));
    }

    @Test
    void noticesAKernelspecWhoseJarsAreGone() throws IOException {
        CommandLineFixture tunebook = CommandLineFixture.withFakeJars(folder);
        tunebook.run("install");
        Path library = folder.resolve("home/.local/share/tunebook/" + Surroundings.version() + "/lib");
        for (Path jar : SharedLibrary.jars(library)) {
            Files.delete(jar);
        }
        Files.delete(library);

        tunebook.run("doctor");

        assertThat(tunebook.out())
                .contains(" points at " + library + ", which is gone\n               Maybe tunebook install again.");
    }

    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, linux-x86_64",
        "Linux, aarch64, linux-aarch64",
        "Mac OS X, aarch64, osx-aarch64",
        "Windows 11, amd64, win-x86_64"
    })
    void namesThePlatformAsTheNativeJarsDo(String system, String architecture, String classifier) {
        assertThat(Platform.classifier(system, architecture)).isEqualTo(classifier);
    }
}
