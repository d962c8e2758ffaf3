package dev.tunebook.engine.rivals;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.evaluate.TextClassifier;
import dev.tunebook.engine.model.BaseModel;
import dev.tunebook.engine.model.BaseModels;
import dev.tunebook.engine.model.Classifier;
import dev.tunebook.engine.model.Question;
import dev.tunebook.engine.quality.LinearClassifier;
import dev.tunebook.engine.runs.ModelAnswers;
import dev.tunebook.engine.runs.RowAnswers;
import dev.tunebook.engine.runs.Run;
import dev.tunebook.engine.spec.Freeze;
import dev.tunebook.engine.spec.LearningRate;
import dev.tunebook.engine.spec.Nearest;
import dev.tunebook.engine.spec.Part;
import dev.tunebook.engine.spec.TrainSpec;
import dev.tunebook.engine.spec.UserException;
import dev.tunebook.engine.torch.Torch;
import dev.tunebook.engine.train.Trainer;
import java.lang.ref.Cleaner;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;

/** What a run can always be compared with, one word each. */
public final class Rivals {
    /** The model that the run started from. */
    public static final String BASE = "base";

    /** The commonest training class. */
    public static final String MAJORITY = "majority";

    /** A linear model on weighed words. */
    public static final String LINEAR = "tfidf";

    /** All words. */
    public static final List<String> WORDS = List.of(BASE, MAJORITY, LINEAR);

    private static final Cleaner CLEANER = Cleaner.create();
    private static final Map<Dataset, LinearClassifier> LINEAR_MODELS = new WeakHashMap<>();
    private static final Map<Run, TextClassifier> BASES = new WeakHashMap<>();
    private static final Map<Run, ModelAnswers> HEADS = new WeakHashMap<>();

    private Rivals() {}

    /**
     * The rival of a run by its word; trained on the run's training rows where it needs training, once.
     *
     * @throws UserException for another word, or when the run started from nothing and its base is asked for
     */
    public static synchronized TextClassifier find(String word, Run run) {
        return switch (word) {
            case BASE -> BASES.computeIfAbsent(run, Rivals::base);
            case MAJORITY -> new MajorityClass(run.dataset());
            case LINEAR -> LINEAR_MODELS.computeIfAbsent(run.dataset(), Rivals::linear);
            default ->
                throw new UserException(
                        word + " is neither a run here nor one of " + String.join(", ", WORDS) + ".",
                        Nearest.maybe(word, WORDS));
        };
    }

    /**
     * The same of a run of labels or numbers.
     *
     * @throws UserException as {@link #find} does
     */
    public static RowAnswers.Asked answers(String word, Run run) {
        return new FigureRivals(run).asked(word);
    }

    /** The linear model of a dataset. */
    public static LinearClassifier linear(Dataset dataset) {
        int[] rows = dataset.indices(Part.TRAIN);
        return LinearClassifier.train(
                dataset.labels(),
                dataset.texts(rows),
                Arrays.stream(rows).map(dataset::classOf).toArray());
    }

    /**
     * The base model as it is when it tells the same classes apart; else a linear probe: only a head is trained, so that
     * what fine-tuning adds is what it is compared by.
     */
    private static TextClassifier base(Run run) {
        TrainSpec spec = run.spec();
        BaseModel base = BaseModels.find(spec.model(), (file, bytes, total, speed) -> {});
        if (base.startsFromNothing()) {
            throw new UserException(
                    spec.model() + " has learned nothing before " + run.name() + ": there is no base to compare with.",
                    "tfidf or majority.");
        }
        Dataset dataset = run.dataset();
        boolean known = base.knows(Question.classes(dataset.labels()));
        Classifier model = known
                ? base.classifier(Torch.start(spec.device(), spec.threads()), dataset.labels(), List.of(), spec)
                : head(run);
        return kept(known ? BASE : BASE + " (head only)", model, spec);
    }

    /** Of a run of labels or numbers: only a head is trained, once. */
    static synchronized ModelAnswers headOnly(Run run) {
        return HEADS.computeIfAbsent(run, each -> kept(BASE, head(each), each.spec()));
    }

    private static Classifier head(Run run) {
        return (Classifier) Trainer.fit(
                run.dataset(),
                run.spec().freeze(Freeze.TRUNK).loraRank(0).learningRate(LearningRate.AUTO),
                event -> {});
    }

    /** Its memory is freed when nobody asks it any more. */
    private static ModelAnswers kept(String name, Classifier model, TrainSpec spec) {
        ModelAnswers answers = new ModelAnswers(name, model, spec.maxTokens());
        CLEANER.register(answers, model::close);
        return answers;
    }
}
