package dev.tunebook.engine.runs;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.evaluate.TextClassifier;
import dev.tunebook.engine.evaluate.calibrate.TemperatureScaling;
import dev.tunebook.engine.model.Classifier;
import dev.tunebook.engine.model.Generation;
import dev.tunebook.engine.model.LanguageModel;
import dev.tunebook.engine.model.TextModel;
import dev.tunebook.engine.spec.EvaluateSpec;
import dev.tunebook.engine.spec.GenerateSpec;
import dev.tunebook.engine.spec.Kind;
import dev.tunebook.engine.spec.PredictSpec;
import dev.tunebook.engine.spec.Task;
import dev.tunebook.engine.spec.TrainSpec;
import dev.tunebook.engine.spec.UserException;
import dev.tunebook.engine.torch.Torch;
import dev.tunebook.engine.train.TrainEvent;
import java.lang.ref.Reference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A finished training run: its record on disk and its model, ready to be evaluated and asked. */
public final class Run implements TextClassifier {
    /** The folder of its adapters, inside its own. */
    static final String ADAPTER = "adapter";

    private final String id;
    private final String name;
    private final Path folder;
    private final Dataset dataset;
    private final TrainSpec spec;
    private final List<TrainEvent> events;
    private final HeldModel held;
    private Optional<TemperatureScaling> temperature;

    Run(
            String id,
            String name,
            Path folder,
            Dataset dataset,
            TrainSpec spec,
            List<TrainEvent> events,
            TextModel model) {
        this.id = id;
        this.name = name;
        this.folder = folder;
        this.dataset = dataset;
        this.spec = spec;
        this.events = List.copyOf(events);
        this.held = new HeldModel(this, folder.resolve("model"), spec, model);
    }

    /** Frees the memory of its weights; when they are needed again they are read from its folder. */
    public void free() {
        held.free();
    }

    /** Frees the weights of runs that nobody holds any more, such as that which a name was bound to before. */
    public static void freeUnheld() {
        HeldModel.freeUnheld();
    }

    /** Gives the memory of devices that no run holds any more back to the system; called when a word's work ends. */
    public static void freeDevices() {
        Torch.releaseDevices();
    }

    /** Whether its weights are in memory. */
    public boolean isInMemory() {
        return held.isInMemory();
    }

    /** Unique in its store, for ever. */
    public String id() {
        return id;
    }

    /** What the user calls it; another run may have the same name. */
    @Override
    public String name() {
        return name;
    }

    /** Where its files are. */
    public Path folder() {
        return folder;
    }

    /** What it was trained on. */
    public Dataset dataset() {
        return dataset;
    }

    /** The options it was trained with, as given. */
    public TrainSpec spec() {
        return spec;
    }

    /** Everything that happened, in order. */
    public List<TrainEvent> events() {
        return events;
    }

    /** What its files say. */
    public RunRecord record() {
        return RunRecord.read(folder);
    }

    /**
     * How it does on a part of its dataset.
     *
     * @throws UserException when that part has no rows, or when the thread is interrupted
     */
    public Evaluation evaluate(EvaluateSpec spec) {
        Evaluation evaluation = Evaluating.of(this, spec);
        RunFolder.at(folder).writeJson("evaluation-" + spec.on() + ".json", EvaluationJson.of(evaluation));
        return evaluation;
    }

    /** The temperature that makes its probabilities come true, fitted when it is first asked for. */
    synchronized Optional<TemperatureScaling> temperature(Supplier<Optional<TemperatureScaling>> fit) {
        if (temperature == null) {
            temperature = fit.get();
        }
        return temperature;
    }

    /** How it does on rows that may have several labels. */
    public LabelEvaluation evaluateLabels(EvaluateSpec spec) {
        require(Kind.MULTI_LABEL, "have labels");
        return ValueEvaluating.labels(this, spec);
    }

    /** How it does on rows with a number. */
    public NumberEvaluation evaluateNumbers(EvaluateSpec spec) {
        require(Kind.REGRESSION, "say numbers");
        return ValueEvaluating.numbers(this, spec);
    }

    /** How it does on rows with an output: it writes a text for each input. */
    public TextEvaluation evaluateTexts(EvaluateSpec spec) {
        require(Kind.INPUT_OUTPUT, "write outputs");
        return LanguageEvaluating.texts(this, spec);
    }

    /** How well it says the tokens of texts. */
    public TokenEvaluation evaluateTokens(EvaluateSpec spec) {
        require(Kind.PLAIN_TEXT, "be a language model of plain texts");
        return LanguageEvaluating.tokens(this, spec);
    }

    /** What it trained, where that says tokens. */
    LanguageModel languageModel() {
        if (held.get() instanceof LanguageModel language) {
            return language;
        }
        throw new UserException(
                name + " (" + spec.task().optionName() + ") must be a language model.",
                "%train " + dataset.name() + " --task causal-lm.");
    }

    /** What it says: one class of several, labels, a number; texts or tokens of a language model. */
    public Kind kind() {
        if (spec.task() == Task.CLASSIFICATION) {
            return dataset.kind();
        }
        return spec.task() == Task.CAUSAL_LM && dataset.hasOutputs() ? Kind.INPUT_OUTPUT : Kind.PLAIN_TEXT;
    }

    private void require(Kind wanted, String does) {
        if (kind() != wanted) {
            throw new UserException(
                    name + " (" + kind() + ") must " + does + " for this.",
                    "%evaluate " + name + ", which knows each kind.");
        }
    }

    @Override
    public List<String> labels() {
        return single().labels();
    }

    @Override
    public void classify(List<String> texts, RowConsumer consumer) {
        answer(single(), texts, consumer);
    }

    /** Tells probabilities of classes or labels, or a number, of each text; in any order, each once. */
    public void answer(List<String> texts, RowConsumer consumer) {
        answer(classifier("predict"), texts, consumer);
    }

    private void answer(Classifier classifier, List<String> texts, RowConsumer consumer) {
        try {
            new ModelAnswers(name, classifier, spec.maxTokens()).answer(texts, consumer);
        } finally {
            stayUntilHere();
        }
    }

    /** Weights are freed once nobody reaches their run, which may be while it answers, if nothing asks it afterwards. */
    private void stayUntilHere() {
        Reference.reachabilityFence(this);
    }

    /** What it trained, where that says one of several classes. */
    private Classifier single() {
        Classifier classifier = classifier("evaluate");
        if (classifier.kind() != Kind.SINGLE_LABEL) {
            throw new UserException(
                    name + " (" + kind() + ") must say one class for each text here.",
                    "%evaluate, %compare or %predict, which know labels and numbers too.");
        }
        return classifier;
    }

    /**
     * What it says of texts, one prediction each.
     *
     * @throws UserException when there is no text, or when the thread is interrupted
     */
    public List<Prediction> predict(PredictSpec spec) {
        if (spec.texts().isEmpty()) {
            throw new UserException("texts must hold at least one text to classify.", "a text in quotes at the end.");
        }
        List<String> labels =
                kind() == Kind.REGRESSION ? List.of() : classifier("predict").labels();
        Prediction[] predictions = new Prediction[spec.texts().size()];
        answer(
                spec.texts(),
                (row, said) -> predictions[row] =
                        Prediction.of(name, spec.texts().get(row), kind(), labels, said, spec.top()));
        return List.of(predictions);
    }

    /**
     * Writes its model into a folder as the Hugging Face hub has them, adapters merged.
     *
     * @param target a folder that is empty or not there yet; so nothing is overwritten
     * @throws UserException when it is neither, or cannot be written
     */
    public void save(Path target) {
        Saving.into(target, () -> {
            held.get().save(target);
            if (answersChats() && held.get() instanceof LanguageModel language) {
                language.saveChatForm(spec.chatForm(), target);
            }
        });
        stayUntilHere();
    }

    /**
     * Writes its adapters alone into a folder, in PEFT's layout.
     *
     * @param target a folder that is empty or not there yet
     * @throws UserException when it is neither, cannot be written, or the run has no adapters
     */
    public void saveAdapter(Path target) {
        Path kept = folder.resolve(ADAPTER);
        if (!Files.isDirectory(kept)) {
            throw new UserException(
                    name + " must have been trained with adapters to save them alone.",
                    "%train " + dataset.name() + " --lora-rank 8.");
        }
        Saving.into(target, () -> Saving.copy(kept, target));
    }

    /**
     * How it goes on with a text; of a run that was trained on inputs with outputs, what it answers to an input, and of
     * one that was trained on conversations, what the assistant answers to a user.
     *
     * @param listener is told after every token how far it is, on the calling thread
     * @throws UserException when it is no causal language model
     */
    public Generation generate(GenerateSpec spec, Consumer<Generation> listener) {
        if (held.get() instanceof LanguageModel language) {
            try {
                if (answersChats()) {
                    return language.answer(name, spec, this.spec.chatForm(), listener);
                }
                String asked = spec.prompt() + (dataset.hasOutputs() ? LanguageModel.ANSWER : "");
                return language.generate(name, spec, asked, listener);
            } finally {
                stayUntilHere();
            }
        }
        throw new UserException(
                name + " (" + this.spec.task().optionName() + ") must be a causal language model to generate.",
                "%predict " + name + ", which tells its classes.");
    }

    /** What it trained, where that tells classes apart. */
    private Classifier classifier(String word) {
        if (held.get() instanceof Classifier classifier) {
            return classifier;
        }
        throw new UserException(
                name + " (" + spec.task().optionName() + ") must be a classifier for %" + word + ".",
                "%train " + dataset.name() + " --task classification.");
    }

    private boolean answersChats() {
        return spec.task() == Task.CAUSAL_LM && dataset.kind() == Kind.CHAT;
    }

    @Override
    public String toString() {
        return name + " (" + spec.model() + " on " + dataset.name() + ")";
    }
}
