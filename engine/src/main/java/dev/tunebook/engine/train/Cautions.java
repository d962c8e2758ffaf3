package dev.tunebook.engine.train;

import dev.tunebook.engine.spec.Precision;
import dev.tunebook.engine.spec.TrainSpec;
import dev.tunebook.engine.torch.Processor;
import java.util.ArrayList;
import java.util.List;

/** What the user should know of a run before its first step. */
final class Cautions {
    /** Learning rates up to here are usual for whole transformers, and hardly move adapters. */
    private static final double OF_WHOLE_MODELS = 5e-5;

    private Cautions() {}

    /**
     * What is to be said, if anything.
     *
     * @param peak the learning rate
     * @param device such as {@code cpu}
     */
    static List<Verdict.Early> of(String dataset, TrainSpec spec, int validationRows, double peak, String device) {
        List<Verdict.Early> said = new ArrayList<>();
        if (validationRows == 0) {
            said.add(new Verdict.Early(
                    dataset + " has no validation rows: nothing can say when to stop, and the last epoch is kept.",
                    "--split 80/10/10."));
        }
        if (spec.loraRank() > 0 && !spec.learningRate().isAuto() && peak <= OF_WHOLE_MODELS) {
            said.add(new Verdict.Early(
                    "A learning rate of " + peak + " is one for whole models; adapters usually want ten times as much.",
                    "--learning-rate auto, which tests the adapters themselves."));
        }
        if (spec.precision() == Precision.BFLOAT16 && device.equals("cpu") && !Processor.multipliesBfloat16()) {
            said.add(new Verdict.Early(
                    "This processor has no bfloat16: it takes longer for it than for float32.",
                    "--precision float32."));
        }
        return said;
    }
}
