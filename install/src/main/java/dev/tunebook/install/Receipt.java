package dev.tunebook.install;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.tunebook.kernel.run.document.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an installation wrote, kept in the kernelspec's folder.
 *
 * @param library the folder of the copied jars
 * @param files names in the kernelspec's folder
 * @param folders that the installation had to make, outermost first
 */
record Receipt(String version, Path library, List<String> files, List<Path> folders) {
    private static final String FILE = "tunebook-receipt.json";

    /** The receipt in a kernelspec's folder, or empty when the kernelspec is not ours. */
    static Optional<Receipt> read(Path kernelspec) throws IOException {
        Path file = kernelspec.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            JsonObject json = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
            List<String> files = new ArrayList<>();
            json.getAsJsonArray("files").forEach(name -> files.add(name.getAsString()));
            List<Path> folders = new ArrayList<>();
            json.getAsJsonArray("folders").forEach(folder -> folders.add(Path.of(folder.getAsString())));
            return Optional.of(new Receipt(
                    json.get("version").getAsString(),
                    Path.of(json.get("library").getAsString()),
                    files,
                    folders));
        } catch (JsonParseException | IllegalStateException | NullPointerException spoilt) {
            return Optional.empty();
        }
    }

    /** The receipts of all our kernelspecs in a folder of kernelspecs. */
    static List<Receipt> all(Path kernels) throws IOException {
        List<Receipt> receipts = new ArrayList<>();
        if (Files.isDirectory(kernels)) {
            try (Stream<Path> kernelspecs = Files.list(kernels)) {
                for (Path kernelspec : kernelspecs.toList()) {
                    read(kernelspec).ifPresent(receipts::add);
                }
            }
        }
        return receipts;
    }

    void write(Path kernelspec) throws IOException {
        JsonObject json = new JsonObject();
        json.addProperty("version", version);
        json.addProperty("library", library.toString());
        JsonArray names = new JsonArray();
        files.forEach(names::add);
        json.add("files", names);
        JsonArray made = new JsonArray();
        folders.forEach(folder -> made.add(folder.toString()));
        json.add("folders", made);
        String text = new GsonBuilder()
                .setPrettyPrinting()
                .disableHtmlEscaping()
                .create()
                .toJson(json);
        AtomicFile.write(kernelspec.resolve(FILE), text + "\n");
    }

    /** The folders on the way to a path that are not there yet, outermost first. */
    static List<Path> missing(Path path) {
        List<Path> missing = new ArrayList<>();
        for (Path folder = path; folder != null && !Files.exists(folder); folder = folder.getParent()) {
            missing.add(0, folder);
        }
        return missing;
    }

    /** Removes the folders that the installation made, as far as they are empty. */
    void removeFolders() throws IOException {
        for (int index = folders.size() - 1; index >= 0; index--) {
            SharedLibrary.removeEmpty(folders.get(index), folders.get(index));
        }
    }

    /** Removes the files and the receipt itself. */
    void removeFiles(Path kernelspec) throws IOException {
        for (String name : files) {
            Files.deleteIfExists(kernelspec.resolve(name));
        }
        Files.deleteIfExists(kernelspec.resolve(FILE));
    }
}
