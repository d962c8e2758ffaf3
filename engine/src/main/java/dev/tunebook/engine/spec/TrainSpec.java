package dev.tunebook.engine.spec;

import java.util.List;

/** Everything that decides how a model is trained, and so what it becomes. */
public record TrainSpec(
        @Doc("The base model to start from.") String model,
        @Doc("The most passes over the training rows.") int epochs,
        @Doc("Rows per step.") int batchSize,

        @Doc("Tokens per step, padding included, in place of a number of rows; 0 counts rows.")
        int batchTokens,

        @Doc(value = "Peak learning rate, or auto to find it first.", alias = "lr")
        LearningRate learningRate,

        @Doc("How the learning rate falls after the warm-up.")
        Schedule schedule,

        @Doc("Share of the steps over which the learning rate rises to its peak.")
        double warmUp,

        @Doc("Epochs without a lower validation loss after which the schedule plateau halves the learning rate.")
        int plateau,

        @Doc("Factor on the learning rate for each layer further down from the head; 1 gives all the same.")
        double layerDecay,

        @Doc("Decoupled weight decay; biases and norms are exempt.")
        double weightDecay,

        @Doc("What AdamW adds to the root of its second moment, so that rare gradients make no huge steps.")
        double adamEpsilon,

        @Doc("Weight of the sum of absolute weights in what is minimised; biases and norms are exempt.")
        double l1,

        @Doc("Weight of half the sum of squared weights in what is minimised; biases and norms are exempt.")
        double l2,

        @Doc("Largest global norm of the gradient; 0 does not clip.")
        double clip,

        @Doc("Probability that an activation is dropped in training.")
        double dropout,

        @Doc("Probability that a weight is the base model's for a step.")
        double mixout,

        @Doc("Weight of the divergence between two passes with different dropout; 0 makes one pass.")
        double rDrop,

        @Doc("Share of the target spread evenly over all classes.")
        double labelSmoothing,

        @Doc("How much a row counts: the same, so much that classes count the same, or half-way between.")
        ClassWeights classWeights,

        @Doc("Focus on rows that are hard: the exponent of the focal loss; 0 is the usual loss, 2 is common.")
        double focal,

        @Doc("Share of the past in a moving average of the weights, which is judged and kept; 0 makes none.")
        double average,

        @Doc("Epochs without a better validation figure after which training stops; 0 never stops early.")
        int earlyStop,

        @Doc("By how much the figure must be better to count as better for early stopping.")
        double minDelta,

        @Doc("The validation figure that decides which epoch is best.")
        Monitor monitor,

        @Doc("Longest text in tokens; what is longer is cut off.")
        int maxTokens,

        @Doc("Seed of the weights, the order of rows and the dropout.")
        long seed,

        @Doc("Where to compute: auto, cpu, cuda or cuda:N.") String device,

        @Doc("Threads on the CPU, 0 for one per core; the numbers depend on it to the last bit.")
        int threads,

        @Doc("Rows computed at once, 0 for as many as fit into memory; fewer give the same step.")
        int microBatch,

        @Doc("Whether layers are computed again on the way back rather than remembered: less memory, about a third more"
                + " time, the same result.")
        boolean gradientCheckpointing,

        @Doc("Numbers that are computed with; weights stay float32.")
        Precision precision,

        @Doc("What of the model is left as it is.") Freeze freeze,

        @Doc("Epochs after which the next layer down is trained too, beginning with the head; 0 trains all at once.")
        int unfreezeEvery,

        @Doc("Top layers of the trunk that begin with made-up weights, for few rows.")
        int freshLayers,

        @Doc("Rank of low-rank adapters on all linear layers, trained instead of the trunk; 0 trains the trunk itself.")
        int loraRank,

        @Doc("Scale of the adapters, divided by their rank.")
        double loraAlpha,

        @Doc("Probability that an input of the adapters is left out of a step.")
        double loraDropout,

        @Doc("Ends of the names of the layers that get adapters, such as query,value; all linear layers without.")
        List<String> loraTargets,

        @Doc("Checkpoints that stay: none, the last until the run is complete, the best too, or all.")
        Checkpoints checkpoints,

        @Doc("Steps between checkpoints; one follows every epoch anyway, and every ten minutes.")
        int checkpointEvery,

        @Doc("What the model is trained to do; a language model needs texts alone.")
        Task task,

        @Doc("Share of tokens that masked-lm hides: four in five as a mask, one in ten as another token, one as it is.")
        double maskRate,

        @Doc("Whose words a causal-lm learns of conversations: the assistant's, the last of them alone, or all.")
        Turns turns,

        @Doc(
                "How conversations are written: plain, chatml, llama3, zephyr, or auto for what the checkpoint's template has.")
        ChatForm chatForm,

        @Doc("Whether to take the base model's shape alone, with made-up weights.")
        boolean randomWeights) {
    public TrainSpec {
        loraTargets = List.copyOf(loraTargets);
        new Faults()
                .require(!model.isBlank(), "model", model, "a model's name", "model tunebook/ngram-bag, the default.")
                .require(epochs >= 1, "epochs", epochs, "at least 1", "epochs 10, the default.")
                .require(batchSize >= 1, "batch-size", batchSize, "at least 1", "batch-size 32, the default.")
                .require(batchTokens >= 0, "batch-tokens", batchTokens, "at least 0", "batch-tokens 2048.")
                .require(isShare(warmUp), "warm-up", warmUp, "in [0, 1)", "warm-up 0.1, the default.")
                .require(plateau >= 1, "plateau", plateau, "at least 1", "plateau 1, the default.")
                .require(layerDecay > 0 && layerDecay <= 1, "layer-decay", layerDecay, "in (0, 1]", "layer-decay 0.95.")
                .require(l1 >= 0, "l1", l1, "at least 0", "l1 1e-5.")
                .require(l2 >= 0, "l2", l2, "at least 0", "l2 1e-4.")
                .require(isShare(mixout), "mixout", mixout, "in [0, 1)", "mixout 0.1.")
                .require(rDrop >= 0, "r-drop", rDrop, "at least 0", "r-drop 1.")
                .require(focal >= 0, "focal", focal, "at least 0", "focal 2.")
                .require(isShare(average), "average", average, "in [0, 1)", "average 0.99.")
                .require(minDelta >= 0, "min-delta", minDelta, "at least 0", "min-delta 0.001.")
                .require(unfreezeEvery >= 0, "unfreeze-every", unfreezeEvery, "at least 0", "unfreeze-every 1.")
                .require(freshLayers >= 0, "fresh-layers", freshLayers, "at least 0", "fresh-layers 1.")
                .require(weightDecay >= 0, "weight-decay", weightDecay, "at least 0", "weight-decay 0.01, the default.")
                .require(adamEpsilon > 0, "adam-epsilon", adamEpsilon, "above 0", "adam-epsilon 1e-8, the default.")
                .require(clip >= 0, "clip", clip, "at least 0", "clip 1, the default.")
                .require(isShare(dropout), "dropout", dropout, "in [0, 1)", "dropout 0.1, the default.")
                .require(
                        isShare(labelSmoothing), "label-smoothing", labelSmoothing, "in [0, 1)", "label-smoothing 0.1.")
                .require(earlyStop >= 0, "early-stop", earlyStop, "at least 0", "early-stop 5, the default.")
                .require(maxTokens >= 1, "max-tokens", maxTokens, "at least 1", "max-tokens 512, the default.")
                .require(
                        device.matches("auto|cpu|cuda(:\\d+)?"),
                        "device",
                        device,
                        "auto, cpu, cuda or cuda:N",
                        "device auto, the default.")
                .require(threads >= 0, "threads", threads, "at least 0", "threads 0, one per core.")
                .require(microBatch >= 0, "micro-batch", microBatch, "at least 0", "micro-batch 0, as many as fit.")
                .require(loraRank >= 0, "lora-rank", loraRank, "at least 0", "lora-rank 8.")
                .require(loraAlpha > 0, "lora-alpha", loraAlpha, "above 0", "lora-alpha 16, the default.")
                .require(isShare(loraDropout), "lora-dropout", loraDropout, "in [0, 1)", "lora-dropout 0.05.")
                .require(
                        checkpointEvery >= 0,
                        "checkpoint-every",
                        checkpointEvery,
                        "at least 0",
                        "checkpoint-every 500.")
                .require(
                        maskRate > 0 && maskRate < 1,
                        "mask-rate",
                        maskRate,
                        "between 0 and 1",
                        "mask-rate 0.15, the default.")
                .throwIfAny();
    }

    private static boolean isShare(double value) {
        return value >= 0 && value < 1;
    }

    /** The standard values. */
    public static TrainSpec defaults() {
        return new TrainSpec(
                "tunebook/ngram-bag",
                10,
                32,
                0,
                LearningRate.AUTO,
                Schedule.LINEAR,
                0.1,
                1,
                1,
                0.01,
                1e-8,
                0,
                0,
                1,
                0.1,
                0,
                0,
                0,
                ClassWeights.NONE,
                0,
                0,
                5,
                0,
                Monitor.MACRO_F1,
                512,
                42,
                "auto",
                0,
                0,
                false,
                Precision.FLOAT32,
                Freeze.NOTHING,
                0,
                0,
                0,
                16,
                0,
                List.of(),
                Checkpoints.LAST,
                0,
                Task.CLASSIFICATION,
                0.15,
                Turns.ASSISTANT,
                ChatForm.AUTO,
                false);
    }

    public TrainSpec model(String model) {
        return Specs.with(this, "model", model);
    }

    public TrainSpec epochs(int epochs) {
        return Specs.with(this, "epochs", epochs);
    }

    public TrainSpec batchSize(int batchSize) {
        return Specs.with(this, "batchSize", batchSize);
    }

    public TrainSpec batchTokens(int batchTokens) {
        return Specs.with(this, "batchTokens", batchTokens);
    }

    public TrainSpec learningRate(LearningRate learningRate) {
        return Specs.with(this, "learningRate", learningRate);
    }

    public TrainSpec learningRate(double learningRate) {
        return learningRate(LearningRate.of(learningRate));
    }

    public TrainSpec learningRate(String learningRate) {
        return learningRate(LearningRate.parse(learningRate));
    }

    public TrainSpec schedule(Schedule schedule) {
        return Specs.with(this, "schedule", schedule);
    }

    public TrainSpec warmUp(double warmUp) {
        return Specs.with(this, "warmUp", warmUp);
    }

    public TrainSpec weightDecay(double weightDecay) {
        return Specs.with(this, "weightDecay", weightDecay);
    }

    public TrainSpec adamEpsilon(double adamEpsilon) {
        return Specs.with(this, "adamEpsilon", adamEpsilon);
    }

    public TrainSpec plateau(int plateau) {
        return Specs.with(this, "plateau", plateau);
    }

    public TrainSpec layerDecay(double layerDecay) {
        return Specs.with(this, "layerDecay", layerDecay);
    }

    public TrainSpec l1(double l1) {
        return Specs.with(this, "l1", l1);
    }

    public TrainSpec l2(double l2) {
        return Specs.with(this, "l2", l2);
    }

    public TrainSpec mixout(double mixout) {
        return Specs.with(this, "mixout", mixout);
    }

    public TrainSpec rDrop(double rDrop) {
        return Specs.with(this, "rDrop", rDrop);
    }

    public TrainSpec classWeights(ClassWeights classWeights) {
        return Specs.with(this, "classWeights", classWeights);
    }

    public TrainSpec focal(double focal) {
        return Specs.with(this, "focal", focal);
    }

    public TrainSpec average(double average) {
        return Specs.with(this, "average", average);
    }

    public TrainSpec minDelta(double minDelta) {
        return Specs.with(this, "minDelta", minDelta);
    }

    public TrainSpec unfreezeEvery(int unfreezeEvery) {
        return Specs.with(this, "unfreezeEvery", unfreezeEvery);
    }

    public TrainSpec freshLayers(int freshLayers) {
        return Specs.with(this, "freshLayers", freshLayers);
    }

    public TrainSpec clip(double clip) {
        return Specs.with(this, "clip", clip);
    }

    public TrainSpec dropout(double dropout) {
        return Specs.with(this, "dropout", dropout);
    }

    public TrainSpec labelSmoothing(double labelSmoothing) {
        return Specs.with(this, "labelSmoothing", labelSmoothing);
    }

    public TrainSpec earlyStop(int earlyStop) {
        return Specs.with(this, "earlyStop", earlyStop);
    }

    public TrainSpec monitor(Monitor monitor) {
        return Specs.with(this, "monitor", monitor);
    }

    public TrainSpec maxTokens(int maxTokens) {
        return Specs.with(this, "maxTokens", maxTokens);
    }

    public TrainSpec seed(long seed) {
        return Specs.with(this, "seed", seed);
    }

    public TrainSpec device(String device) {
        return Specs.with(this, "device", device);
    }

    public TrainSpec threads(int threads) {
        return Specs.with(this, "threads", threads);
    }

    public TrainSpec microBatch(int microBatch) {
        return Specs.with(this, "microBatch", microBatch);
    }

    public TrainSpec gradientCheckpointing(boolean gradientCheckpointing) {
        return Specs.with(this, "gradientCheckpointing", gradientCheckpointing);
    }

    public TrainSpec precision(Precision precision) {
        return Specs.with(this, "precision", precision);
    }

    public TrainSpec freeze(Freeze freeze) {
        return Specs.with(this, "freeze", freeze);
    }

    public TrainSpec loraRank(int loraRank) {
        return Specs.with(this, "loraRank", loraRank);
    }

    public TrainSpec loraAlpha(double loraAlpha) {
        return Specs.with(this, "loraAlpha", loraAlpha);
    }

    public TrainSpec loraDropout(double loraDropout) {
        return Specs.with(this, "loraDropout", loraDropout);
    }

    public TrainSpec loraTargets(List<String> loraTargets) {
        return Specs.with(this, "loraTargets", loraTargets);
    }

    public TrainSpec checkpoints(Checkpoints checkpoints) {
        return Specs.with(this, "checkpoints", checkpoints);
    }

    public TrainSpec checkpointEvery(int checkpointEvery) {
        return Specs.with(this, "checkpointEvery", checkpointEvery);
    }

    public TrainSpec task(Task task) {
        return Specs.with(this, "task", task);
    }

    public TrainSpec task(String task) {
        return task((Task) Values.parse("task", Task.class, task));
    }

    public TrainSpec maskRate(double maskRate) {
        return Specs.with(this, "maskRate", maskRate);
    }

    public TrainSpec turns(Turns turns) {
        return Specs.with(this, "turns", turns);
    }

    public TrainSpec turns(String turns) {
        return turns((Turns) Values.parse("turns", Turns.class, turns));
    }

    public TrainSpec chatForm(ChatForm chatForm) {
        return Specs.with(this, "chatForm", chatForm);
    }

    public TrainSpec chatForm(String chatForm) {
        return chatForm((ChatForm) Values.parse("chat-form", ChatForm.class, chatForm));
    }

    public TrainSpec randomWeights(boolean randomWeights) {
        return Specs.with(this, "randomWeights", randomWeights);
    }
}
