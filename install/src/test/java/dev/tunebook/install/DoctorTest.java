package dev.tunebook.install;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunebook.engine.spec.UserException;
import dev.tunebook.engine.torch.NativeLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
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

    @Test
    void saysWhichLibraryIsUsedOnWhichDevice() {
        NativeLibrary cpu = new NativeLibrary("2.7.1", "cpu", "class path");
        NativeLibrary cuda = new NativeLibrary("2.7.1", "cu128", "/opt/torch/lib");
        assertThat(Doctor.device(() -> cpu, false))
                .isEqualTo(Check.fine("device", "libtorch 2.7.1, cpu, from the class path; computes on cpu"));
        assertThat(Doctor.device(() -> cuda, true))
                .isEqualTo(Check.fine("device", "libtorch 2.7.1, cu128, from /opt/torch/lib; computes on CUDA"));
        assertThat(Doctor.device(() -> cpu, true))
                .isEqualTo(Check.optional(
                        "device",
                        "libtorch 2.7.1, cpu, from the class path; computes on the cpu, though an NVIDIA driver is there",
                        "tunebook install --cuda."));
        assertThat(Doctor.device(() -> cuda, false))
                .isEqualTo(Check.optional(
                        "device",
                        "libtorch 2.7.1, cu128, from /opt/torch/lib; computes on the cpu, since no NVIDIA driver is there",
                        "installing NVIDIA's driver, where there is such a GPU."));
    }

    @Test
    void saysWhyALibraryIsRefused() {
        Supplier<NativeLibrary> refuses = () -> {
            throw new UserException("libtorch (2.13.0, /opt/torch/lib) must be 2.7.1.", "pip install torch==2.7.1.");
        };
        assertThat(Doctor.device(refuses, true))
                .isEqualTo(Check.missing(
                        "device", "libtorch (2.13.0, /opt/torch/lib) must be 2.7.1.", "pip install torch==2.7.1."));
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
