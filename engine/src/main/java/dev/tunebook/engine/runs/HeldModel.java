package dev.tunebook.engine.runs;

import dev.tunebook.engine.hub.Progress;
import dev.tunebook.engine.model.BaseModels;
import dev.tunebook.engine.model.Classifier;
import dev.tunebook.engine.model.TextModel;
import dev.tunebook.engine.spec.Task;
import dev.tunebook.engine.spec.TrainSpec;
import dev.tunebook.engine.torch.Torch;
import java.lang.ref.Cleaner;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The weights of a run in memory, read from its folder when they are needed; apart from the run, which they must not know,
 * so that they are freed when nobody holds it any more.
 */
final class HeldModel {
    private static final Cleaner CLEANER = Cleaner.create();
    private static final AtomicInteger IN_MEMORY = new AtomicInteger();

    private final Path saved;
    private final TrainSpec spec;
    private TextModel model;

    /** Holds a model for an owner: once nobody reaches that any more, the model is closed. */
    HeldModel(Object owner, Path saved, TrainSpec spec, TextModel model) {
        this.saved = saved;
        this.spec = spec;
        this.model = model;
        IN_MEMORY.incrementAndGet();
        CLEANER.register(owner, this::free);
    }

    /**
     * Has the weights freed of runs that nobody holds any more, such as that which a name was bound to before. Whether
     * somebody does, only the collector knows; it is asked where there may be such a run.
     */
    static void freeUnheld() {
        if (IN_MEMORY.get() > 1) {
            System.gc();
        }
        Torch.releaseDevices();
    }

    synchronized TextModel get() {
        if (model == null) {
            model = load();
            IN_MEMORY.incrementAndGet();
        }
        return model;
    }

    synchronized boolean isInMemory() {
        return model != null;
    }

    synchronized void free() {
        if (model != null) {
            model.close();
            model = null;
            IN_MEMORY.decrementAndGet();
            Torch.releaseDevices();
        }
    }

    private TextModel load() {
        Torch torch = Torch.start(spec.device(), spec.threads());
        return spec.task() == Task.CLASSIFICATION
                ? Classifier.load(torch, saved)
                : BaseModels.find(saved.toString(), Progress.NONE)
                        .languageModel(torch, TrainSpec.defaults().task(spec.task()));
    }
}
