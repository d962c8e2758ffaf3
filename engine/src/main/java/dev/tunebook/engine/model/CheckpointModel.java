package dev.tunebook.engine.model;

import dev.tunebook.engine.model.adapters.AdaptedFile;
import dev.tunebook.engine.model.adapters.AdapterFolder;
import dev.tunebook.engine.model.architectures.Architectures;
import dev.tunebook.engine.model.architectures.Config;
import dev.tunebook.engine.model.architectures.Head;
import dev.tunebook.engine.model.files.Checkpoint;
import dev.tunebook.engine.model.files.TensorFile;
import dev.tunebook.engine.model.tokens.HubTokens;
import dev.tunebook.engine.model.tokens.NgramTokens;
import dev.tunebook.engine.model.tokens.Tokens;
import dev.tunebook.engine.spec.Kind;
import dev.tunebook.engine.spec.PairText;
import dev.tunebook.engine.spec.TrainSpec;
import dev.tunebook.engine.torch.Torch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * A model in a folder as the Hugging Face hub has them: {@code config.json}, {@code model.safetensors}, a tokenizer.
 *
 * @param name as the user gives it
 * @param folder where its config and its tokenizer are
 * @param tensors opens its weights
 */
record CheckpointModel(String name, Path folder, Supplier<TensorFile> tensors) implements BaseModel {
    /** A folder with everything. */
    CheckpointModel(String name, Path folder) {
        this(name, folder, () -> Checkpoint.open(folder));
    }

    /**
     * Adapters in a folder, merged into their base model.
     *
     * @param base the folder of the base model
     */
    static CheckpointModel adapted(String name, AdapterFolder adapter, Path base) {
        Path described = Files.exists(adapter.folder().resolve(Checkpoint.CONFIG)) ? adapter.folder() : base;
        return new CheckpointModel(name, described, () -> AdaptedFile.merged(Checkpoint.open(base), adapter));
    }

    @Override
    public boolean startsFromNothing() {
        return false;
    }

    @Override
    public boolean knows(Question question) {
        return answers(config(), question);
    }

    private static boolean answers(Config config, Question question) {
        return question.labels().equals(labels(config)) && question.kind() == Head.kind(config);
    }

    /** Its own head is kept when it answers the same question; else the head is new. */
    @Override
    public Classifier classifier(Torch torch, Question question, List<String> trainingTexts, TrainSpec spec) {
        Config config = config();
        Config labelled = Classifier.labelled(config, question.labels());
        boolean newHead = !answers(config, question);
        Tokens tokens = tokens(config);
        if (trainingTexts.stream().anyMatch(PairText::is) && tokens instanceof HubTokens hub) {
            // which segment a token belongs to is told by the separators before it
            labelled = hub.separator().isPresent()
                    ? labelled.with("sep_token_id", hub.separator().getAsInt())
                    : labelled;
        }
        Network network = network(torch, labelled, NumberScale.head(question, labelled), newHead, spec);
        if (question.kind() == Kind.REGRESSION && !newHead && !spec.randomWeights()) {
            network.standardise();
        }
        return new Classifier(network, tokens, question.labels());
    }

    @Override
    public LanguageModel languageModel(Torch torch, TrainSpec spec) {
        Config config = config();
        if (!(tokens(config) instanceof HubTokens tokens)) {
            throw Network.noHead(config, spec.task(), Architectures.of(config).tasks());
        }
        return new LanguageModel(network(torch, config, new Head(spec.task(), 0), false, spec), tokens);
    }

    private Network network(Torch torch, Config config, Head head, boolean newHead, TrainSpec spec) {
        return spec.randomWeights()
                ? Network.initial(torch, config, head, Tuning.of(spec))
                : Network.load(torch, config, head, tensors.get(), newHead, Tuning.of(spec));
    }

    private Config config() {
        return Config.parse(Checkpoint.CONFIG, Checkpoint.config(folder));
    }

    /** The classifier that was saved here, with its own head. */
    Classifier saved(Torch torch) {
        Config config = config();
        return classifier(
                torch, new Question(Head.kind(config), labels(config), 0, 1), List.of(), TrainSpec.defaults());
    }

    /** The model as it was saved here, with the head that it was saved with. */
    TextModel whole(Torch torch) {
        Head head = Head.of(config());
        return head.classifies()
                ? saved(torch)
                : languageModel(torch, TrainSpec.defaults().task(head.task()));
    }

    private static List<String> labels(Config config) {
        return IntStream.range(0, config.get("id2label").size())
                .mapToObj(id -> config.get("id2label").path(String.valueOf(id)).asText())
                .toList();
    }

    private Tokens tokens(Config config) {
        if (Files.exists(folder.resolve(NgramTokens.FILE))) {
            return NgramTokens.load(folder);
        }
        HubTokens tokens = HubTokens.open(folder);
        tokens.requireFits(config.integer("vocab_size"));
        return tokens;
    }
}
