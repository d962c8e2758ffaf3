package dev.tunebook.engine.train;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.evaluate.Metrics;
import dev.tunebook.engine.evaluate.Predictions;
import dev.tunebook.engine.model.BaseModel;
import dev.tunebook.engine.model.Classifier;
import dev.tunebook.engine.model.LanguageModel;
import dev.tunebook.engine.model.TextModel;
import dev.tunebook.engine.spec.Part;
import dev.tunebook.engine.spec.Task;
import dev.tunebook.engine.spec.TrainSpec;
import dev.tunebook.engine.spec.UserException;
import dev.tunebook.engine.torch.Torch;
import java.util.List;

/**
 * What a run trains, on what, and how it decides: a {@link TrainSpec}'s task made concrete for a dataset.
 *
 * @param model to be trained; whoever asked for the objective closes it
 * @param training rows
 * @param validation rows to decide by
 * @param choices how many answers there are to guess among: classes, or tokens
 * @param noun what the choices are called
 */
record Objective(TextModel model, Examples training, Validation validation, int choices, String noun) {
    private static final int EVALUATION_BATCH = 128;

    static Objective of(Dataset dataset, TrainSpec spec, BaseModel base, Torch torch) {
        Objective objective = spec.task() == Task.CLASSIFICATION
                ? classes(dataset, spec, base, torch)
                : tokens(dataset, spec, base, torch);
        objective.model().network().renew(spec.freshLayers(), spec.seed());
        return objective;
    }

    private static Objective classes(Dataset dataset, TrainSpec spec, BaseModel base, Torch torch) {
        if (dataset.labels().isEmpty()) {
            throw new UserException(
                    "task (classification) must be one that " + dataset.name() + " has answers for; it has no classes.",
                    "--task causal-lm, which learns from texts and outputs, or masked-lm.");
        }
        List<String> texts = dataset.texts(dataset.indices(Part.TRAIN));
        Classifier model = base.classifier(torch, dataset.labels(), texts, spec);
        try {
            EncodedRows training = EncodedRows.of(dataset, Part.TRAIN, model, spec.maxTokens());
            EncodedRows validation = EncodedRows.of(dataset, Part.VALIDATION, model, spec.maxTokens());
            return new Objective(
                    model,
                    training,
                    new ClassValidation(model, validation),
                    dataset.labels().size(),
                    "classes");
        } catch (RuntimeException | Error failed) {
            model.close();
            throw failed;
        }
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
                    "tokens");
        } catch (RuntimeException | Error failed) {
            model.close();
            throw failed;
        }
    }

    private record ClassValidation(Classifier model, EncodedRows rows) implements Validation {
        @Override
        public int size() {
            return rows.size();
        }

        @Override
        public Figures figures() throws InterruptedException {
            Scores scores = Scores.of(model, rows, EVALUATION_BATCH);
            Metrics metrics =
                    Metrics.of(new Predictions(model.labels(), rows.targets(), new float[0][], scores.predicted()));
            return new Figures(
                    scores.loss(), metrics.accuracy(), metrics.macro().f1());
        }
    }
}
