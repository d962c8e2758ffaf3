package dev.tunebook.install;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.tunebook.engine.spec.UserException;
import dev.tunebook.engine.torch.NativeLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Looks for kernelspecs of ours, and at what each points at.
 *
 * @param prefix where to look as well as in the usual folders, or null
 */
record InstalledKernels(Surroundings surroundings, String prefix) implements Doctor.Examination {
    @Override
    public List<Check> checks() throws IOException {
        List<Check> checks = new ArrayList<>();
        for (Path folder : kernelFolders()) {
            if (Files.isDirectory(folder)) {
                try (Stream<Path> entries = Files.list(folder)) {
                    for (Path kernelspec : entries.sorted().toList()) {
                        if (Receipt.read(kernelspec).isPresent()) {
                            checks.add(kernelspec(kernelspec));
                        }
                    }
                }
            }
        }
        return checks.isEmpty()
                ? List.of(Check.optional("kernelspec", "none of ours in the usual folders", "tunebook install --user."))
                : checks;
    }

    private Set<Path> kernelFolders() {
        Set<Path> folders = new LinkedHashSet<>();
        folders.add(JupyterPlace.user(surroundings).kernels());
        for (String variable : new String[] {"VIRTUAL_ENV", "CONDA_PREFIX"}) {
            if (surroundings.environment().containsKey(variable)) {
                folders.add(
                        JupyterPlace.prefix(Path.of(surroundings.environment().get(variable)))
                                .kernels());
            }
        }
        if (prefix != null) {
            folders.add(JupyterPlace.prefix(Surroundings.path(prefix)).kernels());
        }
        if (!surroundings.windows()) {
            folders.add(JupyterPlace.prefix(Path.of("/usr/local")).kernels());
            folders.add(JupyterPlace.prefix(Path.of("/usr")).kernels());
        }
        return folders;
    }

    private static Check kernelspec(Path kernelspec) throws IOException {
        String json = Files.readString(kernelspec.resolve("kernel.json"));
        List<String> words = new ArrayList<>();
        for (JsonElement word : JsonParser.parseString(json).getAsJsonObject().getAsJsonArray("argv")) {
            words.add(word.getAsString());
        }
        Path java = Path.of(words.get(0));
        Path library = Receipt.read(kernelspec).orElseThrow().library();
        for (Path needed : List.of(java, library)) {
            if (!Files.exists(needed)) {
                return Check.missing(
                        "kernelspec",
                        kernelspec + " points at " + needed + ", which is gone",
                        "tunebook install again.");
            }
        }
        return libtorch(kernelspec, JsonParser.parseString(json).getAsJsonObject());
    }

    /** An installation for CUDA names its libtorch, which may since have been changed or removed. */
    private static Check libtorch(Path kernelspec, JsonObject json) {
        JsonObject environment = json.has("env") ? json.getAsJsonObject("env") : new JsonObject();
        if (!environment.has(NativeLibrary.FOLDER)) {
            return Check.fine("kernelspec", kernelspec.toString());
        }
        try {
            NativeLibrary library = NativeLibrary.in(
                    Path.of(environment.get(NativeLibrary.FOLDER).getAsString()));
            return Check.fine("kernelspec", kernelspec + ", with " + library);
        } catch (UserException unfit) {
            return Check.missing("kernelspec", kernelspec + ": " + unfit.problem(), "tunebook install --cuda again.");
        }
    }
}
