package dev.tunebook.engine.torch;

import dev.tunebook.engine.spec.UserException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which libtorch is going to be used, known before it is loaded: another than the bridge between Java and libtorch was
 * built for would misread numbers without a word.
 *
 * @param version such as {@code 2.7.1}
 * @param flavor {@code cpu}, or the CUDA it was built for, such as {@code cu128}
 * @param source where it comes from: {@code class path}, or a folder
 */
public record NativeLibrary(String version, String flavor, String source) {
    /** Names a folder with a libtorch of the user's own, such as that of a pip package. */
    public static final String FOLDER = "PYTORCH_LIBRARY_PATH";

    private static final String VERSION = "PYTORCH_VERSION";
    private static final String FLAVOR = "PYTORCH_FLAVOR";
    private static final String BRIDGE = "jnilib/pytorch.properties";
    private static final String JAR = "native/lib/pytorch.properties";
    private static final List<String> KNOWN_FLAVORS =
            List.of("cpu", "cu118", "cu121", "cu124", "cu126", "cu128", "cu129", "cu130");

    private static final Pattern RELEASE = Pattern.compile("(\\d+\\.\\d+\\.\\d+)(?:\\+(\\w+))?");

    /**
     * The library that this process will load.
     *
     * @throws UserException when it is missing, or does not fit the bridge
     */
    public static NativeLibrary choose() {
        return choose(System.getenv(), NativeLibrary.class.getClassLoader());
    }

    /**
     * The library in a folder of the user's own.
     *
     * @throws UserException when there is none, or it does not fit the bridge
     */
    public static NativeLibrary in(Path folder) {
        return choose(Map.of(FOLDER, folder.toString()), NativeLibrary.class.getClassLoader());
    }

    /** The version that the bridge between Java and libtorch was built for. */
    public static String wantedVersion() {
        return bridge(NativeLibrary.class.getClassLoader());
    }

    /** What libtorch may have been built for on this system, as the bridge is: {@code cpu}, {@code cu128} or both. */
    public static List<String> flavors() {
        return flavors(NativeLibrary.class.getClassLoader());
    }

    private static List<String> flavors(ClassLoader loader) {
        String system = System.getProperty("os.name");
        boolean windows = system.startsWith("Windows");
        boolean mac = system.startsWith("Mac");
        boolean arm = System.getProperty("os.arch").matches("aarch64|arm64");
        String platform = (windows ? "win" : mac ? "osx" : "linux") + (arm ? "-aarch64" : "-x86_64");
        String file = windows ? "djl_torch.dll" : mac ? "libdjl_torch.dylib" : "libdjl_torch.so";
        return KNOWN_FLAVORS.stream()
                .filter(flavor -> loader.getResource("jnilib/" + platform + "/" + flavor + "/" + file) != null)
                .toList();
    }

    private static String bridge(ClassLoader loader) {
        return property(loader, BRIDGE, "jni_version")
                .map(bridge -> bridge.replaceFirst("-.*", ""))
                .orElseThrow(() -> new UserException(
                        "the class path must have pytorch-jni, the bridge between Java and libtorch.",
                        "run install/tunebook doctor, which says what is missing."));
    }

    static NativeLibrary choose(Map<String, String> environment, ClassLoader loader) {
        String built = bridge(loader);
        String folder = environment.getOrDefault(FOLDER, "");
        NativeLibrary chosen = folder.isEmpty() ? onClassPath(loader, built) : inFolder(environment, Path.of(folder));
        if (!chosen.version.equals(built)) {
            throw new UserException(
                    "libtorch (" + chosen.version + ", " + chosen.source + ") must be " + built
                            + ", which Tunebook's bridge to it was built for: another one would misread numbers.",
                    folder.isEmpty()
                            ? "one native jar on the class path, of version " + built + "."
                            : "pip install torch==" + built + ", or unset " + FOLDER + ".");
        }
        List<String> flavors = flavors(loader);
        if (!flavors.isEmpty() && !flavors.contains(chosen.flavor)) {
            throw new UserException(
                    "libtorch (" + chosen.version + " for " + chosen.flavor + ", " + chosen.source
                            + ") must be built for " + String.join(" or ", flavors)
                            + ", as Tunebook's bridge to it is.",
                    flavors.size() == 1
                            ? "unset " + FOLDER + "."
                            : "install/tunebook install --cuda, which finds or fetches one.");
        }
        return chosen;
    }

    private static NativeLibrary onClassPath(ClassLoader loader, String built) {
        String version = property(loader, JAR, "version").orElse(built);
        String flavor = property(loader, JAR, "flavor").orElse("cpu");
        return new NativeLibrary(release(version).orElse(version), flavor, "class path");
    }

    private static NativeLibrary inFolder(Map<String, String> environment, Path folder) {
        List<String> names = List.of("libtorch.so", "libtorch.dylib", "torch.dll");
        if (names.stream().noneMatch(name -> Files.isRegularFile(folder.resolve(name)))) {
            throw new UserException(
                    FOLDER + " (" + folder + ") must be a folder with libtorch.",
                    "the folder torch/lib of a pip package, or unset " + FOLDER + ".");
        }
        Optional<String> written = written(folder);
        String version = written.or(() -> Optional.ofNullable(environment.get(VERSION)))
                .orElseThrow(() -> new UserException(
                        VERSION + " () must say which libtorch is in " + folder + ".", VERSION + "=2.7.1."));
        String flavor = Optional.ofNullable(environment.get(FLAVOR))
                .or(() -> written.flatMap(NativeLibrary::build))
                .orElseThrow(() -> new UserException(
                        FLAVOR + " () must say what the libtorch in " + folder + " was built for.",
                        FLAVOR + "=cpu, or cu128 for CUDA 12.8."));
        return new NativeLibrary(release(version).orElse(version), flavor, folder.toString());
    }

    /** What the package itself says beside its libraries: pip's {@code version.py}, or the archive's {@code build-version}. */
    private static Optional<String> written(Path folder) {
        Path parent = folder.toAbsolutePath().normalize().getParent();
        for (String name : new String[] {"version.py", "build-version"}) {
            Path file = parent == null ? null : parent.resolve(name);
            try {
                if (file != null && Files.isRegularFile(file)) {
                    Matcher found = RELEASE.matcher(Files.readString(file));
                    if (found.find()) {
                        return Optional.of(found.group());
                    }
                }
            } catch (IOException unreadable) {
                // then the environment has to say it
            }
        }
        return Optional.empty();
    }

    private static Optional<String> release(String version) {
        Matcher found = RELEASE.matcher(version);
        return found.lookingAt() ? Optional.of(found.group(1)) : Optional.empty();
    }

    private static Optional<String> build(String version) {
        Matcher found = RELEASE.matcher(version);
        return found.lookingAt() ? Optional.ofNullable(found.group(2)) : Optional.empty();
    }

    private static Optional<String> property(ClassLoader loader, String resource, String name) {
        try (InputStream stream = loader.getResourceAsStream(resource)) {
            if (stream == null) {
                return Optional.empty();
            }
            Properties properties = new Properties();
            properties.load(stream);
            return Optional.ofNullable(properties.getProperty(name));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** Such as {@code libtorch 2.7.1, cpu, from the class path}. */
    @Override
    public String toString() {
        return "libtorch " + version + ", " + flavor + ", from "
                + (source.equals("class path") ? "the class path" : source);
    }
}
