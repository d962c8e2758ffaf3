package dev.tunebook.engine.model;

import dev.tunebook.engine.hub.Hub;
import dev.tunebook.engine.hub.Progress;
import dev.tunebook.engine.model.adapters.AdaptedFile;
import dev.tunebook.engine.model.adapters.AdapterFolder;
import dev.tunebook.engine.model.architectures.Config;
import dev.tunebook.engine.model.files.Checkpoint;
import dev.tunebook.engine.model.tokens.NgramTokens;
import dev.tunebook.engine.spec.Nearest;
import dev.tunebook.engine.spec.StoppedException;
import dev.tunebook.engine.spec.UserException;
import dev.tunebook.engine.torch.Torch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

/** The base models that Tunebook knows by name: one row each. */
public final class BaseModels {
    /** What training starts from when nothing is named. */
    static final String STANDARD = "tunebook/ngram-bag";

    private static final String OWNER = "tunebook/";

    private static final List<BaseModel> EMBEDDED = List.of(new ScratchModel(
            STANDARD,
            Config.of(Map.of("model_type", "ngram-bag", "hidden_size", 96)),
            texts -> NgramTokens.learn(texts, 40_000)));

    private BaseModels() {}

    /** The names that {@link #find} knows. */
    public static List<String> names() {
        return Stream.concat(EMBEDDED.stream().map(BaseModel::name), EmbeddedModels.names().stream())
                .toList();
    }

    /**
     * A base model by name, in a folder, or from the hub.
     *
     * @param name one of {@link #names()}, a folder, or {@code org/name[@revision]}
     * @param progress is told about what has to be fetched
     * @throws UserException when there is none of that name, it cannot be fetched, or the thread is interrupted
     */
    public static BaseModel find(String name, Progress progress) {
        return EMBEDDED.stream()
                .filter(model -> model.name().equals(name))
                .findFirst()
                .or(() -> EmbeddedModels.folder(name).map(folder -> new CheckpointModel(name, folder)))
                .orElseGet(() -> checkpoint(name, progress));
    }

    /**
     * A base model with adapters added to its weights, and with the head that they were trained with.
     *
     * @param adapter a folder in PEFT's layout
     * @throws UserException when it is none, its base model cannot be had, or nothing says which classes its head is of
     */
    public static TextModel merged(Torch torch, Path adapter, Progress progress) {
        AdapterFolder opened = AdapterFolder.open(adapter);
        if (opened.classifies() && !Files.exists(adapter.resolve(Checkpoint.CONFIG))) {
            throw new UserException(
                    "adapter (" + adapter + ") must have a config.json that names the classes of its head.",
                    "model.config.save_pretrained(…) in Python, where it was trained, with id2label.");
        }
        return CheckpointModel.adapted(adapter.toString(), opened, base(opened, progress))
                .whole(torch);
    }

    /**
     * A model that adapters were added to, without them: its base model's weights, up to rounding. What was trained whole
     * beside the adapters, such as a classifier's head, stays.
     *
     * @param merged a folder that {@link #merged} was saved in
     * @param adapter the adapters that are in it
     */
    public static TextModel unmerged(Torch torch, Path merged, Path adapter) {
        AdapterFolder opened = AdapterFolder.open(adapter);
        return new CheckpointModel(
                        merged.toString(), merged, () -> AdaptedFile.unmerged(Checkpoint.open(merged), opened))
                .whole(torch);
    }

    private static BaseModel checkpoint(String name, Progress progress) {
        boolean ours = name.startsWith(OWNER) || name.indexOf('/') < 0;
        if (ours && !Files.isDirectory(Path.of(name))) {
            throw new UserException(
                    "model (" + name + ") must be one of " + String.join(", ", names())
                            + ", the folder of a checkpoint, or org/name on the hub.",
                    Nearest.to(name.startsWith(OWNER) ? name : OWNER + name, names())
                            .map(near -> "model " + near + ".")
                            .orElse("%models, which lists what there is."));
        }
        try {
            Path folder = folder(name, progress);
            if (!AdapterFolder.isOne(folder)) {
                return new CheckpointModel(name, folder);
            }
            AdapterFolder adapter = AdapterFolder.open(folder);
            return CheckpointModel.adapted(name, adapter, base(adapter, progress));
        } catch (CancellationException interrupted) {
            throw new StoppedException(
                    "The download of " + name + " was interrupted; what came is kept.",
                    "run it again, and it goes on from there.",
                    interrupted);
        }
    }

    /** The folder of what adapters belong to: a model of ours, a folder, or one of the hub's. */
    private static Path base(AdapterFolder adapter, Progress progress) {
        String name = adapter.requireBase();
        return EmbeddedModels.folder(name).orElseGet(() -> folder(name, progress));
    }

    private static Path folder(String name, Progress progress) {
        return Hub.ofEnvironment().resolve(name, Path.of(""), progress).folder();
    }
}
