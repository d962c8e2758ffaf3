package dev.tunebook.engine.spec;

import java.util.Map;

/** Which options are searched for, and how. What it shares with training has the same name there. */
public record TuneSpec(
        @Doc("The base model to start from.") String model,

        @Doc("How options are searched for: by chance, or by chance with the better part going on.")
        Search search,

        @Doc("How many settings are tried.") int trials,

        @Doc("Of how many trials one goes on, and how many times more epochs it then gets.")
        int eta,

        @Doc("Passes over the training rows that a trial may get to, such as 5,10; the schedule ends with the last.")
        Range epochs,

        @Doc("Learning rates, such as 1e-4..1e-2; auto searches around the one that a range test finds.")
        String learningRate,

        @Doc("Rows per step, such as 16,32,64.") Range batchSize,

        @Doc("Decoupled weight decay, such as 0..0.1.") Range weightDecay,

        @Doc("Probability that an activation is dropped, such as 0..0.4.")
        Range dropout,

        @Doc("Share of the target spread evenly over all classes, such as 0,0.1.")
        Range labelSmoothing,

        @Doc("The validation figure that decides.") Monitor monitor,

        @Doc("Longest text in tokens; what is longer is cut off.")
        int maxTokens,

        @Doc("Seed of the search, and of every trial.") long seed,
        @Doc("Where to compute: auto, cpu, cuda or cuda:N.") String device,
        @Doc("Threads on the CPU, 0 for one per core.") int threads,

        @Doc("Numbers that are computed with; weights stay float32.")
        Precision precision,

        @Doc("What of the model is left as it is.") Freeze freeze,

        @Doc("Rank of low-rank adapters; 0 trains the trunk itself.")
        int loraRank,

        @Doc("What the model is trained to do; a language model needs texts alone.")
        Task task) {
    public TuneSpec {
        new Faults()
                .require(trials >= 1, "trials", trials, "at least 1", "trials 16, the default.")
                .require(eta >= 2, "eta", eta, "at least 2", "eta 4, the default.")
                .throwIfAny();
        if (!learningRate.equals("auto")) {
            new Range(learningRate);
        }
        // The rules for what both specs have stand in TrainSpec alone.
        Specs.with(
                TrainSpec.defaults(),
                Map.of(
                        "model", model,
                        "epochs", (int) Math.round(epochs.lowest()),
                        "maxTokens", maxTokens,
                        "device", device,
                        "threads", threads,
                        "loraRank", loraRank));
    }

    /** The standard values. */
    public static TuneSpec defaults() {
        TrainSpec train = TrainSpec.defaults();
        return new TuneSpec(
                train.model(),
                Search.ASHA,
                16,
                4,
                new Range("5,10"),
                "auto",
                new Range("16,32,64"),
                new Range("0..0.1"),
                new Range("0..0.4"),
                new Range("0,0.1"),
                train.monitor(),
                train.maxTokens(),
                train.seed(),
                train.device(),
                train.threads(),
                train.precision(),
                train.freeze(),
                train.loraRank(),
                train.task());
    }

    /** What all trials have in common. */
    public TrainSpec training() {
        return Specs.sharing(TrainSpec.defaults(), this);
    }

    public TuneSpec model(String model) {
        return Specs.with(this, "model", model);
    }

    public TuneSpec search(Search search) {
        return Specs.with(this, "search", search);
    }

    public TuneSpec trials(int trials) {
        return Specs.with(this, "trials", trials);
    }

    public TuneSpec eta(int eta) {
        return Specs.with(this, "eta", eta);
    }

    public TuneSpec epochs(Range epochs) {
        return Specs.with(this, "epochs", epochs);
    }

    public TuneSpec epochs(String epochs) {
        return epochs(new Range(epochs));
    }

    public TuneSpec epochs(int epochs) {
        return epochs(String.valueOf(epochs));
    }

    public TuneSpec learningRate(String learningRate) {
        return Specs.with(this, "learningRate", learningRate);
    }

    public TuneSpec batchSize(Range batchSize) {
        return Specs.with(this, "batchSize", batchSize);
    }

    public TuneSpec batchSize(String batchSize) {
        return batchSize(new Range(batchSize));
    }

    public TuneSpec weightDecay(Range weightDecay) {
        return Specs.with(this, "weightDecay", weightDecay);
    }

    public TuneSpec weightDecay(String weightDecay) {
        return weightDecay(new Range(weightDecay));
    }

    public TuneSpec dropout(Range dropout) {
        return Specs.with(this, "dropout", dropout);
    }

    public TuneSpec dropout(String dropout) {
        return dropout(new Range(dropout));
    }

    public TuneSpec labelSmoothing(Range labelSmoothing) {
        return Specs.with(this, "labelSmoothing", labelSmoothing);
    }

    public TuneSpec labelSmoothing(String labelSmoothing) {
        return labelSmoothing(new Range(labelSmoothing));
    }

    public TuneSpec monitor(Monitor monitor) {
        return Specs.with(this, "monitor", monitor);
    }

    public TuneSpec maxTokens(int maxTokens) {
        return Specs.with(this, "maxTokens", maxTokens);
    }

    public TuneSpec seed(long seed) {
        return Specs.with(this, "seed", seed);
    }

    public TuneSpec device(String device) {
        return Specs.with(this, "device", device);
    }

    public TuneSpec threads(int threads) {
        return Specs.with(this, "threads", threads);
    }

    public TuneSpec precision(Precision precision) {
        return Specs.with(this, "precision", precision);
    }

    public TuneSpec freeze(Freeze freeze) {
        return Specs.with(this, "freeze", freeze);
    }

    public TuneSpec loraRank(int loraRank) {
        return Specs.with(this, "loraRank", loraRank);
    }

    public TuneSpec task(Task task) {
        return Specs.with(this, "task", task);
    }
}
