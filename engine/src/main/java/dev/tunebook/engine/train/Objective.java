package dev.tunebook.engine.train;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.data.Targets;
import dev.tunebook.engine.model.BaseModel;
import dev.tunebook.engine.model.Classifier;
import dev.tunebook.engine.model.LanguageModel;
import dev.tunebook.engine.model.Question;
import dev.tunebook.engine.model.TextModel;
import dev.tunebook.engine.spec.ClassWeights;
import dev.tunebook.engine.spec.Faults;
import dev.tunebook.engine.spec.Kind;
import dev.tunebook.engine.spec.Monitor;
import dev.tunebook.engine.spec.Part;
import dev.tunebook.engine.spec.Task;
import dev.tunebook.engine.spec.TrainSpec;
import dev.tunebook.engine.spec.UserException;
import dev.tunebook.engine.torch.Torch;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a run trains, on what, and how it decides: a {@link TrainSpec}'s task made concrete for a dataset.
 *
 * @param model to be trained; whoever asked for the objective closes it
 * @param training rows
 * @param validation rows to decide by
 * @param choices how many answers there are: classes, labels or tokens; 1 for a number
 * @param guessing what can be reached without reading
 */
record Objective(TextModel model, Examples training, Validation validation, int choices, Guessing guessing) {
    private static final int EVALUATION_BATCH = 128;

    static Objective of(Dataset dataset, TrainSpec spec, BaseModel base, Torch torch) {
        Objective objective = spec.task() == Task.CLASSIFICATION
                ? classes(dataset, spec, base, torch)
                : tokens(dataset, spec, base, torch);
        try {
            requireTold(dataset, spec.monitor(), objective.validation());
            objective.model().network().renew(spec.freshLayers(), spec.seed());
            return objective;
        } catch (RuntimeException | Error failed) {
            objective.model().close();
            throw failed;
        }
    }

    /** The standard figure gives way to the loss where there are no classes; one that was asked for does not. */
    private static void requireTold(Dataset dataset, Monitor monitor, Validation validation) {
        if (monitor != TrainSpec.defaults().monitor() && !validation.told().contains(monitor)) {
            throw new UserException(
                    "monitor (" + monitor.optionName() + ") must be a figure that " + dataset.name() + " has: "
                            + validation.told().stream()
                                    .sorted()
                                    .map(Monitor::optionName)
                                    .collect(Collectors.joining(", "))
                            + ".",
                    "--monitor loss.");
        }
    }

    /** What a model is to say of each row of a dataset. */
    static Question question(Dataset dataset) {
        return switch (dataset.kind()) {
            case SINGLE_LABEL -> Question.classes(dataset.labels());
            case MULTI_LABEL -> Question.labels(dataset.labels());
            case REGRESSION ->
                Question.number(
                        dataset.spec().label(),
                        ((Targets.Scores) dataset.content().targets().select(dataset.indices(Part.TRAIN))).values());
            default ->
                throw new UserException(
                        "task (classification) must be one that " + dataset.name()
                                + " has answers for; it has no classes.",
                        "--task causal-lm, which learns from texts and outputs, or masked-lm.");
        };
    }

    private static Objective classes(Dataset dataset, TrainSpec spec, BaseModel base, Torch torch) {
        Question question = question(dataset);
        requireFits(spec, question);
        List<String> texts = dataset.texts(dataset.indices(Part.TRAIN));
        Classifier model = base.classifier(torch, question, texts, spec);
        try {
            if (question.kind() != Kind.SINGLE_LABEL) {
                return values(dataset, spec, model, question);
            }
            EncodedRows training = EncodedRows.of(dataset, Part.TRAIN, model, spec.maxTokens());
            EncodedRows validation = EncodedRows.of(dataset, Part.VALIDATION, model, spec.maxTokens());
            return new Objective(
                    model,
                    training,
                    new ClassValidation(model, validation, EVALUATION_BATCH),
                    dataset.labels().size(),
                    Guessing.among(dataset.labels().size(), "classes"));
        } catch (RuntimeException | Error failed) {
            model.close();
            throw failed;
        }
    }

    private static Objective values(Dataset dataset, TrainSpec spec, Classifier model, Question question) {
        ValuedRows training = ValuedRows.of(dataset, Part.TRAIN, model, spec.maxTokens());
        ValuedRows validation = ValuedRows.of(dataset, Part.VALIDATION, model, spec.maxTokens());
        boolean labels = question.kind() == Kind.MULTI_LABEL;
        return new Objective(
                model,
                training,
                labels
                        ? new LabelValidation(model, validation, EVALUATION_BATCH)
                        : new NumberValidation(model, validation, EVALUATION_BATCH),
                question.labels().size(),
                labels
                        ? Guessing.labels(training, validation)
                        : Guessing.mean(
                                training,
                                validation,
                                question.mean(),
                                model.network().head()));
    }

    /** What only makes sense of classes is refused where a number is learnt, rather than left out in silence. */
    private static void requireFits(TrainSpec spec, Question question) {
        if (question.kind() != Kind.REGRESSION) {
            return;
        }
        new Faults()
                .require(
                        spec.classWeights() == ClassWeights.NONE,
                        "class-weights",
                        spec.classWeights().name().toLowerCase(Locale.ROOT),
                        "none where a number is learnt: there are no classes",
                        "--class-weights none.")
                .require(
                        spec.labelSmoothing() == 0,
                        "label-smoothing",
                        spec.labelSmoothing(),
                        "0 where a number is learnt: there are no classes",
                        "--label-smoothing 0.")
                .require(
                        spec.focal() == 0,
                        "focal",
                        spec.focal(),
                        "0 where a number is learnt: there are no classes",
                        "--focal 0.")
                .throwIfAny();
    }

    private static Objective tokens(Dataset dataset, TrainSpec spec, BaseModel base, Torch torch) {
        LanguageModel model = base.languageModel(torch, spec);
        try {
            Examples training = LanguageRows.of(dataset, Part.TRAIN, model, spec);
            Examples validation = LanguageRows.of(dataset, Part.VALIDATION, model, spec);
            return new Objective(
                    model,
                    training,
                    new TokenValidation(model, validation, spec.batchSize(), spec.seed()),
                    model.tokens().size(),
                    Guessing.among(model.tokens().size(), "tokens"));
        } catch (RuntimeException | Error failed) {
            model.close();
            throw failed;
        }
    }
}
