package dev.tunebook.engine.train;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.model.LanguageModel;
import dev.tunebook.engine.spec.Part;
import dev.tunebook.engine.spec.Task;
import dev.tunebook.engine.spec.TrainSpec;
import dev.tunebook.engine.spec.UserException;
import java.nio.charset.StandardCharsets;

/** The rows of a dataset's part as a language model reads them: blocks of texts, or inputs with outputs. */
final class LanguageRows {
    private LanguageRows() {}

    /** Texts are laid end to end and cut into blocks; only what a causal model is to answer is kept row by row. */
    static Examples of(Dataset dataset, Part part, LanguageModel model, TrainSpec spec) {
        int most = Math.min(spec.maxTokens(), model.positions());
        if (most < 8) {
            throw new UserException(
                    "max-tokens (" + most + ") must be at least 8 for a language model.", "--max-tokens 128.");
        }
        if (spec.task() == Task.MASKED_LM) {
            return MaskedBlocks.of(dataset.texts(dataset.indices(part)), model, most, spec.maskRate());
        }
        return dataset.hasOutputs()
                ? Answers.of(dataset, part, model, most)
                : CausalBlocks.of(dataset.texts(dataset.indices(part)), model, most);
    }

    /** Length of a text in UTF-8. */
    static long bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
