package dev.tunebook.engine.model;

import dev.tunebook.engine.model.architectures.Architecture;
import dev.tunebook.engine.model.architectures.Config;
import dev.tunebook.engine.model.architectures.Head;
import dev.tunebook.engine.model.architectures.Lora;
import dev.tunebook.engine.model.architectures.Parameter;
import dev.tunebook.engine.spec.Freeze;
import dev.tunebook.engine.spec.TrainSpec;
import java.util.List;
import java.util.Optional;

/**
 * Which of a model's parameters are trained.
 *
 * @param freeze what is left as it is
 * @param lora adapters that are trained instead of the trunk
 * @param seed of everything that is made up
 * @param recomputes whether layers are computed again on the way back, rather than remembered: see {@link Recomputation}
 */
public record Tuning(Freeze freeze, Optional<Lora> lora, long seed, boolean recomputes) {
    /** Everything is trained. */
    public static final Tuning WHOLE = new Tuning(Freeze.NOTHING, Optional.empty(), 0);

    /** With layers remembered. */
    public Tuning(Freeze freeze, Optional<Lora> lora, long seed) {
        this(freeze, lora, seed, false);
    }

    /** What a run asks for. */
    public static Tuning of(TrainSpec spec) {
        Optional<Lora> lora = spec.loraRank() == 0
                ? Optional.empty()
                : Optional.of(new Lora(spec.loraRank(), spec.loraAlpha(), spec.loraDropout(), spec.loraTargets()));
        return new Tuning(spec.freeze(), lora, spec.seed(), spec.gradientCheckpointing());
    }

    /** A model's parameters, each trained or frozen. */
    List<Parameter> parameters(Architecture architecture, Config config, Head head) {
        List<Parameter> parameters = architecture.parameters(config, head).stream()
                .map(parameter -> freezes(architecture, parameter.name()) ? parameter.asFrozen() : parameter)
                .toList();
        return lora.map(adapters -> adapters.adapt(architecture, head, parameters))
                .orElse(parameters);
    }

    private boolean freezes(Architecture architecture, String name) {
        return switch (freeze) {
            case NOTHING -> false;
            case EMBEDDINGS -> architecture.isEmbedding(name);
            case TRUNK -> architecture.isTrunk(name);
        };
    }
}
