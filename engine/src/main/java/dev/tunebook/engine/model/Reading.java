package dev.tunebook.engine.model;

import dev.tunebook.engine.hub.Hub;
import dev.tunebook.engine.hub.Progress;
import dev.tunebook.engine.model.architectures.Architectures;
import dev.tunebook.engine.model.architectures.Config;
import dev.tunebook.engine.model.files.Checkpoint;
import dev.tunebook.engine.model.tokens.HubTokens;
import dev.tunebook.engine.model.tokens.NgramTokens;
import dev.tunebook.engine.model.tokens.Tokens;
import dev.tunebook.engine.spec.UserException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How a checkpoint reads texts, which is known without its weights.
 *
 * @param model its name, as the user gives it
 * @param tokens its own
 * @param positions the most ids that it reads; {@link Integer#MAX_VALUE} where nothing limits them, or it is not told
 */
public record Reading(String model, Tokens tokens, int positions) {
    /**
     * That of a checkpoint.
     *
     * @param name one that comes along, a folder, or {@code org/name[@revision]} on the hub
     * @param base that a relative folder starts at
     * @throws UserException when there is none, or it makes its tokens of training texts
     */
    public static Reading of(String name, Path base, Progress progress) {
        if (name.equals(BaseModels.STANDARD)) {
            throw new UserException(
                    "model (" + name + ") must have tokens of its own; it learns them from the training texts.",
                    "tunebook/encoder-mini.");
        }
        Path folder = EmbeddedModels.folder(name)
                .orElseGet(
                        () -> Hub.ofEnvironment().resolve(name, base, progress).folder());
        Tokens tokens =
                Files.exists(folder.resolve(NgramTokens.FILE)) ? NgramTokens.load(folder) : HubTokens.open(folder);
        return new Reading(name, tokens, positions(folder));
    }

    private static int positions(Path folder) {
        if (!Files.exists(folder.resolve(Checkpoint.CONFIG))) {
            return Integer.MAX_VALUE;
        }
        try {
            Config config = Config.parse(Checkpoint.CONFIG, Checkpoint.config(folder));
            return Architectures.of(config).positions(config);
        } catch (UserException unknown) {
            // what Tunebook cannot train may still lend its tokens
            return Integer.MAX_VALUE;
        }
    }
}
