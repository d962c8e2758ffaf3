package dev.tunebook.engine.model;

import dev.tunebook.engine.model.architectures.Architectures;
import dev.tunebook.engine.model.architectures.Config;
import dev.tunebook.engine.model.files.Checkpoint;
import dev.tunebook.engine.model.tokens.Tokens;
import dev.tunebook.engine.spec.UserException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A network and the tokens around it: what is trained, saved and asked. */
public sealed interface TextModel extends AutoCloseable permits Classifier, LanguageModel {
    /** What it computes with. */
    Network network();

    /** How texts become ids. */
    Tokens tokens();

    /** The same model with weights of its own, equal to these. */
    TextModel copy();

    /** Its {@code config.json}. */
    Config config();

    /** Its config with the class that Transformers reads it as. */
    private Config described() {
        return Architectures.of(config())
                .className(network().head())
                .map(name -> config().with("architectures", List.of(name)))
                .orElse(config());
    }

    /** Writes {@code config.json}, {@code model.safetensors} and the tokens' files into a folder. */
    default void save(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.writeString(
                    folder.resolve(Checkpoint.CONFIG), described().inFloat32().json());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        tokens().save(folder);
        network().save(folder.resolve(Checkpoint.WEIGHTS));
    }

    /**
     * Writes adapters alone, in PEFT's layout, with {@code config.json} and the tokens' files beside them.
     *
     * @param base folder or hub's name of the model that they belong to
     * @throws UserException when it has no adapters
     */
    default void saveAdapters(Path folder, String base) {
        network().saveAdapters(folder, base);
        try {
            Files.writeString(folder.resolve(Checkpoint.CONFIG), described().json());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        tokens().save(folder);
    }

    /** The most ids that the model has positions for. */
    default int positions() {
        return Architectures.of(network().config()).positions(network().config());
    }

    @Override
    default void close() {
        network().close();
    }
}
