package dev.tunebook.engine.rivals;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.data.Targets;
import dev.tunebook.engine.model.BaseModel;
import dev.tunebook.engine.model.BaseModels;
import dev.tunebook.engine.model.LanguageModel;
import dev.tunebook.engine.quality.LinearClassifier;
import dev.tunebook.engine.quality.LinearNumbers;
import dev.tunebook.engine.runs.RowAnswers;
import dev.tunebook.engine.runs.Run;
import dev.tunebook.engine.spec.Kind;
import dev.tunebook.engine.spec.Nearest;
import dev.tunebook.engine.spec.Part;
import dev.tunebook.engine.spec.TrainSpec;
import dev.tunebook.engine.spec.UserException;
import dev.tunebook.engine.torch.Torch;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** What a run of labels, numbers, texts or tokens can be compared with, one word each. */
final class FigureRivals {
    private final Run run;
    private final Dataset dataset;
    private final int[] training;

    FigureRivals(Run run) {
        this.run = run;
        this.dataset = run.dataset();
        this.training = dataset.indices(Part.TRAIN);
    }

    /** What a rival says of a part. */
    Said said(String word, Part on) {
        if (run.kind() == Kind.INPUT_OUTPUT && !word.equals(Rivals.BASE)) {
            return Said.texts(RowAnswers.texts(dataset, on, FigureArena.MOST_TEXTS, copied(word)));
        }
        boolean language = run.kind() == Kind.INPUT_OUTPUT || run.kind() == Kind.PLAIN_TEXT;
        return word.equals(Rivals.BASE) && language ? ofLanguage(on) : ofRows(dataset.indices(on), asked(word));
    }

    private UnaryOperator<List<String>> copied(String word) {
        CopiedOutputs outputs = new CopiedOutputs(dataset);
        return switch (word) {
            case Rivals.MAJORITY -> outputs::commonest;
            case Rivals.LINEAR -> outputs::nearest;
            default -> throw unknown(word);
        };
    }

    private static UserException unknown(String word) {
        return new UserException(
                word + " is neither a run here nor one of " + String.join(", ", Rivals.WORDS) + ".",
                Nearest.maybe(word, Rivals.WORDS));
    }

    /** Who answers texts with labels or a number. */
    RowAnswers.Asked asked(String word) {
        return switch (word) {
            case Rivals.BASE -> headOnly();
            case Rivals.MAJORITY -> alwaysTheSame();
            case Rivals.LINEAR -> linear();
            default -> throw unknown(word);
        };
    }

    private Said ofRows(int[] rows, RowAnswers.Asked asked) {
        return run.kind() == Kind.MULTI_LABEL ? Said.labels(dataset, rows, asked) : Said.numbers(dataset, rows, asked);
    }

    private BaseModel base() {
        BaseModel base = BaseModels.find(run.spec().model(), (file, bytes, total, speed) -> {});
        if (base.startsFromNothing() || run.spec().randomWeights()) {
            throw new UserException(
                    run.spec().model() + " has learned nothing before " + run.name()
                            + ": there is no base to compare with.",
                    run.kind() == Kind.MULTI_LABEL || run.kind() == Kind.REGRESSION
                            ? "tfidf or majority."
                            : run.kind() == Kind.INPUT_OUTPUT ? "tfidf, majority or another run." : "another run.");
        }
        return base;
    }

    private Said ofLanguage(Part on) {
        TrainSpec spec = run.spec();
        try (LanguageModel model = base().languageModel(Torch.start(spec.device(), spec.threads()), spec)) {
            return run.kind() == Kind.INPUT_OUTPUT
                    ? Said.texts(RowAnswers.texts(run, Optional.of(model), dataset, on, FigureArena.MOST_TEXTS))
                    : Said.tokens(RowAnswers.tokens(run, Optional.of(model), dataset, on));
        }
    }

    /** Only a head is trained, so that what fine-tuning adds is what it is compared by. */
    private RowAnswers.Asked headOnly() {
        base();
        return Rivals.headOnly(run)::answer;
    }

    /** Each label with its share of the training rows; the training rows' mean. */
    private RowAnswers.Asked alwaysTheSame() {
        float[] answer = switch (run.kind()) {
            case MULTI_LABEL -> shares();
            case REGRESSION ->
                new float[] {
                    (float) Arrays.stream(RowAnswers.values(dataset, training))
                            .average()
                            .orElseThrow()
                };
            default -> throw notThere(Rivals.MAJORITY);
        };
        return (texts, consumer) ->
                IntStream.range(0, texts.size()).forEach(row -> consumer.accept(row, answer.clone()));
    }

    private float[] shares() {
        float[] shares = new float[dataset.labels().size()];
        Targets.LabelSets targets = (Targets.LabelSets) dataset.content().targets();
        for (int row : training) {
            for (int id : targets.ids()[row]) {
                shares[id] += 1f / training.length;
            }
        }
        return shares;
    }

    private UserException notThere(String word) {
        return new UserException(
                word + " must be something that says tokens, which it does not.", "base or another run.");
    }

    /** A linear model for each label, or one for the number. */
    private RowAnswers.Asked linear() {
        List<String> texts = dataset.texts(training);
        if (run.kind() == Kind.REGRESSION) {
            LinearNumbers model = LinearNumbers.train(texts, RowAnswers.values(dataset, training));
            return (asked, consumer) -> IntStream.range(0, asked.size())
                    .forEach(row -> consumer.accept(row, new float[] {(float) model.answer(asked.get(row))}));
        }
        if (run.kind() != Kind.MULTI_LABEL) {
            throw notThere(Rivals.LINEAR);
        }
        Targets.LabelSets targets = (Targets.LabelSets) dataset.content().targets();
        List<LinearClassifier> models = IntStream.range(0, dataset.labels().size())
                .mapToObj(id -> LinearClassifier.train(
                        List.of("no", "yes"),
                        texts,
                        Arrays.stream(training)
                                .map(row -> Arrays.stream(targets.ids()[row]).anyMatch(each -> each == id) ? 1 : 0)
                                .toArray()))
                .toList();
        return (asked, consumer) -> IntStream.range(0, asked.size()).forEach(row -> {
            float[] answers = new float[models.size()];
            for (int id = 0; id < answers.length; id++) {
                answers[id] = models.get(id).probabilities(asked.get(row))[1];
            }
            consumer.accept(row, answers);
        });
    }
}
