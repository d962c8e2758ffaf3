package dev.tunebook.engine.spec;

/** What base model to make from a corpus, and how. */
public record PretrainSpec(
        @Doc(value = "The corpus: a text file or a folder of them, paragraphs apart by empty lines.", positional = true)
        String corpus,

        @Doc("More corpus, of the time and the tasks that the model is for, whose paragraphs count more.")
        String domain,

        @Doc("How often a paragraph of the domain counts, at least 2.")
        int domainWeight,

        @Doc("The folder of the recipe's own files and, at the end, of the model: model/ in it.")
        String out,

        @Doc("An encoder (BERT) learns to say hidden words, a decoder (GPT-2) the next word.")
        Family family,

        @Doc("Number of different tokens.") int vocabulary,

        @Doc("A file of words that get a token of their own, one a line; a list of modern support words if not given.")
        String words,

        @Doc("Transformer layers.") int layers,

        @Doc("Width of a token's state, a multiple of 64; each 64 are an attention head.")
        int width,

        @Doc("Longest text that the model will ever read, in tokens.")
        int positions,

        @Doc("Whether embeddings begin with what neighbouring words tell, and not with chance.")
        boolean warmStart,

        @Doc("Steps in which an encoder's embeddings learn which spans of text follow each other; 0 for none.")
        int spanSteps,

        @Doc("Share of these spans that are of the domain.") double domainShare,

        @Doc(
                "Share of the corpus that is then trained on, 0 for none; tokens and embeddings are learnt from all of it.")
        double trainShare,

        @Doc("Passes over that share.") int epochs,

        @Doc("Blocks of tokens per step.") int batchSize,
        @Doc("Tokens in a block.") int maxTokens,

        @Doc("Share of tokens that an encoder does not see and has to say.")
        double maskRate,

        @Doc(value = "Peak learning rate.", alias = "lr") LearningRate learningRate,

        @Doc("Share of the steps over which the learning rate rises to its peak.")
        double warmUp,

        @Doc("Numbers that are computed with; weights stay float32 in training.")
        Precision precision,

        @Doc("Steps between checkpoints, from which an interrupted run goes on.")
        int checkpointEvery,

        @Doc("Seed of everything that is drawn.") long seed,

        @Doc("Where to compute: auto, cpu, cuda or cuda:N.") String device,
        @Doc("Threads on the CPU, 0 for one per core.") int threads) {
    public PretrainSpec {
        new Faults()
                .require(vocabulary >= 300 && vocabulary <= 16_384, "vocabulary", vocabulary, "300 to 16384", "8192.")
                .require(
                        domainWeight >= 2,
                        "domain-weight",
                        domainWeight,
                        "at least 2",
                        "--domain-weight 8, the default.")
                .require(spanSteps >= 0, "span-steps", spanSteps, "at least 0", "--span-steps 400, the default.")
                .require(
                        domainShare >= 0 && domainShare <= 1,
                        "domain-share",
                        domainShare,
                        "in [0, 1]",
                        "--domain-share 0.2, the default.")
                .require(
                        trainShare <= 1 && (trainShare > 0 || trainShare == 0 && family == Family.ENCODER && warmStart),
                        "train-share",
                        trainShare,
                        "above 0 and at most 1, or 0 for an encoder with a warm start",
                        "--train-share 1, the default.")
                .require(layers >= 1, "layers", layers, "at least 1", "--layers 4, the default.")
                .require(
                        width >= 64 && width % 64 == 0,
                        "width",
                        width,
                        "a multiple of 64, at least 64",
                        "--width 256, the default.")
                .require(positions >= 16, "positions", positions, "at least 16", "--positions 128, the default.")
                .require(
                        maxTokens >= 16 && maxTokens <= positions,
                        "max-tokens",
                        maxTokens,
                        "16 to positions (" + positions + ")",
                        "--max-tokens 64, the default.")
                .require(
                        !learningRate.isAuto(),
                        "learning-rate",
                        learningRate,
                        "a number",
                        "--learning-rate 0.0005, the default.")
                .throwIfAny();
    }

    /** A small encoder that a laptop makes in an hour or two. */
    public static PretrainSpec defaults() {
        return new PretrainSpec(
                "",
                "",
                8,
                "pretrained",
                Family.ENCODER,
                8192,
                "",
                4,
                256,
                128,
                true,
                400,
                0.2,
                1,
                1,
                32,
                64,
                0.15,
                LearningRate.of(5e-4),
                0.06,
                Precision.BFLOAT16,
                500,
                42,
                "auto",
                0);
    }

    /** The training that the recipe asks for, from a base in a folder. */
    public TrainSpec training(String base) {
        return Specs.sharing(TrainSpec.defaults(), this)
                .model(base)
                .task(family == Family.ENCODER ? Task.MASKED_LM : Task.CAUSAL_LM)
                .monitor(Monitor.LOSS)
                .earlyStop(0)
                .dropout(0);
    }

    public PretrainSpec corpus(String corpus) {
        return Specs.with(this, "corpus", corpus);
    }

    public PretrainSpec domain(String domain) {
        return Specs.with(this, "domain", domain);
    }

    public PretrainSpec domainWeight(int domainWeight) {
        return Specs.with(this, "domainWeight", domainWeight);
    }

    public PretrainSpec spanSteps(int spanSteps) {
        return Specs.with(this, "spanSteps", spanSteps);
    }

    public PretrainSpec domainShare(double domainShare) {
        return Specs.with(this, "domainShare", domainShare);
    }

    public PretrainSpec out(String out) {
        return Specs.with(this, "out", out);
    }

    public PretrainSpec family(Family family) {
        return Specs.with(this, "family", family);
    }

    public PretrainSpec vocabulary(int vocabulary) {
        return Specs.with(this, "vocabulary", vocabulary);
    }

    public PretrainSpec words(String words) {
        return Specs.with(this, "words", words);
    }

    public PretrainSpec layers(int layers) {
        return Specs.with(this, "layers", layers);
    }

    public PretrainSpec width(int width) {
        return Specs.with(this, "width", width);
    }

    public PretrainSpec positions(int positions) {
        return Specs.with(this, "positions", positions);
    }

    public PretrainSpec warmStart(boolean warmStart) {
        return Specs.with(this, "warmStart", warmStart);
    }

    public PretrainSpec trainShare(double trainShare) {
        return Specs.with(this, "trainShare", trainShare);
    }

    public PretrainSpec epochs(int epochs) {
        return Specs.with(this, "epochs", epochs);
    }

    public PretrainSpec batchSize(int batchSize) {
        return Specs.with(this, "batchSize", batchSize);
    }

    public PretrainSpec maxTokens(int maxTokens) {
        return Specs.with(this, "maxTokens", maxTokens);
    }

    public PretrainSpec maskRate(double maskRate) {
        return Specs.with(this, "maskRate", maskRate);
    }

    public PretrainSpec learningRate(LearningRate learningRate) {
        return Specs.with(this, "learningRate", learningRate);
    }

    public PretrainSpec learningRate(double learningRate) {
        return learningRate(LearningRate.of(learningRate));
    }

    public PretrainSpec warmUp(double warmUp) {
        return Specs.with(this, "warmUp", warmUp);
    }

    public PretrainSpec precision(Precision precision) {
        return Specs.with(this, "precision", precision);
    }

    public PretrainSpec checkpointEvery(int checkpointEvery) {
        return Specs.with(this, "checkpointEvery", checkpointEvery);
    }

    public PretrainSpec seed(long seed) {
        return Specs.with(this, "seed", seed);
    }

    public PretrainSpec device(String device) {
        return Specs.with(this, "device", device);
    }

    public PretrainSpec threads(int threads) {
        return Specs.with(this, "threads", threads);
    }
}
