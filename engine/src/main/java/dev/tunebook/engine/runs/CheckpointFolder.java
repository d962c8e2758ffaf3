package dev.tunebook.engine.runs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tunebook.engine.files.Folder;
import dev.tunebook.engine.files.Sha256;
import dev.tunebook.engine.model.files.Safetensors;
import dev.tunebook.engine.model.files.SafetensorsWriter;
import dev.tunebook.engine.model.files.TensorFile;
import dev.tunebook.engine.spec.UserException;
import dev.tunebook.engine.train.Position;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One checkpoint: a folder with {@code position.json} and a safetensors file for each group of tensors.
 *
 * <p>It is written beside its place, forced to the disk, and renamed: it is there whole or not at all. {@code
 * position.json} has the SHA-256 of every other file, and the length that {@code events.jsonl} had.
 *
 * @param path of the folder
 * @param position where the run stood
 * @param eventBytes length of the event log at that time
 */
record CheckpointFolder(Path path, Position position, long eventBytes) {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String POSITION = "position.json";
    private static final String TENSORS = ".safetensors";

    static String name(long step) {
        return String.format(Locale.ROOT, "step-%09d", step);
    }

    static CheckpointFolder write(
            Path parent, Position position, long eventBytes, Map<String, List<SafetensorsWriter.Named>> tensors) {
        Path place = parent.resolve(name(position.step()));
        Path beside = parent.resolve("." + name(position.step()) + ".part");
        try {
            Folder.delete(beside);
            Files.createDirectories(beside);
            ObjectNode json = MAPPER.valueToTree(position);
            json.put("eventBytes", eventBytes);
            ObjectNode sums = json.putObject("sha256");
            for (Map.Entry<String, List<SafetensorsWriter.Named>> group : tensors.entrySet()) {
                Path file = beside.resolve(group.getKey() + TENSORS);
                SafetensorsWriter.write(file, group.getValue());
                sums.put(group.getKey() + TENSORS, Sha256.of(file));
            }
            RunFolder.at(beside).write(POSITION, json.toPrettyString());
            force(beside);
            Folder.delete(place);
            Files.move(beside, place, StandardCopyOption.ATOMIC_MOVE);
            force(parent);
        } catch (IOException refused) {
            discard(beside);
            throw RunFolder.cannotWrite(place, refused);
        } catch (UserException refused) {
            discard(beside);
            throw refused;
        }
        return new CheckpointFolder(place, position, eventBytes);
    }

    /**
     * Reads a checkpoint and verifies its checksums.
     *
     * @throws UserException that says what is wrong with it
     */
    static CheckpointFolder read(Path path) {
        try {
            JsonNode json = MAPPER.readTree(Files.readString(path.resolve(POSITION)));
            for (Map.Entry<String, JsonNode> sum : json.path("sha256").properties()) {
                if (!Sha256.of(path.resolve(sum.getKey())).equals(sum.getValue().asText())) {
                    throw broken(path, sum.getKey() + " has another checksum than it was written with", null);
                }
            }
            long eventBytes = json.required("eventBytes").asLong();
            ObjectNode position = ((ObjectNode) json).without(List.of("sha256", "eventBytes"));
            return new CheckpointFolder(path, MAPPER.treeToValue(position, Position.class), eventBytes);
        } catch (IOException | RuntimeException unreadable) {
            throw unreadable instanceof UserException said
                    ? said
                    : broken(path, "cannot be read: " + unreadable, unreadable);
        }
    }

    private static UserException broken(Path path, String problem, Exception cause) {
        return new UserException(
                "checkpoint (" + path.getFileName() + ") must be whole, but " + problem + ".",
                "an older checkpoint.",
                cause);
    }

    TensorFile tensors(String group) {
        return Safetensors.open(path.resolve(group + TENSORS));
    }

    private static void discard(Path folder) {
        try {
            Folder.delete(folder);
        } catch (IOException | UncheckedIOException kept) {
            // the first error matters more than files left beside
        }
    }

    /** Makes a folder's entries durable, on systems that can. */
    private static void force(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException notHere) {
            // Windows opens no folders; there the rename itself is all that can be had
        }
    }
}
