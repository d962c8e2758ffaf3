package dev.tunebook.engine.runs;

import dev.tunebook.engine.hub.Progress;
import dev.tunebook.engine.model.BaseModels;
import dev.tunebook.engine.model.TextModel;
import dev.tunebook.engine.spec.UserException;
import dev.tunebook.engine.torch.Torch;
import java.nio.file.Path;
import java.util.function.Function;

/** Adapters in folders of their own, put into their base model for good and taken out again. */
public final class Adapters {
    private Adapters() {}

    /**
     * Writes adapters and their base model as one model, which needs no adapters any more.
     *
     * @param adapter a folder in PEFT's layout
     * @param target a folder that is empty or not there yet
     * @throws UserException when the target is neither, or the base model cannot be had
     */
    public static void merge(Path adapter, Path target) {
        write(target, torch -> BaseModels.merged(torch, adapter, Progress.NONE));
    }

    /**
     * Takes adapters out of a model that they were merged into, up to rounding; what was trained whole beside them, such as
     * a classifier's head, stays.
     *
     * @param merged the model's folder
     * @param adapter the adapters' folder
     * @param target a folder that is empty or not there yet
     * @throws UserException when the target is neither, or the adapters are another model's
     */
    public static void unmerge(Path merged, Path adapter, Path target) {
        write(target, torch -> BaseModels.unmerged(torch, merged, adapter));
    }

    private static void write(Path target, Function<Torch, TextModel> opened) {
        Saving.into(target, () -> {
            try (TextModel model = opened.apply(Torch.start("cpu", 0))) {
                model.save(target);
            }
        });
    }
}
