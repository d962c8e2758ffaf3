package dev.tunebook.install;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallTest {
    private static final String VERSION = Surroundings.version();

    @TempDir
    Path folder;

    private CommandLineFixture tunebook;
    private Path prefix;

    @BeforeEach
    void makeFakeJars() throws IOException {
        tunebook = CommandLineFixture.withFakeJars(folder);
        prefix = folder.resolve("a prefix");
    }

    @Test
    void writesAKernelspecAndACopyOfTheJars() throws IOException {
        assertThat(install()).isZero();

        assertThat(files(prefix))
                .containsExactly(
                        "share/jupyter/kernels/tunebook/kernel.json",
                        "share/jupyter/kernels/tunebook/logo-32x32.png",
                        "share/jupyter/kernels/tunebook/logo-64x64.png",
                        "share/jupyter/kernels/tunebook/logo-svg.svg",
                        "share/jupyter/kernels/tunebook/tunebook-receipt.json",
                        "share/tunebook/" + VERSION + "/LICENSE",
                        "share/tunebook/" + VERSION + "/THIRD-PARTY.txt",
                        "share/tunebook/" + VERSION + "/lib/other.jar",
                        "share/tunebook/" + VERSION + "/lib/tunebook-kernel-1.jar");
    }

    @Test
    void bringsTheLicencesOfWhatItCopies() throws IOException {
        install();

        assertThat(library().resolveSibling("LICENSE")).content().contains("Apache License", "Version 2.0");
        assertThat(library().resolveSibling("THIRD-PARTY.txt")).content().contains("WordNet", "MPL-2.0");
    }

    @Test
    void saysWhereEverythingIs() {
        install();

        assertThat(tunebook.out().lines().toList())
                .contains(
                        "Installed kernel tunebook (Tunebook (Java))",
                        "  kernelspec  " + kernelspec("tunebook"),
                        "  jars        " + library(),
                        "Remove it with: tunebook uninstall --prefix \"" + prefix + "\"");
    }

    @Test
    void tellsJupyterHowToStartTheCopyNotTheCheckout() throws IOException {
        install("--display-name", "Mine");

        JsonObject json = json(kernelspec("tunebook").resolve("kernel.json"));
        assertThat(json.get("display_name").getAsString()).isEqualTo("Mine");
        assertThat(json.get("language").getAsString()).isEqualTo("java");
        assertThat(json.get("interrupt_mode").getAsString()).isEqualTo("message");
        assertThat(json.getAsJsonObject("env").get("OMP_WAIT_POLICY").getAsString())
                .isEqualTo("PASSIVE");
        assertThat(json.getAsJsonArray("argv").toString()).contains("lib/*").doesNotContain("checkout");
        assertThat(Path.of(json.getAsJsonArray("argv").get(0).getAsString())).isExecutable();
    }

    @Test
    void keepsTheUsersJavaOptions() throws IOException {
        tunebook.environment.put(KernelJvm.USER_OPTIONS, "-Xmx3g");
        install();

        assertThat(Files.readString(kernelspec("tunebook").resolve("kernel.json")))
                .contains("\"-Xmx3g\"");
    }

    @Test
    void drawsItsSignInTheSizesThatJupyterWants() throws IOException {
        install();

        for (int size : new int[] {32, 64}) {
            Path logo = kernelspec("tunebook").resolve("logo-" + size + "x" + size + ".png");
            assertThat(ImageIO.read(logo.toFile()).getWidth()).isEqualTo(size);
        }
        assertThat(kernelspec("tunebook").resolve("logo-svg.svg")).content().startsWith("<svg xmlns=");
    }

    @Test
    void leavesNothingBehindWhenRemoved() throws IOException {
        install();

        assertThat(tunebook.run("uninstall", "--prefix", prefix.toString())).isZero();
        assertThat(tunebook.out()).isEqualTo("Removed " + kernelspec("tunebook") + "\nRemoved " + library() + "\n");
        assertThat(prefix).doesNotExist();
    }

    @Test
    void leavesFoldersThatWereThereBefore() throws IOException {
        Files.createDirectories(prefix.resolve("share/jupyter"));
        install();

        tunebook.run("uninstall", "--prefix", prefix.toString());

        assertThat(prefix.resolve("share").toFile().list()).containsExactly("jupyter");
    }

    @Test
    void leavesAloneWhatOthersPutBesideIt() throws IOException {
        install();
        Files.writeString(kernelspec("tunebook").resolve("kernel.js"), "mine");
        Files.createDirectories(kernelspec("python3"));

        tunebook.run("uninstall", "--prefix", prefix.toString());

        assertThat(files(prefix)).containsExactly("share/jupyter/kernels/tunebook/kernel.js");
        assertThat(kernelspec("python3")).isDirectory();
    }

    @Test
    void keepsTheJarsWhileAnotherKernelspecNeedsThem() throws IOException {
        install();
        install("--name", "second");

        tunebook.run("uninstall", "--prefix", prefix.toString());
        assertThat(library()).isDirectory();

        tunebook.run("uninstall", "--prefix", prefix.toString(), "--name", "second");
        assertThat(files(prefix)).isEmpty();
    }

    @Test
    void replacesAnEarlierInstallationAndItsStaleJars() throws IOException {
        install();
        Files.writeString(library().resolve("stale.jar"), "stale");

        assertThat(install("--display-name", "Again")).isZero();

        assertThat(library().toFile().list()).containsExactlyInAnyOrder("other.jar", "tunebook-kernel-1.jar");
    }

    @Test
    void doesNotReplaceAKernelspecOfSomeoneElse() throws IOException {
        Files.createDirectories(kernelspec("tunebook"));

        assertThat(install()).isEqualTo(2);
        assertThat(tunebook.error())
                .isEqualTo("kernelspec (" + kernelspec("tunebook")
                        + ") must be one that tunebook installed to be replaced.\nMaybe --name tunebook2.\n");
        assertThat(tunebook.run("uninstall", "--prefix", prefix.toString())).isEqualTo(2);
        assertThat(tunebook.error())
                .startsWith(
                        "kernelspec (" + kernelspec("tunebook") + ") must be one that tunebook installed, and is not.");
    }

    @Test
    void installsForTheUserUnlessToldOtherwise() {
        assertThat(tunebook.run("install")).isZero();

        assertThat(folder.resolve("home/.local/share/jupyter/kernels/tunebook/kernel.json"))
                .exists();
        assertThat(folder.resolve("home/.local/share/tunebook/" + VERSION + "/lib/other.jar"))
                .exists();
    }

    private int install(String... more) {
        return tunebook.run(Stream.concat(Stream.of("install", "--prefix", prefix.toString()), Stream.of(more))
                .toArray(String[]::new));
    }

    private Path kernelspec(String name) {
        return prefix.resolve("share").resolve("jupyter").resolve("kernels").resolve(name);
    }

    private Path library() {
        return prefix.resolve("share").resolve("tunebook").resolve(VERSION).resolve("lib");
    }

    private static JsonObject json(Path file) throws IOException {
        return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }
}
