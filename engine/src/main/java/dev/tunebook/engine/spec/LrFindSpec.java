package dev.tunebook.engine.spec;

import java.util.Map;

/** How a learning-rate range test is run. What it shares with training has the same name there. */
public record LrFindSpec(
        @Doc("The base model to start from.") String model,
        @Doc("The lowest learning rate tried.") double lowest,

        @Doc("The highest learning rate tried, unless the loss diverges before.")
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

        @Doc("What the model is trained to do; a language model needs texts alone.")
        Task task) {
    public LrFindSpec {
        new Faults()
                .require(lowest > 0, "lowest", lowest, "above 0", "lowest 1e-6, the default.")
                .require(
                        highest > lowest,
                        "highest",
                        highest,
                        "above lowest (" + lowest + ")",
                        "highest 10, the default.")
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
                        Map.entry("loraAlpha", loraAlpha)));
    }

    /** The standard values. */
    public static LrFindSpec defaults() {
        TrainSpec run = TrainSpec.defaults();
        return new LrFindSpec(
                run.model(),
                1e-6,
                10,
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

    public LrFindSpec task(Task task) {
        return Specs.with(this, "task", task);
    }
}
