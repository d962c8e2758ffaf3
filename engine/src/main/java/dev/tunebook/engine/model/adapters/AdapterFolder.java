package dev.tunebook.engine.model.adapters;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tunebook.engine.files.TextFile;
import dev.tunebook.engine.model.files.Safetensors;
import dev.tunebook.engine.model.files.SafetensorsWriter;
import dev.tunebook.engine.spec.UserException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A folder with low-rank adapters as PEFT has them: {@code adapter_config.json} and {@code adapter_model.safetensors}.
 *
 * @param folder where they are
 * @param base what they belong to: a folder, or a name on the hub
 * @param classifies whether they were trained with a classifier's head
 * @param scale α/r, or α/√r where the config says so
 * @param turned whether the adapted matrices are {@code [in, out]}
 * @param tensors A and B of each adapted layer, and layers that were trained whole
 */
public record AdapterFolder(
        Path folder, String base, boolean classifies, double scale, boolean turned, Safetensors tensors) {
    /** What PEFT puts before every tensor's name. */
    static final String PREFIX = "base_model.model.";

    static final String A = ".lora_A.weight";
    static final String B = ".lora_B.weight";

    private static final String CONFIG = "adapter_config.json";
    private static final String WEIGHTS = "adapter_model.safetensors";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Whether a folder holds adapters. */
    public static boolean isOne(Path folder) {
        return Files.isRegularFile(folder.resolve(CONFIG));
    }

    /**
     * The base model's folder or name.
     *
     * @throws UserException when the config does not say it
     */
    public String requireBase() {
        if (base.isBlank()) {
            throw new UserException(
                    "adapter (" + folder + ") must say which model it belongs to, as base_model_name_or_path in "
                            + CONFIG + ".",
                    "writing the folder or the hub's name of its base model there.");
        }
        return base;
    }

    /**
     * Reads adapters.
     *
     * @throws UserException when they are broken, or of a kind that is not known
     */
    public static AdapterFolder open(Path folder) {
        JsonNode config = TextFile.json(folder.resolve(CONFIG));
        require(config, "peft_type", config.path("peft_type").asText("missing"), "LORA");
        require(config, "bias", config.path("bias").asText("none"), "none");
        require(config, "use_dora", config.path("use_dora").asText("false"), "false");
        requireEmpty(config, "rank_pattern");
        requireEmpty(config, "alpha_pattern");
        if (!Files.isRegularFile(folder.resolve(WEIGHTS))) {
            throw new UserException(
                    "adapter (" + folder + ") must have " + WEIGHTS + ".",
                    "saving it again with safe_serialization=True.");
        }
        double rank = positive(config, "r");
        double alpha = positive(config, "lora_alpha");
        boolean stable = config.path("use_rslora").asBoolean(false);
        return new AdapterFolder(
                folder,
                config.path("base_model_name_or_path").asText(""),
                config.path("task_type").asText("").equals("SEQ_CLS"),
                alpha / (stable ? Math.sqrt(rank) : rank),
                config.path("fan_in_fan_out").asBoolean(false),
                Safetensors.open(folder.resolve(WEIGHTS)));
    }

    private static double positive(JsonNode config, String member) {
        double value = config.path(member).asDouble(0);
        if (!(value > 0)) {
            throw refused(member, config.path(member).asText("missing"), "a number above 0");
        }
        return value;
    }

    private static void require(JsonNode config, String member, String found, String wanted) {
        if (!found.equals(wanted)) {
            throw refused(member, found, wanted);
        }
    }

    private static void requireEmpty(JsonNode config, String member) {
        if (!config.path(member).isEmpty()) {
            throw refused(member, config.path(member).toString(), "empty");
        }
    }

    private static UserException refused(String member, String found, String wanted) {
        return new UserException(
                CONFIG + ": " + member + " (" + found + ") must be " + wanted + ".",
                "merging the adapter where it was made, and saving the whole model.");
    }

    /**
     * What an adapter folder is written from.
     *
     * @param base folder or hub's name of the model they belong to
     * @param task PEFT's word for the task, such as {@code SEQ_CLS}; empty for none
     * @param rank r
     * @param alpha α
     * @param dropout of what the adapters read, in training
     * @param turned whether the adapted matrices are {@code [in, out]}
     * @param tensors by the model's own names: A and B of each adapted layer, and layers that were trained whole
     */
    public record Content(
            String base,
            String task,
            int rank,
            double alpha,
            double dropout,
            boolean turned,
            List<SafetensorsWriter.Named> tensors) {}

    /** Writes adapters into a folder, made if need be. */
    public static void write(Path folder, Content content) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(CONFIG), config(content));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        SafetensorsWriter.write(
                folder.resolve(WEIGHTS),
                content.tensors().stream()
                        .map(tensor ->
                                new SafetensorsWriter.Named(PREFIX + tensor.name(), tensor.shape(), tensor.values()))
                        .toList());
    }

    /** Layers are named in full, so that nothing else is adapted that happens to end alike. */
    private static String config(Content content) {
        ObjectNode config = MAPPER.createObjectNode();
        config.put("peft_type", "LORA");
        config.put("task_type", content.task().isEmpty() ? null : content.task());
        config.put("base_model_name_or_path", content.base());
        config.put("r", content.rank());
        config.put("lora_alpha", content.alpha());
        config.put("lora_dropout", content.dropout());
        config.put("fan_in_fan_out", content.turned());
        config.put("bias", "none");
        config.put("inference_mode", true);
        List<String> names =
                content.tensors().stream().map(SafetensorsWriter.Named::name).toList();
        List<String> adapted = names.stream()
                .filter(name -> name.endsWith(A))
                .map(name -> name.substring(0, name.length() - A.length()))
                .toList();
        adapted.forEach(config.putArray("target_modules")::add);
        names.stream()
                .filter(name -> !name.endsWith(A) && !name.endsWith(B))
                .map(name -> outermost(name, adapted))
                .distinct()
                .forEach(config.putArray("modules_to_save")::add);
        return config.toPrettyString();
    }

    /**
     * The largest module around a parameter in which nothing is adapted: PEFT saves {@code classifier} whole by itself, and
     * must not be told of {@code classifier.dense} as well.
     */
    private static String outermost(String parameter, List<String> adapted) {
        String module = parameter.substring(0, parameter.lastIndexOf('.'));
        while (module.indexOf('.') > 0) {
            String around = module.substring(0, module.lastIndexOf('.'));
            if (adapted.stream().anyMatch(name -> name.startsWith(around + "."))) {
                break;
            }
            module = around;
        }
        return module;
    }
}
