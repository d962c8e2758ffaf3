package dev.tunebook.engine.spec;

import java.util.Map;

/** How a learning-rate range test is run. What it shares with training has the same name there. */
public record LrFindSpec(
        @Doc("The base model to start from.") String model,
        @Doc("The lowest learning rate tried.") double lowest,

        @Doc("The highest learning rate tried, unless the loss diverges before.")
        double highest,

        @Doc("Steps of the test, one learning rate each.") int steps,
        @Doc("The rule that picks the learning rate.") Suggestion suggestion,
        @Doc("Rows per step.") int batchSize,

        @Doc("Decoupled weight decay; biases and norms are exempt.")
        double weightDecay,

        @Doc("Probability that an activation is dropped.") double dropout,

        @Doc("Longest text in tokens; what is longer is cut off.")
        int maxTokens,

        @Doc("Seed of the weights, the order of rows and the dropout.")
        long seed,

        @Doc("Where to compute: auto, cpu, cuda or cuda:N.") String device,
        @Doc("Threads on the CPU, 0 for one per core.") int threads) {
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
                .throwIfAny();
        // The rules for what both specs have stand in TrainSpec alone.
        Specs.with(
                TrainSpec.defaults(),
                Map.of(
                        "model", model,
                        "batchSize", batchSize,
                        "weightDecay", weightDecay,
                        "dropout", dropout,
                        "maxTokens", maxTokens,
                        "seed", seed,
                        "device", device,
                        "threads", threads));
    }

    /** The standard values. */
    public static LrFindSpec defaults() {
        TrainSpec run = TrainSpec.defaults();
        return new LrFindSpec(
                run.model(),
                1e-6,
                10,
                100,
                Suggestion.MINIMUM,
                run.batchSize(),
                run.weightDecay(),
                run.dropout(),
                run.maxTokens(),
                run.seed(),
                run.device(),
                run.threads());
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
}
