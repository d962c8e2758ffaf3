package dev.tunebook.engine.evaluate;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Golden values that other tools computed, from the shared data; tests skip where these are absent. */
public final class Golden {
    private Golden() {}

    public static Path path(String name) {
        String shared = System.getProperty("tunebook.shared", "../shared");
        Path path = Path.of(shared, "fixtures", "golden", name);
        assumeTrue(Files.isReadable(path), "skipped: no golden values at " + path + " (set -Dtunebook.shared=DIR)");
        return path;
    }

    public static JsonNode json(String name) {
        try {
            return new ObjectMapper().readTree(path(name).toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Stream<JsonNode> each(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    public static List<String> texts(JsonNode list) {
        return each(list).map(JsonNode::asText).toList();
    }

    public static int[] ints(JsonNode list) {
        return each(list).mapToInt(JsonNode::asInt).toArray();
    }

    public static double[] doubles(JsonNode list) {
        return each(list).mapToDouble(JsonNode::asDouble).toArray();
    }

    public static float[][] floats(JsonNode rows) {
        float[][] values = new float[rows.size()][];
        for (int row = 0; row < values.length; row++) {
            values[row] = new float[rows.get(row).size()];
            for (int column = 0; column < values[row].length; column++) {
                values[row][column] = rows.get(row).get(column).floatValue();
            }
        }
        return values;
    }

    public static boolean[] booleans(JsonNode list) {
        boolean[] values = new boolean[list.size()];
        IntStream.range(0, values.length).forEach(i -> values[i] = list.get(i).asInt() == 1);
        return values;
    }
}
