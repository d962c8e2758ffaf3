package dev.tunebook.engine.runs;

import dev.tunebook.engine.files.Folder;
import dev.tunebook.engine.model.files.SafetensorsWriter;
import dev.tunebook.engine.spec.Checkpoints;
import dev.tunebook.engine.spec.TrainSpec;
import dev.tunebook.engine.spec.UserException;
import dev.tunebook.engine.train.Keeper;
import dev.tunebook.engine.train.Position;
import dev.tunebook.engine.train.TrainEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The checkpoints of one run: writes them, keeps as many as its options say, finds the one to go on from. */
final class CheckpointKeeper implements Keeper {
    private static final long LONGEST_PAUSE_NANOS = 600_000_000_000L;

    private final RunFolder folder;
    private final Path path;
    private final TrainSpec spec;
    private final int mostEpochs;
    private final List<Position> written = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private Optional<Kept> kept = Optional.empty();
    private long lastNanos = System.nanoTime();

    /**
     * Keeps nothing yet.
     *
     * @param mostEpochs after which the run pauses
     */
    CheckpointKeeper(RunFolder folder, TrainSpec spec, int mostEpochs) {
        this.mostEpochs = mostEpochs;
        this.folder = folder;
        this.path = folder.path().resolve("checkpoints");
        this.spec = spec;
    }

    /**
     * Finds the newest whole checkpoint, and sets the event log back to where it was then.
     *
     * @return how many bytes of the event log count
     */
    long resume() {
        for (Path each : newestFirst()) {
            try {
                CheckpointFolder found = CheckpointFolder.read(each);
                long bestStep = found.position().bestStep();
                CheckpointFolder best =
                        bestStep == 0 || bestStep == found.position().step()
                                ? found
                                : CheckpointFolder.read(path.resolve(CheckpointFolder.name(bestStep)));
                List<TrainEvent> events = folder.events().read(found.eventBytes());
                written.add(found.position());
                kept = Optional.of(new Kept(found.position(), events, found::tensors, best::tensors));
                return found.eventBytes();
            } catch (UserException broken) {
                problems.add(broken.problem());
            }
        }
        return 0;
    }

    /** What was wrong with newer checkpoints than the one that is used. */
    List<String> problems() {
        return problems;
    }

    @Override
    public Optional<Kept> kept() {
        return kept;
    }

    @Override
    public boolean isDue(Position position) {
        boolean byStep = spec.checkpointEvery() > 0 && position.step() % spec.checkpointEvery() == 0;
        return spec.checkpoints() != Checkpoints.NONE
                && (byStep || System.nanoTime() - lastNanos > LONGEST_PAUSE_NANOS);
    }

    @Override
    public boolean isEnough(int epoch) {
        return epoch >= mostEpochs;
    }

    @Override
    public void keep(Position position, Map<String, List<SafetensorsWriter.Named>> tensors) {
        if (spec.checkpoints() == Checkpoints.NONE) {
            return;
        }
        lastNanos = System.nanoTime();
        Uninterrupted.run(() -> {
            CheckpointFolder.write(path, position, folder.events().force(), tensors);
            written.removeIf(earlier -> earlier.step() == position.step());
            written.add(position);
            deleteAllBut(needed(2));
        });
    }

    /** Lets go of what a run that is complete does not need any more. */
    void complete() {
        switch (spec.checkpoints()) {
            case LAST -> deleteAllBut(Set.of());
            case BEST -> deleteAllBut(needed(1));
            case NONE, ALL -> {}
        }
    }

    /** The last ones, and those that they call best. */
    private Set<String> needed(int last) {
        Set<String> names = new HashSet<>();
        for (Position position : written.subList(Math.max(0, written.size() - last), written.size())) {
            names.add(CheckpointFolder.name(position.step()));
            names.add(CheckpointFolder.name(position.bestStep()));
        }
        return names;
    }

    private void deleteAllBut(Set<String> names) {
        if (spec.checkpoints() == Checkpoints.ALL) {
            return;
        }
        try {
            for (Path each : newestFirst()) {
                if (!names.contains(each.getFileName().toString())) {
                    Folder.delete(each);
                }
            }
            if (names.isEmpty()) {
                Folder.delete(path);
            }
        } catch (IOException refused) {
            throw RunFolder.cannotWrite(path, refused);
        }
    }

    private List<Path> newestFirst() {
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(path)) {
            return all.filter(each -> each.getFileName().toString().matches("step-\\d{9,}"))
                    .sorted(Collections.reverseOrder(
                            Comparator.comparing(each -> each.getFileName().toString())))
                    .toList();
        } catch (IOException unreadable) {
            throw new UserException(
                    path + " cannot be read: " + unreadable.getMessage() + ".", "allow reading.", unreadable);
        }
    }
}
