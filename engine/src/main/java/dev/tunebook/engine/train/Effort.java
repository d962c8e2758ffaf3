package dev.tunebook.engine.train;

import dev.tunebook.engine.model.Network;
import dev.tunebook.engine.model.architectures.Activations;
import dev.tunebook.engine.spec.Precision;
import dev.tunebook.engine.torch.Processor;
import java.util.Optional;

/**
 * How much a run has to compute, and what with.
 *
 * @param operations of floating-point numbers, roughly: those of the layers' matrices in every epoch
 * @param device such as {@code cpu}
 * @param bfloat16 whether the processor multiplies bfloat16 by itself; empty where nobody can tell
 */
record Effort(double operations, String device, Optional<Boolean> bfloat16) {
    /** A weight is multiplied and added once on the way forwards, and twice on the way back. */
    private static final double OF_A_WEIGHT = 6;

    /** From here on, in a minute or two of two cores, there is something to be gained. */
    private static final double WORTH_A_WORD = 1e13;

    /** Of a run of so many epochs, where nothing ends it early. */
    static Effort of(Network network, Examples training, int epochs) {
        long tokens = training.ids().stream().mapToLong(row -> row.length).sum();
        return new Effort(
                operations(network.activations(), tokens * epochs),
                network.torch().device(),
                Processor.multipliesBfloat16());
    }

    /** A layer has four square matrices of attention, and two to the feed-forward net and back. */
    static double operations(Activations layers, long tokens) {
        double weights = 4.0 * layers.width() * layers.width() + 2.0 * layers.width() * layers.inner();
        return OF_A_WEIGHT * layers.layers() * weights * tokens;
    }

    /** What speaks against computing in this precision here, if anything. */
    Optional<Verdict.Early> wrongPrecision(Precision precision) {
        if (!device.equals("cpu") || bfloat16.isEmpty()) {
            return Optional.empty();
        }
        if (precision == Precision.BFLOAT16 && !bfloat16.get()) {
            return Optional.of(new Verdict.Early(
                    "This processor has no bfloat16: it takes longer for it than for float32.",
                    "--precision float32."));
        }
        if (precision == Precision.FLOAT32 && bfloat16.get() && operations >= WORTH_A_WORD) {
            return Optional.of(new Verdict.Early(
                    "This processor multiplies bfloat16 by itself, and a run as long as this takes .4 to .8 of the time with it.",
                    "--precision bfloat16; the weights stay float32."));
        }
        return Optional.empty();
    }
}
