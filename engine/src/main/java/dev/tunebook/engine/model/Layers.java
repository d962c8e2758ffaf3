package dev.tunebook.engine.model;

import dev.tunebook.engine.model.architectures.Architecture;
import dev.tunebook.engine.model.architectures.Parameter;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How deep each of a model's parameters lies below its head: 0 for the head, 1 for the top layer and what stands above
 * it, one more for each layer down, and the most for the embeddings.
 *
 * @param depths one per parameter, in order
 */
public record Layers(List<Integer> depths) {
    private static final Pattern NUMBER = Pattern.compile("\\.(\\d+)\\.");

    /** The depths of a network's weights, in their order. */
    public static Layers of(Network network) {
        return of(network.architecture(), network.weights().parameters());
    }

    static Layers of(Architecture architecture, List<Parameter> parameters) {
        int layers = parameters.stream()
                .filter(parameter -> architecture.isTrunk(parameter.name()))
                .flatMapToInt(parameter -> number(parameter.name()).stream())
                .map(number -> number + 1)
                .max()
                .orElse(1);
        return new Layers(parameters.stream()
                .map(parameter -> depth(architecture, parameter.name(), layers))
                .toList());
    }

    private static int depth(Architecture architecture, String name, int layers) {
        if (!architecture.isTrunk(name)) {
            return 0;
        }
        if (architecture.isEmbedding(name)) {
            return layers + 1;
        }
        OptionalInt number = number(name);
        return number.isPresent() ? layers - number.getAsInt() : 1;
    }

    private static OptionalInt number(String name) {
        Matcher matcher = NUMBER.matcher(name);
        return matcher.find() ? OptionalInt.of(Integer.parseInt(matcher.group(1))) : OptionalInt.empty();
    }

    /** The depth of the embeddings. */
    public int deepest() {
        return depths.stream().mapToInt(Integer::intValue).max().orElse(0);
    }
}
