package dev.tunebook.install;

import dev.tunebook.engine.spec.UserException;
import dev.tunebook.engine.torch.NativeLibrary;
import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A libtorch for CUDA: Maven Central has none that fits the bridge, but pip's package torch holds one, in a Python
 * environment that is there or in a folder of its own.
 */
final class CudaLibrary {
    private static final String PYTHON_PACKAGES = "{python,pypy}3*";

    private final Surroundings surroundings;
    private final JupyterPlace place;

    CudaLibrary(Surroundings surroundings, JupyterPlace place) {
        this.surroundings = surroundings;
        this.place = place;
    }

    /**
     * The one in a folder, or the first that fits of those on this machine, or else one that is fetched.
     *
     * @param given a folder with libtorch; empty to look for one
     * @param index address of a package index with wheels for CUDA; empty for the one that uv knows
     */
    NativeLibrary find(String given, String index) throws IOException {
        if (!given.isEmpty()) {
            return forCuda(Surroundings.path(given));
        }
        List<String> refused = new ArrayList<>();
        for (Path folder : folders()) {
            try {
                return forCuda(folder);
            } catch (UserException unfit) {
                refused.add(unfit.problem());
            }
        }
        return forCuda(fetch(index, refused));
    }

    private NativeLibrary forCuda(Path folder) {
        NativeLibrary library = NativeLibrary.in(folder);
        boolean cuda =
                Stream.of("libtorch_cuda.so", "torch_cuda.dll").anyMatch(name -> Files.exists(folder.resolve(name)));
        if (!cuda || !library.flavor().startsWith("cu")) {
            throw new UserException(
                    "libtorch (" + library.version() + ", " + folder + ") must be one for CUDA.",
                    "--cuda alone, which looks for one and fetches it.");
        }
        return library;
    }

    /** What the kernel has to know of it. */
    static Map<String, String> environment(NativeLibrary library) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put(NativeLibrary.FOLDER, library.source());
        environment.put("PYTORCH_VERSION", library.version());
        environment.put("PYTORCH_FLAVOR", library.flavor());
        return environment;
    }

    /** Folders of libtorch: the user's, one that was fetched, those of Python environments. */
    private Set<Path> folders() throws IOException {
        Set<Path> found = new LinkedHashSet<>();
        String own = variable(NativeLibrary.FOLDER);
        if (!own.isEmpty()) {
            found.add(Path.of(own));
        }
        found.add(fetched().resolve("torch").resolve("lib"));
        for (String variable : new String[] {"VIRTUAL_ENV", "CONDA_PREFIX"}) {
            if (!variable(variable).isEmpty()) {
                ofPrefix(Path.of(variable(variable)), found);
            }
        }
        ofPrefix(surroundings.home().resolve(".local"), found);
        if (!surroundings.windows()) {
            ofPrefix(Path.of("/usr/local"), found);
            ofPrefix(Path.of("/usr"), found);
        }
        found.removeIf(folder -> !Files.isDirectory(folder));
        return found;
    }

    private static void ofPrefix(Path prefix, Set<Path> found) throws IOException {
        found.add(
                prefix.resolve("Lib").resolve("site-packages").resolve("torch").resolve("lib"));
        Path libraries = prefix.resolve("lib");
        if (Files.isDirectory(libraries)) {
            try (DirectoryStream<Path> pythons = Files.newDirectoryStream(libraries, PYTHON_PACKAGES)) {
                for (Path python : pythons) {
                    for (String packages : new String[] {"site-packages", "dist-packages"}) {
                        found.add(python.resolve(packages).resolve("torch").resolve("lib"));
                    }
                }
            }
        }
    }

    private String variable(String name) {
        return surroundings.environment().getOrDefault(name, "");
    }

    private Path fetched() {
        return place.shared().resolve("torch-" + NativeLibrary.wantedVersion());
    }

    private Path fetch(String index, List<String> refused) throws IOException {
        String flavor = NativeLibrary.flavors().stream()
                .filter(each -> each.startsWith("cu"))
                .reduce((lower, higher) -> higher)
                .orElseThrow(() -> new UserException(
                        "--cuda needs Linux or Windows on x86-64: Tunebook's bridge to libtorch has no other for CUDA.",
                        "no --cuda; the CPU is used."));
        List<String> command = command(flavor, index)
                .orElseThrow(() -> new UserException(
                        "--cuda found no libtorch " + NativeLibrary.wantedVersion() + " for " + flavor
                                + " on this machine, and no"
                                + " uv to fetch one with."
                                + (refused.isEmpty() ? "" : " What it found: " + String.join(" ", refused)),
                        "install uv; or --cuda-index ADDRESS, PyTorch's package index for " + flavor
                                + ", for pip; or --cuda DIR, the folder torch/lib of that package."));
        surroundings.out().println("Fetching libtorch, some gigabytes: " + String.join(" ", command));
        run(command);
        surroundings.out().println("It stays in " + fetched() + " until you remove that folder.");
        return fetched().resolve("torch").resolve("lib");
    }

    private Optional<List<String>> command(String flavor, String index) {
        List<String> what = List.of("--target", fetched().toString(), "torch==" + NativeLibrary.wantedVersion());
        Optional<List<String>> begin = index.isEmpty()
                ? program("uv").map(uv -> List.of(uv, "pip", "install", "--torch-backend", flavor))
                : program("python3")
                        .or(() -> program("python"))
                        .map(python -> List.of(python, "-m", "pip", "install", "--index-url", index));
        return begin.map(words -> Stream.concat(words.stream(), what.stream()).toList());
    }

    private Optional<String> program(String name) {
        return Stream.of(variable("PATH").split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder).resolve(surroundings.windows() ? name + ".exe" : name))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    private static void run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).inheritIO().start();
        try {
            int status = process.waitFor();
            if (status != 0) {
                throw new UserException(
                        "libtorch must be fetched, but " + command.get(0) + " ended with status " + status
                                + "; what it said stands above.",
                        "--cuda DIR, with a libtorch that you have fetched yourself.");
            }
        } catch (InterruptedException stopped) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new UserException("Fetching libtorch was interrupted.", "the same command again.", stopped);
        }
    }
}
