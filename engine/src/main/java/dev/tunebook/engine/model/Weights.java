package dev.tunebook.engine.model;

import dev.tunebook.engine.model.architectures.Architecture;
import dev.tunebook.engine.model.architectures.Lora;
import dev.tunebook.engine.model.architectures.Parameter;
import dev.tunebook.engine.model.files.TensorFile;
import dev.tunebook.engine.torch.Scope;
import dev.tunebook.engine.torch.Tensor;
import dev.tunebook.engine.torch.Torch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** A model's tensors in native memory: those that are trained and decay, those that are trained, those that are frozen. */
public final class Weights implements AutoCloseable {
    private final Torch torch;
    private final Scope scope;
    private final List<Parameter> parameters;
    private final List<Tensor> tensors = new ArrayList<>();
    private final List<String> madeUp = new ArrayList<>();

    private Weights(Torch torch, List<Parameter> parameters) {
        this.torch = torch;
        this.scope = torch.scope();
        this.parameters = parameters.stream()
                .sorted(Comparator.comparing(Parameter::frozen).thenComparing(parameter -> !parameter.decays()))
                .toList();
    }

    /** Made-up weights; each tensor has a random stream of its own, so that none depends on another's size. */
    public static Weights initial(Torch torch, List<Parameter> parameters, long seed) {
        Weights weights = new Weights(torch, parameters);
        for (Parameter parameter : weights.parameters) {
            weights.tensors.add(weights.scope.floats(madeUp(parameter, seed), parameter.shape()));
        }
        return weights;
    }

    /** Weights with the given values, in the order of {@link #parameters()}. */
    static Weights of(Torch torch, List<Parameter> parameters, List<float[]> values) {
        Weights weights = new Weights(torch, parameters);
        for (int i = 0; i < parameters.size(); i++) {
            weights.tensors.add(
                    weights.scope.floats(values.get(i), parameters.get(i).shape()));
        }
        return weights;
    }

    /** Zeros in the shapes of what is trained, such as an optimizer's moments. */
    public List<Tensor> zeros(Scope owner) {
        return parameters.subList(0, trained()).stream()
                .map(parameter -> owner.zeros(parameter.shape()))
                .toList();
    }

    /** Another set of tensors with the same values. */
    public Weights copy() {
        return of(torch, parameters, values());
    }

    /** The values of all tensors, copied, in order. */
    public List<float[]> values() {
        return tensors.stream().map(Tensor::floats).toList();
    }

    /** The parameters, in that order. */
    public List<Parameter> parameters() {
        return parameters;
    }

    /** The tensors, in the order of {@link #parameters()}. */
    public List<Tensor> tensors() {
        return tensors;
    }

    /** The names of those that a checkpoint was asked for and did not have; none where there was no checkpoint. */
    public List<String> madeUp() {
        return List.copyOf(madeUp);
    }

    /** How many of the first tensors are trained and decay. */
    public int decayed() {
        return (int) parameters.stream()
                .filter(parameter -> parameter.decays() && !parameter.frozen())
                .count();
    }

    /** How many of the first tensors are trained. */
    public int trained() {
        return (int)
                parameters.stream().filter(parameter -> !parameter.frozen()).count();
    }

    /** Number of elements of all tensors. */
    public long size() {
        return parameters.stream().mapToLong(Parameter::size).sum();
    }

    /**
     * Weights of a checkpoint, as far as it has them.
     *
     * <p>A trunk's tensors may stand in the file with or without the trunk's prefix, and norms may have their old names
     * {@code gamma} and {@code beta}. What belongs to the head, and is not in the file, is made up.
     *
     * @param newHead whether to make up the head even if the file has one
     * @param seed of what is made up
     */
    static Weights load(
            Torch torch,
            Architecture architecture,
            List<Parameter> parameters,
            TensorFile file,
            boolean newHead,
            long seed) {
        Weights weights = new Weights(torch, parameters);
        try {
            for (Parameter parameter : weights.parameters) {
                boolean trunk = architecture.isTrunk(parameter.name()) && !Lora.isAdapter(parameter.name());
                Optional<String> there = newHead && !trunk && !architecture.isOptional(parameter.name())
                        ? Optional.empty()
                        : spellings(parameter.name(), architecture.prefix())
                                .filter(file.names()::contains)
                                .findFirst();
                if (there.isEmpty() && !trunk) {
                    weights.madeUp.add(parameter.name());
                }
                float[] values = there.isEmpty() && !trunk
                        ? madeUp(parameter, seed)
                        : file.floats(there.orElse(parameter.name()), parameter.shape());
                weights.tensors.add(weights.scope.floats(values, parameter.shape()));
            }
            return weights;
        } catch (RuntimeException | Error failed) {
            weights.close();
            throw failed;
        }
    }

    private static Stream<String> spellings(String name, String prefix) {
        String bare = !prefix.isEmpty() && name.startsWith(prefix) ? name.substring(prefix.length()) : name;
        return Stream.of(name, bare)
                .flatMap(spelling -> Stream.of(
                        spelling,
                        spelling.replaceFirst("LayerNorm\\.weight$", "LayerNorm.gamma")
                                .replaceFirst("LayerNorm\\.bias$", "LayerNorm.beta")));
    }

    private static float[] madeUp(Parameter parameter, long seed) {
        return parameter.values(new SplittableRandom(Seeds.of(seed, parameter.name())));
    }

    @Override
    public void close() {
        scope.close();
    }
}
