package dev.tunebook.engine.runs;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tunebook.engine.model.files.Checkpoint;
import dev.tunebook.engine.spec.DatasetSpec;
import dev.tunebook.engine.spec.SpecJson;
import dev.tunebook.engine.spec.TrainSpec;
import dev.tunebook.engine.train.TrainEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the files of a run say, without its weights.
 *
 * @param folder where they are
 * @param spec the options it was trained with
 * @param dataset what it was trained on: name, fingerprint, options, sources
 * @param environment versions, device, machine, code
 * @param events everything that happened
 * @param state whether it runs, and how it ended
 */
public record RunRecord(
        Path folder, TrainSpec spec, JsonNode dataset, JsonNode environment, List<TrainEvent> events, State state) {
    private static final int TIME_LENGTH = "yyyyMMdd-HHmmss-".length();
    private static final int CHANCE_LENGTH = "-0000".length();

    /** Whether a run goes on, and how it ended. */
    public enum State {
        /** A process trains it now. */
        TRAINING,
        /** Its process ended before the run did. */
        BROKEN_OFF,
        COMPLETED,
        EARLY_STOPPED,
        INTERRUPTED,
        DIVERGED
    }

    static RunRecord read(Path path) {
        RunFolder folder = RunFolder.at(path);
        List<TrainEvent> events = folder.events().read(Long.MAX_VALUE);
        return new RunRecord(
                path,
                SpecJson.read(TrainSpec.class, folder.read("spec.json")),
                folder.readJson("dataset.json"),
                folder.readJson("environment.json"),
                events,
                state(folder, events));
    }

    private static State state(RunFolder folder, List<TrainEvent> events) {
        if (RunLock.isClaimed(folder.path())) {
            return State.TRAINING;
        }
        boolean ended = !events.isEmpty() && events.get(events.size() - 1) instanceof TrainEvent.Finished;
        // the weights are what is written last
        if (!ended || !Files.exists(folder.model().resolve(Checkpoint.WEIGHTS))) {
            return State.BROKEN_OFF;
        }
        TrainEvent.Finished last = (TrainEvent.Finished) events.get(events.size() - 1);
        return State.valueOf(last.ending().name());
    }

    /** Unique in its store, for ever. */
    public String id() {
        return folder.getFileName().toString();
    }

    /** What the user called it. */
    public String name() {
        return nameIn(id());
    }

    /** The name that is part of an id. */
    static String nameIn(String id) {
        return id.substring(TIME_LENGTH, id.length() - CHANCE_LENGTH);
    }

    /** Whether {@link RunStore#resume} can go on with it. */
    public boolean isUnfinished() {
        return state == State.BROKEN_OFF || state == State.INTERRUPTED;
    }

    /** The options that its dataset was loaded with. */
    public DatasetSpec datasetSpec() {
        return SpecJson.read(DatasetSpec.class, dataset.path("options").toString());
    }

    /** What its dataset was called. */
    public String datasetName() {
        return dataset.path("name").asText();
    }

    /** The last event of a kind. */
    public <E extends TrainEvent> Optional<E> last(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).reduce((earlier, later) -> later);
    }

    /** The epoch whose weights are kept, or the best so far. */
    public Optional<TrainEvent.Evaluated> best() {
        return events.stream()
                .filter(TrainEvent.Evaluated.class::isInstance)
                .map(TrainEvent.Evaluated.class::cast)
                .filter(TrainEvent.Evaluated::best)
                .reduce((earlier, later) -> later);
    }

    /** The fingerprint of its dataset. */
    public String fingerprint() {
        return dataset.path("fingerprint").asText();
    }

    static boolean isId(String name) {
        return name.matches("\\d{8}-\\d{6}-.+-[0-9a-f]{4}");
    }
}
