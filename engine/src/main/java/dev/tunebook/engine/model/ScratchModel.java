package dev.tunebook.engine.model;

import dev.tunebook.engine.model.architectures.Architectures;
import dev.tunebook.engine.model.architectures.Config;
import dev.tunebook.engine.model.architectures.Head;
import dev.tunebook.engine.model.tokens.Tokens;
import dev.tunebook.engine.spec.Task;
import dev.tunebook.engine.spec.TrainSpec;
import dev.tunebook.engine.torch.Torch;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * A model that starts from nothing: made-up weights, and tokens learned from the training texts.
 *
 * @param name as the user gives it
 * @param config without the size of the vocabulary
 * @param tokens learns tokens from texts
 */
record ScratchModel(String name, Config config, Function<List<String>, Tokens> tokens) implements BaseModel {
    @Override
    public boolean startsFromNothing() {
        return true;
    }

    @Override
    public Classifier classifier(Torch torch, Question question, List<String> trainingTexts, TrainSpec spec) {
        Tokens learned = tokens.apply(trainingTexts);
        Config whole = config.with("vocab_size", learned.size());
        Head head = NumberScale.head(question, whole);
        Tuning tuning = Tuning.of(spec);
        Weights weights = Weights.initial(torch, tuning.parameters(Architectures.of(whole), whole, head), spec.seed());
        return new Classifier(new Network(torch, whole, head, weights, tuning), learned, question.labels());
    }

    @Override
    public LanguageModel languageModel(Torch torch, TrainSpec spec) {
        throw Network.noHead(config, spec.task(), Set.of(Task.CLASSIFICATION));
    }
}
