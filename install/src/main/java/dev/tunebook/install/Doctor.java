package dev.tunebook.install;

import dev.tunebook.engine.spec.UserException;
import dev.tunebook.engine.torch.NativeLibrary;
import dev.tunebook.kernel.run.client.KernelDeath;
import dev.tunebook.kernel.run.client.KernelSession;
import dev.tunebook.kernel.run.page.Durations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Looks at everything that a kernel and a notebook need, one thing after the other. */
final class Doctor {
    private static final long DISK_BYTES = 1_000_000_000L;
    private static final Path DRIVER = Path.of("/proc/driver/nvidia/version");
    private static final Duration KERNEL_START = Duration.ofSeconds(60);

    /** Looks at one thing. */
    interface Examination {
        List<Check> checks() throws IOException;
    }

    private final Surroundings surroundings;
    private final String prefix;

    /** @param prefix where to look for kernelspecs as well, or null */
    Doctor(Surroundings surroundings, String prefix) {
        this.surroundings = surroundings;
        this.prefix = prefix;
    }

    List<Examination> examinations() {
        return List.of(
                this::jdk,
                this::library,
                this::libtorch,
                this::kernel,
                this::jupyter,
                new InstalledKernels(surroundings, prefix),
                this::fonts,
                this::folders,
                this::disk);
    }

    private List<Check> jdk() {
        String found = Runtime.version() + " at " + Surroundings.javaHome();
        boolean compiles = ModuleLayer.boot().findModule("jdk.jshell").isPresent();
        return List.of(
                compiles
                        ? Check.fine("JDK", found)
                        : Check.missing(
                                "JDK", found + " lacks JShell", "install a JDK, not a JRE, of version 17 or later."));
    }

    private List<Check> library() throws IOException {
        List<Path> jars = SharedLibrary.jars(surroundings.library());
        for (String module : new String[] {"engine", "kernel", "dsl", "install"}) {
            if (jars.stream().noneMatch(jar -> jar.getFileName().toString().startsWith("tunebook-" + module + "-"))) {
                return List.of(Check.missing(
                        "jars",
                        "no tunebook-" + module + " in " + surroundings.library(),
                        "./mvnw -DskipTests package."));
            }
        }
        return List.of(Check.fine("jars", jars.size() + " in " + surroundings.library()));
    }

    private List<Check> libtorch() throws IOException {
        String platform = Platform.classifier(surroundings.system(), System.getProperty("os.arch"));
        for (Path jar : SharedLibrary.jars(surroundings.library())) {
            String name = jar.getFileName().toString();
            if (name.startsWith("pytorch-native-") && name.contains(platform)) {
                return List.of(Check.fine("libtorch", name), device(NativeLibrary::choose, Files.exists(DRIVER)));
            }
        }
        return List.of(Check.missing(
                "libtorch",
                "no native library for " + platform,
                "./mvnw -DskipTests -Dlibtorch.classifier=" + platform + " package."));
    }

    /**
     * Loads nothing: which library would be used, and what it computes on.
     *
     * @param choice names the library, or refuses it
     * @param driver whether this machine shows an NVIDIA driver
     */
    static Check device(Supplier<NativeLibrary> choice, boolean driver) {
        try {
            NativeLibrary library = choice.get();
            boolean cuda = library.flavor().startsWith("cu");
            if (cuda && !driver) {
                return Check.optional(
                        "device",
                        library + "; computes on the cpu, since no NVIDIA driver is there",
                        "installing NVIDIA's driver, where there is such a GPU.");
            }
            return driver && !cuda
                    ? Check.optional(
                            "device",
                            library + "; computes on the cpu, though an NVIDIA driver is there",
                            "tunebook install --cuda.")
                    : Check.fine("device", library + "; computes on " + (cuda ? "CUDA" : "cpu"));
        } catch (UserException mismatch) {
            String[] said = mismatch.getMessage().split("\nMaybe ", 2);
            return Check.missing("device", said[0], said[1]);
        }
    }

    private List<Check> kernel() throws IOException {
        long start = System.nanoTime();
        Path folder = Path.of("").toAbsolutePath();
        try (KernelSession session =
                KernelSession.start(surroundings.kernelJvm().kernelCommand(), folder, KERNEL_START)) {
            String time = Durations.text(Duration.ofNanos(System.nanoTime() - start));
            String language =
                    session.info().getAsJsonObject("language_info").get("name").getAsString();
            return List.of(Check.fine("kernel", "speaks " + language + " after " + time));
        } catch (KernelDeath death) {
            String words = death.lastLines().isEmpty()
                    ? death.getMessage()
                    : death.getMessage() + " " + death.lastLines().get(0);
            return List.of(
                    Check.missing("kernel", words, "unset " + KernelJvm.USER_OPTIONS + ", or send us this line."));
        }
    }

    private List<Check> jupyter() {
        String version = Jupyter.version(surroundings.environment());
        return List.of(
                version.isEmpty()
                        ? Check.optional(
                                "Jupyter",
                                "not found on the PATH; tunebook run works without",
                                Jupyter.howToGet(surroundings))
                        : Check.fine("Jupyter", version));
    }

    private List<Check> fonts() {
        boolean found = surroundings.windows()
                || surroundings.mac()
                || Stream.of("/usr/share/fonts", "/usr/local/share/fonts")
                        .map(Path::of)
                        .anyMatch(Files::isDirectory);
        return List.of(Check.fine("fonts", found ? "installed" : "none installed; charts are drawn without"));
    }

    private List<Check> folders() {
        List<Check> checks = new ArrayList<>();
        for (Path folder : List.of(
                Path.of("").toAbsolutePath(), JupyterPlace.user(surroundings).kernels(), cache())) {
            Path existing = existing(folder);
            checks.add(
                    Files.isWritable(existing)
                            ? Check.fine("folder", folder + " can be written")
                            : Check.optional(
                                    "folder",
                                    existing + " cannot be written",
                                    "run it as a user who may write there."));
        }
        return checks;
    }

    private List<Check> disk() {
        // Not Files.getFileStore, which needs an entry in the mount table: in a chroot or a container there may be
        // none.
        long bytes = existing(cache()).toFile().getUsableSpace();
        String free = String.format(Locale.ROOT, "%.1f GB free for %s", bytes / 1e9, cache());
        return List.of(
                bytes >= DISK_BYTES
                        ? Check.fine("disk", free)
                        : Check.missing("disk", free, "free 1 GB, or set DJL_CACHE_DIR to another disk."));
    }

    /** Where DJL unpacks libtorch. */
    private Path cache() {
        String given = surroundings.environment().getOrDefault("DJL_CACHE_DIR", "");
        return given.isEmpty() ? surroundings.home().resolve(".djl.ai") : Path.of(given);
    }

    private static Path existing(Path folder) {
        Path current = folder;
        while (!Files.exists(current)) {
            current = current.getParent();
        }
        return current;
    }
}
