package dev.tunebook.engine.train;

import dev.tunebook.engine.model.files.SafetensorsWriter;
import dev.tunebook.engine.model.files.TensorFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Keeps where a run stands, so that another process can go on from there as if nothing had happened. */
public interface Keeper {
    /** Keeps nothing. */
    Keeper NONE = new Keeper() {
        @Override
        public Optional<Kept> kept() {
            return Optional.empty();
        }

        @Override
        public boolean isDue(Position position) {
            return false;
        }

        @Override
        public boolean isEnough(int epoch) {
            return false;
        }

        @Override
        public void keep(Position position, Map<String, List<SafetensorsWriter.Named>> tensors) {
            // as its name says
        }
    };

    /**
     * What was kept.
     *
     * @param position where the run stood
     * @param events up to there
     * @param tensors the groups that {@link Keeper#keep} was given, by name
     * @param best the groups as they were at {@link Position#bestStep}, by name
     */
    record Kept(
            Position position,
            List<TrainEvent> events,
            Function<String, TensorFile> tensors,
            Function<String, TensorFile> best) {}

    /** From where to go on; empty for a run from its start. */
    Optional<Kept> kept();

    /** Whether it is time to keep something; asked after every step. */
    boolean isDue(Position position);

    /** Whether the run pauses after an epoch, to go on another time; asked after every epoch. */
    boolean isEnough(int epoch);

    /**
     * Keeps where a run stands: called when it is due, after every epoch, and when the run is interrupted.
     *
     * @param tensors groups of tensors by the group's name; their values are asked for during this call
     * @throws dev.tunebook.engine.spec.UserException when it cannot be kept; what was kept before is unharmed then
     */
    void keep(Position position, Map<String, List<SafetensorsWriter.Named>> tensors);
}
