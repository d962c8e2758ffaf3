package dev.tunebook.engine.train.parity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tunebook.engine.model.architectures.Head;
import dev.tunebook.engine.spec.Task;
import dev.tunebook.engine.spec.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** The reference's numbers, {@code expected.json}, opened up where the comparison needs it. */
record Expected(JsonNode json) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    static Expected read(Path file) {
        try {
            return new Expected(MAPPER.readTree(Files.readString(file)));
        } catch (IOException unreadable) {
            throw new UserException(
                    file + " must be a readable JSON file: " + unreadable.getMessage() + ".",
                    "write it again.",
                    unreadable);
        }
    }

    /**
     * Refuses a reference that leaves out something that is to be compared, or writes it in another way.
     *
     * @param width logits of a row
     * @throws UserException with everything that is missing
     */
    void requireWhole(Head head, int width) {
        List<String> faults = new ArrayList<>();
        int rows = json.path("input_ids").size();
        require(faults, rows > 0 && allArrays("input_ids", rows), "input_ids, rows of ids");
        require(faults, allArrays("attention_mask", rows) && masksFit(), "attention_mask, as long as input_ids");
        require(
                faults,
                head.classifies() ? json.path("labels").size() == rows : allArrays("labels", rows),
                "labels, one " + (head.classifies() ? "class" : "row of ids") + " for each row");
        String logits = head.classifies() ? "logits" : "last_token_logits";
        require(faults, allOfWidth(logits, rows, width), logits + ", " + width + " numbers for each row");
        require(faults, json.path("loss").isNumber(), "loss, a number");
        require(faults, !json.path("grad_l2_norms").isEmpty(), "grad_l2_norms, a number for each parameter");
        require(faults, head.task() != Task.CAUSAL_LM || continues(), "greedy, with prompt_ids and new_ids");
        require(faults, trains(), "training, with weight_decay, clip_global_norm and steps");
        require(
                faults,
                texts().isEmpty() || (texts().size() == rows && maxLength() > 0),
                "texts, one for each row, with max_length");
        if (!faults.isEmpty()) {
            throw new UserException("expected.json must have " + String.join("; ", faults) + ".", "write it again.");
        }
    }

    private static void require(List<String> faults, boolean fine, String what) {
        if (!fine) {
            faults.add(what);
        }
    }

    private boolean allArrays(String name, int rows) {
        return json.path(name).size() == rows && all(json.path(name), row -> all(row, JsonNode::isIntegralNumber));
    }

    private boolean allOfWidth(String name, int rows, int width) {
        return json.path(name).size() == rows
                && all(json.path(name), row -> row.size() == width && all(row, JsonNode::isNumber));
    }

    private boolean masksFit() {
        for (int i = 0; i < json.path("input_ids").size(); i++) {
            JsonNode mask = json.path("attention_mask").path(i);
            if (mask.size() != json.path("input_ids").path(i).size()
                    || Arrays.stream(ints(mask)).sum() == 0) {
                return false;
            }
        }
        return true;
    }

    private boolean continues() {
        JsonNode greedy = json.path("greedy");
        return !greedy.isEmpty()
                && all(
                        greedy,
                        one -> !one.path("prompt_ids").isEmpty()
                                && !one.path("new_ids").isEmpty());
    }

    private boolean trains() {
        JsonNode training = json.path("training");
        return training.path("weight_decay").isNumber()
                && training.path("clip_global_norm").isNumber()
                && !training.path("steps").isEmpty()
                && all(
                        training.path("steps"),
                        step -> step.path("learning_rate").isNumber()
                                && step.path("loss").isNumber()
                                && step.path("grad_norm").isNumber());
    }

    private static boolean all(JsonNode array, Predicate<JsonNode> fits) {
        for (JsonNode element : array) {
            if (!fits.test(element)) {
                return false;
            }
        }
        return array.isArray();
    }

    List<String> texts() {
        List<String> texts = new ArrayList<>();
        json.path("texts").forEach(text -> texts.add(text.asText()));
        return texts;
    }

    int maxLength() {
        return json.path("max_length").asInt();
    }

    /** The ids of each text without their padding. */
    List<int[]> rows() {
        List<int[]> rows = new ArrayList<>();
        for (int i = 0; i < json.path("input_ids").size(); i++) {
            int length =
                    Arrays.stream(ints(json.path("attention_mask").path(i))).sum();
            rows.add(Arrays.copyOf(ints(json.path("input_ids").path(i)), length));
        }
        return rows;
    }

    /** Targets row by row: one class id each, or an id or −100 for each place. */
    long[][] labels() {
        List<long[]> rows = new ArrayList<>();
        for (JsonNode row : json.path("labels")) {
            rows.add(row.isArray() ? MAPPER.convertValue(row, long[].class) : new long[] {row.asLong()});
        }
        return rows.toArray(long[][]::new);
    }

    float[][] floats(String name) {
        return MAPPER.convertValue(json.path(name), float[][].class);
    }

    static int[] ints(JsonNode array) {
        return MAPPER.convertValue(array, int[].class);
    }
}
