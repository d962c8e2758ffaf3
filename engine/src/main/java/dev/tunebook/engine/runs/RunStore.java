package dev.tunebook.engine.runs;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.model.Classifier;
import dev.tunebook.engine.spec.SpecJson;
import dev.tunebook.engine.spec.TrainSpec;
import dev.tunebook.engine.spec.UserException;
import dev.tunebook.engine.torch.Torch;
import dev.tunebook.engine.train.TrainEvent;
import dev.tunebook.engine.train.Trainer;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A folder of runs: plain files that are readable without Tunebook. */
public final class RunStore {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path root;

    private RunStore(Path root) {
        this.root = root;
    }

    /** The store of a notebook: {@code .tunebook/runs} in its folder, made when the first run begins. */
    public static RunStore in(Path folder) {
        return new RunStore(folder.resolve(".tunebook").resolve("runs"));
    }

    /** The folder that holds one folder per run. */
    public Path root() {
        return root;
    }

    /**
     * Trains a model and keeps a record of it. Ends early, with the best weights so far, when the thread is
     * interrupted; the thread's interrupt flag is then cleared.
     *
     * @param name what the user calls it; letters, digits, underscores, dots and hyphens
     * @param listener is told every event as it happens, on the calling thread
     * @throws UserException when the options, the data or the disk do not allow it
     */
    public Run train(String name, Dataset dataset, TrainSpec spec, Consumer<TrainEvent> listener) {
        if (!name.matches("[\\p{L}_][\\p{L}\\p{N}_.-]*")) {
            throw new UserException(
                    "run (" + name + ") must be a name of letters, digits, underscores, dots and hyphens.", "run1.");
        }
        Torch torch = Torch.start(spec.device(), spec.threads());
        String id = newId(name);
        Path path = root.resolve(id);
        List<TrainEvent> events = new ArrayList<>();
        try (RunFolder folder = RunFolder.create(path)) {
            folder.write("spec.json", SpecJson.write(spec));
            folder.writeJson("dataset.json", describe(dataset));
            folder.writeJson("environment.json", Environment.describe(torch, root));
            Classifier model = Trainer.fit(dataset, spec, event -> {
                events.add(event);
                folder.append(event);
                listener.accept(event);
            });
            Run run = new Run(id, name, path, dataset, spec, events, model);
            model.save(folder.model());
            return run;
        }
    }

    /** Time, name and chance: sorts by time and never comes twice. */
    private static String newId(String name) {
        return TIME.format(ZonedDateTime.now(ZoneOffset.UTC)) + "-" + name + "-"
                + String.format("%04x", RANDOM.nextInt(0x10000));
    }

    private static Map<String, Object> describe(Dataset dataset) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("name", dataset.name());
        facts.put("fingerprint", dataset.fingerprint());
        facts.put("rows", dataset.size());
        facts.put("labels", dataset.labels());
        facts.put("sources", dataset.sources());
        facts.put("leftOut", dataset.leftOut().size());
        facts.put("options", SpecJson.tree(dataset.spec()));
        return facts;
    }
}
