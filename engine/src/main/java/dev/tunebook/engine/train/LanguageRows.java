package dev.tunebook.engine.train;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.model.LanguageModel;
import dev.tunebook.engine.spec.Kind;
import dev.tunebook.engine.spec.Part;
import dev.tunebook.engine.spec.Task;
import dev.tunebook.engine.spec.TrainSpec;
import dev.tunebook.engine.spec.UserException;
import java.nio.charset.StandardCharsets;

/** The rows of a dataset's part as a language model reads them: blocks of texts, inputs with outputs, conversations. */
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
        return switch (dataset.kind()) {
            case INPUT_OUTPUT -> Answers.of(dataset, part, model, most);
            case CHAT -> Conversations.of(dataset, part, model, spec, most);
            default -> CausalBlocks.of(dataset.texts(dataset.indices(part)), model, most);
        };
    }

    /** Whether a causal model reads a dataset row by row, since only a part of each row is to be said. */
    static boolean hasAnswers(Dataset dataset) {
        return dataset.kind() == Kind.INPUT_OUTPUT || dataset.kind() == Kind.CHAT;
    }

    /** Bytes in UTF-8 of what a model is to say of a row. */
    static long bytes(Dataset dataset, int row, TrainSpec spec) {
        if (spec.task() == Task.CAUSAL_LM && dataset.kind() == Kind.CHAT) {
            return Conversations.bytes(dataset, row, spec.turns());
        }
        return bytes(dataset.hasOutputs() ? dataset.output(row) : dataset.text(row));
    }

    /** Length of a text in UTF-8. */
    static long bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
