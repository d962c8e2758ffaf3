package dev.tunebook.engine.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunebook.engine.spec.UserException;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeLibraryTest {
    @TempDir
    Path folder;

    /** A class path with a bridge for 2.7.1, and a native jar of some version if one is given. */
    private ClassLoader classPath(String version, String flavor) throws IOException {
        Path jars = folder.resolve("jars");
        Files.createDirectories(jars.resolve("jnilib"));
        Files.writeString(jars.resolve("jnilib/pytorch.properties"), "jni_version=2.7.1-0.35.1\n");
        if (!version.isEmpty()) {
            Files.createDirectories(jars.resolve("native/lib"));
            Files.writeString(
                    jars.resolve("native/lib/pytorch.properties"),
                    "version=" + version + "\nflavor=" + flavor + "\nclassifier=linux-x86_64\n");
        }
        return loader(jars);
    }

    private static ClassLoader loader(Path jars) throws MalformedURLException {
        return new URLClassLoader(new URL[] {jars.toUri().toURL()}, null);
    }

    private Path pip(String version) throws IOException {
        Path library = Files.createDirectories(folder.resolve("torch/lib"));
        Files.writeString(library.resolve("libtorch.so"), "");
        if (!version.isEmpty()) {
            Files.writeString(folder.resolve("torch/version.py"), "__version__ = '" + version + "'\ndebug = False\n");
        }
        return library;
    }

    private NativeLibrary choose(Map<String, String> environment) throws IOException {
        return NativeLibrary.choose(environment, classPath("2.7.1", "cpu"));
    }

    @Test
    void takesTheOneOnTheClassPath() throws IOException {
        assertThat(choose(Map.of())).isEqualTo(new NativeLibrary("2.7.1", "cpu", "class path"));
        assertThat(NativeLibrary.choose(Map.of(), classPath("2.7.1-20250520", "cu128")))
                .hasToString("libtorch 2.7.1, cu128, from the class path");
    }

    @Test
    void takesTheUsersOwnWithTheVersionAndFlavorThatItSays() throws IOException {
        Path library = pip("2.7.1+cu128");
        assertThat(choose(Map.of(NativeLibrary.FOLDER, library.toString())))
                .isEqualTo(new NativeLibrary("2.7.1", "cu128", library.toString()));
    }

    @Test
    void believesTheEnvironmentWhereThePackageSaysNothing() throws IOException {
        Path library = pip("");
        Map<String, String> environment =
                Map.of(NativeLibrary.FOLDER, library.toString(), "PYTORCH_VERSION", "2.7.1", "PYTORCH_FLAVOR", "cu128");
        assertThat(choose(environment).flavor()).isEqualTo("cu128");
        assertThatThrownBy(() -> choose(Map.of(NativeLibrary.FOLDER, library.toString())))
                .isInstanceOf(UserException.class)
                .hasMessage("PYTORCH_VERSION () must say which libtorch is in " + library
                        + ".\nMaybe PYTORCH_VERSION=2.7.1.");
        assertThatThrownBy(() -> choose(Map.of(NativeLibrary.FOLDER, library.toString(), "PYTORCH_VERSION", "2.7.1")))
                .hasMessage("PYTORCH_FLAVOR () must say what the libtorch in " + library
                        + " was built for.\nMaybe PYTORCH_FLAVOR=cpu, or cu128 for CUDA 12.8.");
    }

    @Test
    void refusesAnotherVersionWhateverTheEnvironmentSays() throws IOException {
        Path library = pip("2.13.0+cu130");
        Map<String, String> environment =
                Map.of(NativeLibrary.FOLDER, library.toString(), "PYTORCH_VERSION", "2.7.1", "PYTORCH_FLAVOR", "cu128");
        assertThatThrownBy(() -> choose(environment))
                .isInstanceOf(UserException.class)
                .hasMessage("libtorch (2.13.0, " + library + ") must be 2.7.1, which Tunebook's bridge to it was built "
                        + "for: another one would misread numbers.\n"
                        + "Maybe pip install torch==2.7.1, or unset PYTORCH_LIBRARY_PATH.");
        assertThatThrownBy(() -> NativeLibrary.choose(Map.of(), classPath("2.5.1", "cu124")))
                .hasMessageStartingWith("libtorch (2.5.1, class path) must be 2.7.1, ");
    }

    @Test
    void refusesAFlavorThatItsBridgeWasNotBuiltFor() throws IOException {
        Path library = pip("2.7.1+cu126");
        List<String> flavors = NativeLibrary.flavors();
        assertThat(flavors).contains("cpu");
        assertThatThrownBy(() -> NativeLibrary.in(library))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith("libtorch (2.7.1 for cu126, " + library + ") must be built for "
                        + String.join(" or ", flavors) + ", as Tunebook's bridge to it is.\nMaybe ");
        assertThat(NativeLibrary.wantedVersion()).isEqualTo("2.7.1");
    }

    @Test
    void refusesAFolderWithoutLibtorch() {
        assertThatThrownBy(() -> choose(Map.of(NativeLibrary.FOLDER, folder.toString())))
                .hasMessage("PYTORCH_LIBRARY_PATH (" + folder + ") must be a folder with libtorch.\n"
                        + "Maybe the folder torch/lib of a pip package, or unset PYTORCH_LIBRARY_PATH.");
    }

    @Test
    void knowsTheOneThatTheTestsRunWith() {
        assertThat(NativeLibrary.choose().toString()).isEqualTo("libtorch 2.7.1, cpu, from the class path");
    }
}
