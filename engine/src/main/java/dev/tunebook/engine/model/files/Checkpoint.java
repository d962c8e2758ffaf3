package dev.tunebook.engine.model.files;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tunebook.engine.files.TextFile;
import dev.tunebook.engine.spec.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A folder with {@code config.json} and the tensors of a model: one safetensors file, or several with an index, or the
 * same as {@code pytorch_model.bin}.
 */
public final class Checkpoint implements TensorFile {
    /** What a folder's config is called. */
    public static final String CONFIG = "config.json";

    /** What a folder's tensors are called when they are in one file. */
    public static final String WEIGHTS = "model.safetensors";

    private static final String INDEX = ".index.json";
    private static final String PICKLED = "pytorch_model.bin";

    private final Path folder;
    private final String config;
    private final Map<String, TensorFile> files;

    private Checkpoint(Path folder, String config, Map<String, TensorFile> files) {
        this.folder = folder;
        this.config = config;
        this.files = files;
    }

    /**
     * Opens a folder; safetensors are preferred where both are there.
     *
     * @throws UserException when something is missing or broken, with what is there
     */
    public static Checkpoint open(Path folder) {
        return new Checkpoint(folder, config(folder), files(folder));
    }

    /**
     * The text of a folder's config alone.
     *
     * @throws UserException when there is none
     */
    public static String config(Path folder) {
        if (!Files.isRegularFile(folder.resolve(CONFIG))) {
            throw missing(folder, CONFIG);
        }
        return TextFile.read(folder.resolve(CONFIG));
    }

    private static Map<String, TensorFile> files(Path folder) {
        if (Files.isRegularFile(folder.resolve(WEIGHTS))) {
            return whole(Safetensors.open(folder.resolve(WEIGHTS)));
        }
        if (Files.isRegularFile(folder.resolve(WEIGHTS + INDEX))) {
            return shards(folder, WEIGHTS + INDEX, Safetensors::open);
        }
        if (Files.isRegularFile(folder.resolve(PICKLED))) {
            return whole(PickledTensors.open(folder.resolve(PICKLED)));
        }
        if (Files.isRegularFile(folder.resolve(PICKLED + INDEX))) {
            return shards(folder, PICKLED + INDEX, PickledTensors::open);
        }
        throw missing(folder, WEIGHTS + ", " + WEIGHTS + INDEX + " or " + PICKLED);
    }

    private static Map<String, TensorFile> whole(TensorFile file) {
        Map<String, TensorFile> files = new LinkedHashMap<>();
        file.names().forEach(name -> files.put(name, file));
        return Collections.unmodifiableMap(files);
    }

    private static Map<String, TensorFile> shards(Path folder, String index, Function<Path, TensorFile> open) {
        JsonNode map = TextFile.json(folder.resolve(index)).path("weight_map");
        if (!map.isObject() || map.isEmpty()) {
            throw SafetensorsHeader.broken(folder.resolve(index), "weight_map", "as it is", "an object of file names");
        }
        Map<String, TensorFile> opened = new HashMap<>();
        Map<String, TensorFile> files = new LinkedHashMap<>();
        map.properties().forEach(entry -> {
            String shard = shardName(folder.resolve(index), entry.getValue());
            TensorFile file = opened.computeIfAbsent(shard, name -> open.apply(present(folder, name, index)));
            if (!file.names().contains(entry.getKey())) {
                throw SafetensorsHeader.broken(
                        folder.resolve(index), "tensor " + entry.getKey(), shard, "in a file that has it");
            }
            files.put(entry.getKey(), file);
        });
        return Collections.unmodifiableMap(files);
    }

    /** An index may name files of its own folder alone. */
    private static String shardName(Path index, JsonNode value) {
        String name = value.asText();
        boolean plain = value.isTextual()
                && !name.isBlank()
                && name.chars().noneMatch(c -> c == '/' || c == '\\' || c == ':' || c < ' ')
                && !name.startsWith(".");
        if (!plain) {
            throw SafetensorsHeader.broken(
                    index, "weight_map", PickledTensors.excerpt(value.toString()), "names of files beside it");
        }
        return name;
    }

    private static Path present(Path folder, String name, String index) {
        Path shard = folder.resolve(name);
        if (!Files.isRegularFile(shard)) {
            throw new UserException(
                    index + " (" + name + ") must name files that are there; " + listed(folder) + ".",
                    "fetch the checkpoint again: the download was not finished.");
        }
        return shard;
    }

    private static UserException missing(Path folder, String what) {
        if (!Files.isDirectory(folder)) {
            return new UserException(
                    "checkpoint (" + folder + ") must be a folder that exists.",
                    "another path; a relative one starts at the notebook's folder.");
        }
        return new UserException(
                "checkpoint (" + folder + ") must have " + what + "; " + listed(folder) + ".",
                "the folder that model.save_pretrained wrote, or fetch it again.");
    }

    private static String listed(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            List<String> names = files.map(file -> file.getFileName().toString())
                    .sorted()
                    .limit(13)
                    .toList();
            if (names.isEmpty()) {
                return "it is empty";
            }
            return "it has " + String.join(", ", names.subList(0, Math.min(12, names.size())))
                    + (names.size() > 12 ? ", …" : "");
        } catch (IOException unreadable) {
            return "it cannot be read";
        }
    }

    @Override
    public Path path() {
        return folder;
    }

    /** The text of {@code config.json}. */
    public String config() {
        return config;
    }

    @Override
    public Set<String> names() {
        return files.keySet();
    }

    @Override
    public long[] shape(String name) {
        return file(name).shape(name);
    }

    @Override
    public ElementType type(String name) {
        return file(name).type(name);
    }

    @Override
    public float[] floats(String name, long... shape) {
        return file(name).floats(name, shape);
    }

    private TensorFile file(String name) {
        TensorFile file = files.get(name);
        if (file == null) {
            throw missing(name);
        }
        return file;
    }
}
