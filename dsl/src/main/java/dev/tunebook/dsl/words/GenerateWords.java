package dev.tunebook.dsl.words;

import dev.tunebook.dsl.views.LiveGeneration;
import dev.tunebook.engine.model.Generation;
import dev.tunebook.engine.model.LanguageModel;
import dev.tunebook.engine.runs.Run;
import dev.tunebook.engine.spec.GenerateSpec;
import dev.tunebook.engine.spec.UserException;
import dev.tunebook.kernel.extension.Notebook;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The word {@code generate}: a language model goes on with a text. */
public final class GenerateWords {
    private GenerateWords() {}

    /** How a run goes on with a text, token by token the likeliest. */
    public static Generation generate(Run run, String prompt) {
        return generate(run, UnaryOperator.identity(), prompt);
    }

    /** How a run goes on with a text; a notebook shows it as it grows, and an interrupt ends it early. */
    public static Generation generate(Run run, UnaryOperator<GenerateSpec> options, String prompt) {
        GenerateSpec spec = options.apply(GenerateSpec.defaults().prompt(prompt));
        return shown(spec, listener -> run.generate(spec, listener));
    }

    /** How a model goes on with a text, token by token the likeliest. */
    public static Generation generate(String model, String prompt) {
        return generate(model, UnaryOperator.identity(), prompt);
    }

    /**
     * How a model goes on with a text.
     *
     * @param model the folder of a checkpoint, or {@code org/name[@revision]} on the hub
     */
    public static Generation generate(String model, UnaryOperator<GenerateSpec> options, String prompt) {
        GenerateSpec spec = options.apply(GenerateSpec.defaults().prompt(prompt));
        Path folder = Words.folder().resolve(model);
        String place = Files.isDirectory(folder) ? folder.toString() : model;
        return shown(spec, listener -> LanguageModel.generate(model, place, spec, listener));
    }

    private static Generation shown(GenerateSpec spec, Function<Consumer<Generation>, Generation> work) {
        if (spec.prompt().isBlank()) {
            throw new UserException("prompt () must be a text to go on with.", "\"Once upon a time\".");
        }
        LiveGeneration live = LiveGeneration.in(Notebook.current());
        return Words.cooperatively(() -> {
            Generation generation = work.apply(live);
            live.finish(generation);
            return generation;
        });
    }
}
