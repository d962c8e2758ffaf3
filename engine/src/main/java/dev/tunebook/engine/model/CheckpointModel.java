package dev.tunebook.engine.model;

import dev.tunebook.engine.model.architectures.Config;
import dev.tunebook.engine.model.architectures.Head;
import dev.tunebook.engine.model.files.Safetensors;
import dev.tunebook.engine.model.tokens.HubTokens;
import dev.tunebook.engine.model.tokens.NgramTokens;
import dev.tunebook.engine.model.tokens.Tokens;
import dev.tunebook.engine.spec.UserException;
import dev.tunebook.engine.torch.Torch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A model in a folder as the Hugging Face hub has them: {@code config.json}, {@code model.safetensors}, a tokenizer.
 *
 * @param name as the user gives it
 * @param folder where its files are
 */
record CheckpointModel(String name, Path folder) implements BaseModel {
    @Override
    public boolean startsFromNothing() {
        return false;
    }

    /** Its own head is kept when it tells the same classes apart; else the head is new. */
    @Override
    public Classifier classifier(Torch torch, List<String> labels, List<String> trainingTexts, long seed) {
        Config config = config();
        boolean same = labels.equals(labels(config));
        Network network = Network.load(
                torch, Classifier.labelled(config, labels), Head.classes(labels.size()), weights(), !same, seed);
        return new Classifier(network, tokens(), labels);
    }

    /** The classifier that was saved here, with its own head. */
    Classifier saved(Torch torch) {
        Config config = config();
        List<String> labels = labels(config);
        Network network = Network.load(torch, config, Head.classes(labels.size()), weights(), false, 0);
        return new Classifier(network, tokens(), labels);
    }

    private Config config() {
        try {
            return Config.parse("config.json", Files.readString(folder.resolve("config.json")));
        } catch (IOException unreadable) {
            throw new UserException(
                    folder + " must hold a readable config.json: " + unreadable.getMessage() + ".",
                    "the folder of a checkpoint, which holds config.json and model.safetensors.",
                    unreadable);
        }
    }

    private static List<String> labels(Config config) {
        return IntStream.range(0, config.get("id2label").size())
                .mapToObj(id -> config.get("id2label").path(String.valueOf(id)).asText())
                .toList();
    }

    private Safetensors weights() {
        return Safetensors.open(folder.resolve("model.safetensors"));
    }

    private Tokens tokens() {
        try {
            return Files.exists(folder.resolve(NgramTokens.FILE)) ? NgramTokens.load(folder) : HubTokens.open(folder);
        } catch (IOException unreadable) {
            throw new UserException(
                    folder + " must hold a readable tokenizer: " + unreadable.getMessage() + ".",
                    "fetch the checkpoint again.",
                    unreadable);
        }
    }
}
