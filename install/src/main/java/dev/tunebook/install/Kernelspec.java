package dev.tunebook.install;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.tunebook.engine.spec.UserException;
import dev.tunebook.kernel.run.document.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An installed kernelspec: how Jupyter starts the kernel, beside the receipt by which it can be removed.
 *
 * <p>It points at a copy of the jars in {@code share/tunebook/VERSION/lib} (or the user's data folder), not at the
 * checkout, so that a build or a removal of the checkout does not break it.
 */
final class Kernelspec {
    private static final String FILE = "kernel.json";
    private static final String LEGAL_NAME = "[A-Za-z0-9._-]+";

    private final JupyterPlace place;
    private final String name;
    private Optional<Path> archive = Optional.empty();

    Kernelspec(JupyterPlace place, String name) {
        if (!name.matches(LEGAL_NAME)) {
            throw new UserException(
                    "--name (" + name + ") must be letters, digits, dots, dashes and underscores.", "--name tunebook.");
        }
        this.place = place;
        this.name = name;
    }

    /** The kernelspec's folder. */
    Path folder() {
        return place.kernels().resolve(name);
    }

    /** Writes it, in place of an earlier one of ours, and returns the folder of the copied jars. */
    Path install(Surroundings surroundings, String displayName) throws IOException {
        return install(surroundings, displayName, Map.of());
    }

    /**
     * The same.
     *
     * @param more variables of the kernel's environment
     */
    Path install(Surroundings surroundings, String displayName, Map<String, String> more) throws IOException {
        Optional<Receipt> earlier = Receipt.read(folder());
        if (Files.exists(folder()) && earlier.isEmpty()) {
            throw new UserException(
                    "kernelspec (" + folder() + ") must be one that tunebook installed to be replaced.",
                    "--name " + name + "2.");
        }
        Path library = place.shared().resolve(Surroundings.version()).resolve("lib");
        Set<Path> made = new LinkedHashSet<>(Receipt.missing(folder()));
        made.addAll(Receipt.missing(place.shared()));
        earlier.ifPresent(receipt -> made.addAll(receipt.folders()));
        SharedLibrary.copy(surroundings.library(), library);
        Licences.write(library.getParent());
        KernelJvm jvm = new KernelJvm(Surroundings.javaHome(), library, surroundings.environment());
        archive = ClassArchive.make(jvm);
        Files.createDirectories(folder());
        AtomicFile.write(folder().resolve(FILE), json(jvm, displayName, environment(surroundings, library, more)));
        List<String> files = new ArrayList<>(List.of(FILE));
        files.addAll(Logo.write(folder()));
        new Receipt(Surroundings.version(), library, files, List.copyOf(made)).write(folder());
        if (earlier.isPresent() && !earlier.get().library().equals(library)) {
            removeLibraryIfUnused(earlier.get().library());
        }
        return library;
    }

    /** The class-data archive that {@link #install} has made, if the JVM could. */
    Optional<Path> archive() {
        return archive;
    }

    /**
     * Where the locale of this installation was the plain one, or a path has letters that it lacks, the kernel needs
     * to be told to read file names as UTF-8.
     */
    private static Map<String, String> locale(Surroundings surroundings, Path library) {
        String forced = surroundings.environment().getOrDefault("LC_ALL", "");
        boolean plainAscii = StandardCharsets.US_ASCII.newEncoder().canEncode(library.toString());
        boolean linux = !surroundings.windows() && !surroundings.mac();
        return linux && (!plainAscii || forced.equals("C.UTF-8")) ? Map.of("LC_ALL", "C.UTF-8") : Map.of();
    }

    private static Map<String, String> environment(Surroundings surroundings, Path library, Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(locale(surroundings, library));
        all.putAll(more);
        return all;
    }

    private static String json(KernelJvm jvm, String displayName, Map<String, String> more) {
        JsonObject json = new JsonObject();
        JsonArray words = new JsonArray();
        jvm.interactiveCommand().forEach(words::add);
        json.add("argv", words);
        json.addProperty("display_name", displayName);
        json.addProperty("language", "java");
        json.addProperty("interrupt_mode", "message");
        Map<String, String> variables = new LinkedHashMap<>(jvm.addedEnvironment());
        variables.putAll(more);
        JsonObject environment = new JsonObject();
        variables.forEach(environment::addProperty);
        json.add("env", environment);
        JsonObject metadata = new JsonObject();
        metadata.addProperty("debugger", false);
        metadata.addProperty("tunebook_version", Surroundings.version());
        json.add("metadata", metadata);
        return new GsonBuilder()
                        .setPrettyPrinting()
                        .disableHtmlEscaping()
                        .create()
                        .toJson(json) + "\n";
    }

    /** Removes what {@link #install} wrote, and returns the folders that are gone. */
    List<Path> uninstall() throws IOException {
        Receipt receipt = Receipt.read(folder())
                .orElseThrow(() -> new UserException(
                        "kernelspec (" + folder() + ") must be one that tunebook installed, and "
                                + (Files.exists(folder()) ? "is not." : "is not there."),
                        "tunebook doctor, which says where kernelspecs of ours are."));
        List<Path> removed = new ArrayList<>();
        receipt.removeFiles(folder());
        SharedLibrary.removeEmpty(folder(), folder());
        removed.add(folder());
        removeLibraryIfUnused(receipt.library()).ifPresent(removed::add);
        receipt.removeFolders();
        return removed;
    }

    private Optional<Path> removeLibraryIfUnused(Path library) throws IOException {
        for (Receipt other : Receipt.all(place.kernels())) {
            if (other.library().equals(library)) {
                return Optional.empty();
            }
        }
        ClassArchive.remove(library);
        Licences.remove(library.getParent());
        SharedLibrary.remove(library, place.shared());
        return Optional.of(library);
    }
}
