package dev.tunebook.engine.runs;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.model.TextModel;
import dev.tunebook.engine.spec.Nearest;
import dev.tunebook.engine.spec.RunsSpec;
import dev.tunebook.engine.spec.SpecJson;
import dev.tunebook.engine.spec.TrainSpec;
import dev.tunebook.engine.spec.UserException;
import dev.tunebook.engine.torch.Torch;
import dev.tunebook.engine.train.TrainEvent;
import dev.tunebook.engine.train.Trainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

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
        return trainUntil(Integer.MAX_VALUE, name, dataset, spec, listener);
    }

    /**
     * As {@link #train}, and pauses after an epoch as an interrupt would.
     *
     * @param epoch from 1; the schedule is that of the whole run
     */
    public Run trainUntil(int epoch, String name, Dataset dataset, TrainSpec spec, Consumer<TrainEvent> listener) {
        if (!name.matches("[\\p{L}_][\\p{L}\\p{N}_.-]*")) {
            throw new UserException(
                    "run (" + name + ") must be a name of letters, digits, underscores, dots and hyphens.", "run1.");
        }
        Torch torch = Torch.start(spec.device(), spec.threads());
        String id = newId(name);
        Path path = root.resolve(id);
        try (RunFolder folder = RunFolder.create(path)) {
            folder.write("spec.json", SpecJson.write(spec));
            folder.writeJson("dataset.json", describe(dataset));
            folder.writeJson("environment.json", Environment.describe(torch, root));
            return fit(folder, name, dataset, spec, new CheckpointKeeper(folder, spec, epoch), listener);
        }
    }

    /**
     * Goes on with a run that was interrupted or whose process ended, from its newest whole checkpoint; a run without
     * one begins again. On a CPU, weights and numbers become those of a run that was never stopped.
     *
     * @param dataset what it was trained on; its content must be the same
     * @param listener is told what had happened already, then every event as it happens
     * @throws UserException when it is complete or in training, or when the data have changed
     */
    public Run resume(RunRecord run, Dataset dataset, Consumer<TrainEvent> listener) {
        return resumeUntil(Integer.MAX_VALUE, run, dataset, listener);
    }

    /** As {@link #resume}, and pauses after an epoch as an interrupt would. */
    public Run resumeUntil(int epoch, RunRecord run, Dataset dataset, Consumer<TrainEvent> listener) {
        requireResumable(run, dataset);
        try (RunFolder folder = RunFolder.at(run.folder())) {
            folder.claim();
            CheckpointKeeper keeper = new CheckpointKeeper(folder, run.spec(), epoch);
            folder.events().truncate(keeper.resume());
            return fit(folder, run.name(), dataset, run.spec(), keeper, listener);
        }
    }

    private static void requireResumable(RunRecord run, Dataset dataset) {
        if (run.state() == RunRecord.State.COMPLETED || run.state() == RunRecord.State.EARLY_STOPPED) {
            throw new UserException(
                    "run (" + run.name() + ") must be one that did not end by itself; it is complete.",
                    "%train with more --epochs, or %train --model "
                            + run.folder().resolve("model") + ", which starts from its weights.");
        }
        if (!dataset.fingerprint().equals(run.fingerprint())) {
            throw new UserException(
                    "dataset (" + dataset.name() + ") must be what " + run.name()
                            + " was trained on; its rows, labels or parts have changed since.",
                    "restore " + run.datasetSpec().path() + ", or train a new run.");
        }
    }

    /** On the threads and the device of the run's environment, whatever this process would choose. */
    private Run fit(
            RunFolder folder,
            String name,
            Dataset dataset,
            TrainSpec spec,
            CheckpointKeeper keeper,
            Consumer<TrainEvent> listener) {
        HeldModel.freeUnheld();
        List<TrainEvent> events = new ArrayList<>();
        keeper.kept().ifPresent(kept -> events.addAll(kept.events()));
        events.forEach(listener);
        Consumer<TrainEvent> all = event -> {
            events.add(event);
            folder.events().append(event);
            listener.accept(event);
        };
        keeper.problems()
                .forEach(problem -> all.accept(new TrainEvent.Warned(
                        events.isEmpty() ? 0 : events.get(events.size() - 1).seconds(),
                        problem,
                        "an older checkpoint is used; nothing is lost but time.")));
        JsonNode environment = folder.readJson("environment.json");
        TrainSpec there = spec.threads(environment.path("threads").asInt())
                .device(environment.path("device").asText());
        TextModel model = Trainer.fit(dataset, there, all, keeper);
        try {
            Uninterrupted.run(() -> save(model, folder, spec, events, keeper));
        } catch (RuntimeException | Error failed) {
            // nobody gets this run, so that nobody else could free its weights
            model.close();
            throw failed;
        }
        return new Run(folder.path().getFileName().toString(), name, folder.path(), dataset, spec, events, model);
    }

    private static void save(
            TextModel model, RunFolder folder, TrainSpec spec, List<TrainEvent> events, CheckpointKeeper keeper) {
        model.save(folder.model());
        if (spec.loraRank() > 0) {
            model.saveAdapters(folder.path().resolve(Run.ADAPTER), spec.model());
        }
        TrainEvent.Finished end = (TrainEvent.Finished) events.get(events.size() - 1);
        if (end.ending() == TrainEvent.Ending.COMPLETED || end.ending() == TrainEvent.Ending.EARLY_STOPPED) {
            keeper.complete();
        }
    }

    /** All runs, the oldest first; folders that are no run's are left alone. */
    public List<RunRecord> list() {
        return folders().stream().map(RunRecord::read).toList();
    }

    private List<Path> folders() {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(root)) {
            return folders.filter(folder -> RunRecord.isId(folder.getFileName().toString()))
                    .filter(folder -> Files.exists(folder.resolve("environment.json")))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UserException(
                    root + " cannot be read: " + unreadable.getMessage() + ".", "allow reading.", unreadable);
        }
    }

    /** The names of all runs, the newest first, each once; without reading a run. */
    public List<String> names() {
        return ids("").stream().map(RunRecord::nameIn).distinct().toList();
    }

    /** The ids of the runs of a name, the newest first; of all runs when the name is empty. */
    public List<String> ids(String name) {
        return folders().stream()
                .map(folder -> folder.getFileName().toString())
                .filter(id -> name.isEmpty() || RunRecord.nameIn(id).equals(name))
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    /** Those of the runs that are asked for, the newest first. */
    public RunList list(RunsSpec spec) {
        return RunList.of(this, spec);
    }

    /**
     * The newest run of a name, or the run of an id.
     *
     * @throws UserException when there is none
     */
    public RunRecord find(String nameOrId) {
        List<RunRecord> all = list();
        List<String> names = all.stream().map(RunRecord::name).distinct().toList();
        return all.stream()
                .filter(run -> run.name().equals(nameOrId) || run.id().equals(nameOrId))
                .reduce((older, newer) -> newer)
                .orElseThrow(() -> new UserException(
                        "run (" + nameOrId + ") must be one of those in " + root + ".",
                        names.isEmpty()
                                ? "%train DATASET --as " + nameOrId + " first."
                                : Nearest.maybe(nameOrId, names)));
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
