package dev.tunebook.engine.model.architectures;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tunebook.engine.spec.UserException;
import java.util.stream.IntStream;

/** The frequencies of rotary position embedding (Su et al. 2021, arXiv:2104.09864). */
final class Rotary {
    private Rotary() {}

    /** base^(−2i/size) for i below size/2. */
    static double[] frequencies(double base, int size) {
        return IntStream.range(0, size / 2)
                .mapToDouble(i -> Math.pow(base, -2.0 * i / size))
                .toArray();
    }

    /**
     * The frequencies that a decoder's config asks for: plain, {@code linear} (all divided by a factor) or {@code
     * llama3} (low ones divided, high ones kept, smooth between).
     *
     * @throws UserException for a scaling that is not known
     */
    static double[] frequencies(Config config, int size) {
        JsonNode rope = config.has("rope_parameters") ? config.get("rope_parameters") : config.get("rope_scaling");
        double base = rope.path("rope_theta").asDouble(config.number("rope_theta", 10_000));
        double[] plain = frequencies(base, size);
        String type = rope.path("rope_type").asText(rope.path("type").asText("default"));
        double factor = rope.path("factor").asDouble(1);
        return switch (type) {
            case "default" -> plain;
            case "linear" ->
                IntStream.range(0, plain.length)
                        .mapToDouble(i -> plain[i] / factor)
                        .toArray();
            case "llama3" ->
                IntStream.range(0, plain.length)
                        .mapToDouble(i -> llama3(plain[i], factor, rope))
                        .toArray();
            default ->
                throw new UserException(
                        "config.json: rope_type (" + type + ") must be one of default, linear, llama3.",
                        "another checkpoint.");
        };
    }

    private static double llama3(double frequency, double factor, JsonNode rope) {
        double low = rope.path("low_freq_factor").asDouble(1);
        double high = rope.path("high_freq_factor").asDouble(4);
        double context = rope.path("original_max_position_embeddings").asDouble(8192);
        double turns = context * frequency / (2 * Math.PI);
        if (turns < low) {
            return frequency / factor;
        }
        if (turns > high) {
            return frequency;
        }
        double smooth = (turns - low) / (high - low);
        return (1 - smooth) * frequency / factor + smooth * frequency;
    }
}
