package dev.tunebook.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.tunebook.engine.torch.NativeLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which libtorch is chosen for CUDA, and which is refused: no GPU is needed for that. */
class CudaLibraryTest {
    @TempDir
    Path folder;

    private CommandLineFixture tunebook;
    private Path prefix;

    @BeforeEach
    void onASystemThatCudaIsMadeFor() throws IOException {
        assumeThat(NativeLibrary.flavors())
                .as("the bridge's flavors on this system")
                .contains("cu128");
        tunebook = CommandLineFixture.withFakeJars(folder);
        prefix = folder.resolve("prefix");
    }

    /** As pip unpacks the package. */
    private static Path torch(Path packages, String version, boolean cuda) throws IOException {
        Path library = Files.createDirectories(packages.resolve("torch").resolve("lib"));
        Files.writeString(library.resolve("libtorch.so"), "");
        if (cuda) {
            Files.writeString(library.resolve("libtorch_cuda.so"), "");
        }
        Files.writeString(packages.resolve("torch").resolve("version.py"), "__version__ = '" + version + "'\n");
        return library;
    }

    private int install(String... words) {
        String[] all = new String[words.length + 3];
        all[0] = "install";
        all[1] = "--prefix";
        all[2] = prefix.toString();
        System.arraycopy(words, 0, all, 3, words.length);
        return tunebook.run(all);
    }

    private JsonObject environment() throws IOException {
        Path file = prefix.resolve("share/jupyter/kernels/tunebook/kernel.json");
        return JsonParser.parseString(Files.readString(file)).getAsJsonObject().getAsJsonObject("env");
    }

    @Test
    void givesTheKernelTheLibraryInAFolder() throws IOException {
        Path library = torch(folder.resolve("mine"), "2.7.1+cu128", true);
        assertThat(install("--cuda", library.toString())).isZero();
        assertThat(environment().get("PYTORCH_LIBRARY_PATH").getAsString()).isEqualTo(library.toString());
        assertThat(environment().get("PYTORCH_VERSION").getAsString()).isEqualTo("2.7.1");
        assertThat(environment().get("PYTORCH_FLAVOR").getAsString()).isEqualTo("cu128");
        assertThat(tunebook.out()).contains("  CUDA        libtorch 2.7.1, cu128, from " + library);
    }

    @Test
    void leavesTheKernelOnTheCpuWhereNobodyAsks() throws IOException {
        assertThat(install()).isZero();
        assertThat(environment().has("PYTORCH_LIBRARY_PATH")).isFalse();
    }

    @Test
    void findsTheOneThatFitsInAPythonEnvironment() throws IOException {
        Path environment = folder.resolve("environment");
        torch(environment.resolve("lib/python3.9/site-packages"), "2.9.0+cu128", true);
        Path right = torch(environment.resolve("lib/python3.12/site-packages"), "2.7.1+cu128", true);
        tunebook.environment.put("VIRTUAL_ENV", environment.toString());
        assertThat(install("--cuda")).isZero();
        assertThat(environment().get("PYTORCH_LIBRARY_PATH").getAsString()).isEqualTo(right.toString());
    }

    @Test
    void refusesAnotherVersionAnotherFlavorAndOneWithoutCuda() throws IOException {
        Path other = torch(folder.resolve("a"), "2.13.0+cu130", true);
        assertThat(install("--cuda", other.toString())).isNotZero();
        assertThat(tunebook.error())
                .contains("libtorch (2.13.0, " + other + ") must be 2.7.1, which Tunebook's bridge");
        Path flavor = torch(folder.resolve("b"), "2.7.1+cu126", true);
        assertThat(install("--cuda", flavor.toString())).isNotZero();
        assertThat(tunebook.error()).contains("(2.7.1 for cu126, " + flavor + ") must be built for cpu or cu128");
        Path plain = torch(folder.resolve("c"), "2.7.1+cpu", false);
        assertThat(install("--cuda", plain.toString())).isNotZero();
        assertThat(tunebook.error()).contains("libtorch (2.7.1, " + plain + ") must be one for CUDA.");
        assertThat(prefix).as("nothing is installed").doesNotExist();
    }

    @Test
    void theDoctorSaysWhichOneTheKernelUsesAndWhenItWasChangedSince() throws IOException {
        Path library = torch(folder.resolve("mine"), "2.7.1+cu128", true);
        assertThat(tunebook.run("install", "--cuda", library.toString())).isZero();
        tunebook.run("doctor");
        assertThat(tunebook.out()).contains(", with libtorch 2.7.1, cu128, from " + library);
        torch(folder.resolve("mine"), "2.13.0+cu130", true);
        assertThat(tunebook.run("doctor")).isEqualTo(1);
        assertThat(tunebook.out())
                .contains(": libtorch (2.13.0, " + library + ") must be 2.7.1, which Tunebook's bridge")
                .contains("Maybe tunebook install --cuda again.");
    }

    @Test
    void saysWhatItFoundAndHowToGetOneWhereNothingCanFetch() throws IOException {
        tunebook.environment.put("VIRTUAL_ENV", folder.resolve("environment").toString());
        torch(folder.resolve("environment/lib/python3.12/site-packages"), "2.9.0+cu128", true);
        assertThat(install("--cuda")).isNotZero();
        assertThat(tunebook.error())
                .contains("--cuda found no libtorch 2.7.1 for cu128 on this machine, and no uv to fetch one with.")
                .contains("libtorch (2.9.0, ")
                .contains("Maybe install uv; or --cuda-index ADDRESS, PyTorch's package index for cu128, for pip;");
    }

    @Test
    void fetchesOneWithUvOrPipIntoAFolderOfItsOwn() throws IOException {
        Path programs = Files.createDirectories(folder.resolve("programs"));
        for (String name : new String[] {"uv", "python3"}) {
            Path program = programs.resolve(name);
            Files.writeString(program, """
                    #!/bin/sh
                    echo "$@" > '%s'
                    while [ "$1" != --target ]; do shift; done
                    /bin/mkdir -p "$2/torch/lib"
                    : > "$2/torch/lib/libtorch.so"
                    : > "$2/torch/lib/libtorch_cuda.so"
                    echo "__version__ = '2.7.1+cu128'" > "$2/torch/version.py"
                    """.formatted(folder.resolve(name + ".words")));
            Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        tunebook.environment.put("PATH", programs.toString());
        Path target = prefix.resolve("share/tunebook/torch-2.7.1");
        assertThat(install("--cuda")).isZero();
        assertThat(folder.resolve("uv.words"))
                .hasContent("pip install --torch-backend cu128 --target " + target + " torch==2.7.1");
        assertThat(environment().get("PYTORCH_LIBRARY_PATH").getAsString())
                .isEqualTo(target.resolve("torch/lib").toString());
        Files.delete(folder.resolve("uv.words"));
        assertThat(install("--cuda")).isZero();
        assertThat(folder.resolve("uv.words"))
                .as("what is there is not fetched again")
                .doesNotExist();
        Files.delete(target.resolve("torch/lib/libtorch.so"));
        assertThat(install("--cuda", "--cuda-index", "http://127.0.0.1/cu128")).isZero();
        assertThat(folder.resolve("python3.words"))
                .hasContent("-m pip install --index-url http://127.0.0.1/cu128 --target " + target + " torch==2.7.1");
    }
}
