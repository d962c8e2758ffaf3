package dev.tunebook.engine.spec;

import java.util.List;
import java.util.Map;

/** How a learning-rate range test is run. What it shares with training has the same name there. */
public record LrFindSpec(
        @Doc("The base model to start from.") String model,

        @Doc("The lowest learning rate tried; 0 begins at 1e-6, with adapters at ten times that.")
        double lowest,

        @Doc("The highest one tried, unless the loss diverges before; 0 ends at 10, with adapters at ten times that.")
        double highest,

        @Doc("Steps of a test, one learning rate each.") int steps,

        @Doc("How many tests are made, each with a seed of its own; several give a band.")
        int seeds,

        @Doc("The rule that picks the learning rate.") Suggestion suggestion,
        @Doc("Rows per step.") int batchSize,

        @Doc("Tokens per step, padding included, in place of a number of rows; 0 counts rows.")
        int batchTokens,

        @Doc("Decoupled weight decay; biases and norms are exempt.")
        double weightDecay,

        @Doc("Probability that an activation is dropped.") double dropout,

        @Doc("Share of the target spread evenly over all classes.")
        double labelSmoothing,

        @Doc("Longest text in tokens; what is longer is cut off.")
        int maxTokens,

        @Doc("Seed of the weights, the order of rows and the dropout.")
        long seed,

        @Doc("Where to compute: auto, cpu, cuda or cuda:N.") String device,
        @Doc("Threads on the CPU, 0 for one per core.") int threads,

        @Doc("Rows computed at once, 0 for as many as fit into memory.")
        int microBatch,

        @Doc("Whether layers are computed again on the way back rather than remembered.")
        boolean gradientCheckpointing,

        @Doc("Numbers that are computed with; weights stay float32.")
        Precision precision,

        @Doc("What of the model is left as it is.") Freeze freeze,

        @Doc("Rank of low-rank adapters, trained instead of the trunk; 0 trains the trunk itself.")
        int loraRank,

        @Doc("Scale of the adapters, divided by their rank.")
        double loraAlpha,

        @Doc("Probability that an input of the adapters is left out of a step.")
        double loraDropout,

        @Doc("Ends of the names of the layers that get adapters, such as query,value; all linear layers without.")
        List<String> loraTargets,

        @Doc("What the model is trained to do; a language model needs texts alone.")
        Task task) {
    /** The learning rates between which whole models are tested. */
    private static final double LOWEST = 1e-6;

    private static final double HIGHEST = 10;

    /** How much higher the best learning rates of adapters lie (Biderman et al. 2024, arXiv:2405.09673). */
    private static final double ADAPTERS = 10;

    public LrFindSpec {
        loraTargets = List.copyOf(loraTargets);
        double from = orUsual(lowest, LOWEST, loraRank);
        double to = orUsual(highest, HIGHEST, loraRank);
        new Faults()
                .require(lowest >= 0, "lowest", lowest, "at least 0", "lowest 1e-6.")
                .require(highest >= 0, "highest", highest, "at least 0", "highest 10.")
                .require(
                        !(lowest >= 0 && highest >= 0) || to > from,
                        "highest",
                        to,
                        "above lowest (" + from + ")",
                        "highest " + 1000 * from + ".")
                .require(steps >= 20, "steps", steps, "at least 20", "steps 100, the default.")
                .require(seeds >= 1, "seeds", seeds, "at least 1", "seeds 3.")
                .throwIfAny();
        // The rules for what both specs have stand in TrainSpec alone.
        Specs.with(
                TrainSpec.defaults(),
                Map.ofEntries(
                        Map.entry("model", model),
                        Map.entry("batchSize", batchSize),
                        Map.entry("batchTokens", batchTokens),
                        Map.entry("weightDecay", weightDecay),
                        Map.entry("dropout", dropout),
                        Map.entry("labelSmoothing", labelSmoothing),
                        Map.entry("maxTokens", maxTokens),
                        Map.entry("device", device),
                        Map.entry("threads", threads),
                        Map.entry("microBatch", microBatch),
                        Map.entry("loraRank", loraRank),
                        Map.entry("loraAlpha", loraAlpha),
                        Map.entry("loraDropout", loraDropout)));
    }

    private static double orUsual(double given, double usual, int loraRank) {
        return given != 0 ? given : loraRank == 0 ? usual : ADAPTERS * usual;
    }

    /** The learning rate of the first step. */
    public double from() {
        return orUsual(lowest, LOWEST, loraRank);
    }

    /** The learning rate of the last step. */
    public double to() {
        return orUsual(highest, HIGHEST, loraRank);
    }

    /** The standard values. */
    public static LrFindSpec defaults() {
        TrainSpec run = TrainSpec.defaults();
        return new LrFindSpec(
                run.model(),
                0,
                0,
                100,
                1,
                Suggestion.MINIMUM,
                run.batchSize(),
                run.batchTokens(),
                run.weightDecay(),
                run.dropout(),
                run.labelSmoothing(),
                run.maxTokens(),
                run.seed(),
                run.device(),
                run.threads(),
                run.microBatch(),
                run.gradientCheckpointing(),
                run.precision(),
                run.freeze(),
                run.loraRank(),
                run.loraAlpha(),
                run.loraDropout(),
                run.loraTargets(),
                run.task());
    }

    /** The test that suits a run: what both have is the same. */
    public static LrFindSpec of(TrainSpec run) {
        return Specs.sharing(defaults(), run);
    }

    /** The part of a training run's options that the test uses. */
    public TrainSpec training() {
        return Specs.sharing(TrainSpec.defaults(), this);
    }

    public LrFindSpec model(String model) {
        return Specs.with(this, "model", model);
    }

    public LrFindSpec lowest(double lowest) {
        return Specs.with(this, "lowest", lowest);
    }

    public LrFindSpec highest(double highest) {
        return Specs.with(this, "highest", highest);
    }

    public LrFindSpec steps(int steps) {
        return Specs.with(this, "steps", steps);
    }

    public LrFindSpec suggestion(Suggestion suggestion) {
        return Specs.with(this, "suggestion", suggestion);
    }

    public LrFindSpec batchSize(int batchSize) {
        return Specs.with(this, "batchSize", batchSize);
    }

    public LrFindSpec batchTokens(int batchTokens) {
        return Specs.with(this, "batchTokens", batchTokens);
    }

    public LrFindSpec weightDecay(double weightDecay) {
        return Specs.with(this, "weightDecay", weightDecay);
    }

    public LrFindSpec dropout(double dropout) {
        return Specs.with(this, "dropout", dropout);
    }

    public LrFindSpec maxTokens(int maxTokens) {
        return Specs.with(this, "maxTokens", maxTokens);
    }

    public LrFindSpec seed(long seed) {
        return Specs.with(this, "seed", seed);
    }

    public LrFindSpec device(String device) {
        return Specs.with(this, "device", device);
    }

    public LrFindSpec threads(int threads) {
        return Specs.with(this, "threads", threads);
    }

    public LrFindSpec seeds(int seeds) {
        return Specs.with(this, "seeds", seeds);
    }

    public LrFindSpec labelSmoothing(double labelSmoothing) {
        return Specs.with(this, "labelSmoothing", labelSmoothing);
    }

    public LrFindSpec microBatch(int microBatch) {
        return Specs.with(this, "microBatch", microBatch);
    }

    public LrFindSpec gradientCheckpointing(boolean gradientCheckpointing) {
        return Specs.with(this, "gradientCheckpointing", gradientCheckpointing);
    }

    public LrFindSpec precision(Precision precision) {
        return Specs.with(this, "precision", precision);
    }

    public LrFindSpec freeze(Freeze freeze) {
        return Specs.with(this, "freeze", freeze);
    }

    public LrFindSpec loraRank(int loraRank) {
        return Specs.with(this, "loraRank", loraRank);
    }

    public LrFindSpec loraAlpha(double loraAlpha) {
        return Specs.with(this, "loraAlpha", loraAlpha);
    }

    public LrFindSpec loraDropout(double loraDropout) {
        return Specs.with(this, "loraDropout", loraDropout);
    }

    public LrFindSpec loraTargets(List<String> loraTargets) {
        return Specs.with(this, "loraTargets", loraTargets);
    }

    public LrFindSpec task(Task task) {
        return Specs.with(this, "task", task);
    }
}
