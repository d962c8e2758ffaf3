package dev.tunebook.engine.quality;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.tunebook.engine.data.SharedData;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Confident learning on published probabilities of the 25,000 reviews of IMDB's test set, against the votes of five
 * people on each of 1,310 that others had flagged; 725 of them were wrong: fewer than three voted for the label.
 */
class PublishedProbabilitiesTest {
    private static final int ROWS = 25_000;

    private final BitSet voted = new BitSet();
    private final BitSet wrong = new BitSet();

    @Test
    void moreThanHalfOfWhatIsFlaggedIsWrongByHumanVote() throws IOException {
        Path folder = SharedData.folder("labelnoise-imdb-cleanlab");
        ByteBuffer given = numbers(folder.resolve("imdb_test_set_original_labels.npy"));
        ByteBuffer published = numbers(folder.resolve("imdb_test_set_pyx.npy"));
        ConfidentLearning learning = new ConfidentLearning(
                IntStream.range(0, ROWS).map(row -> given.getShort(2 * row)).toArray(),
                IntStream.range(0, ROWS)
                        .mapToObj(row -> new float[] {
                            (float) published.getDouble(16 * row), (float) published.getDouble(16 * row + 8)
                        })
                        .toArray(float[][]::new));
        votes(folder);
        assertThat(voted.cardinality()).isEqualTo(1_310);
        assertThat(wrong.cardinality()).isEqualTo(725);

        // the published flags are those by noise rate: 1,310, of which 55% are wrong
        assertThat(learning.byNoiseRate().cardinality()).isBetween(1_300, 1_310);
        assertThat(precision(learning.byNoiseRate())).isBetween(.55, .56);
        // what both ways of looking name is fewer, and surer
        assertThat(learning.suspects().cardinality()).isEqualTo(1_076);
        assertThat(and(learning.suspects(), voted)).isEqualTo(1_076);
        assertThat(and(learning.suspects(), wrong)).isEqualTo(613);
    }

    private double precision(BitSet flagged) {
        return and(flagged, wrong) / (double) and(flagged, voted);
    }

    private static int and(BitSet one, BitSet other) {
        BitSet both = (BitSet) one.clone();
        both.and(other);
        return both.cardinality();
    }

    private void votes(Path folder) throws IOException {
        JsonNode names = new ObjectMapper()
                .readTree(folder.resolve("imdb_test_set_index_to_filename.json").toFile());
        Map<String, Integer> places = new HashMap<>();
        IntStream.range(0, ROWS)
                .forEach(row -> places.put("test/" + names.get(row).asText(), row));
        try (CsvReader<NamedCsvRecord> reader =
                CsvReader.builder().ofNamedCsvRecord(folder.resolve("imdb_flagged_with_human_votes.csv"))) {
            for (NamedCsvRecord each : reader) {
                int row = places.get(each.getField("id") + ".txt");
                voted.set(row);
                wrong.set(row, Integer.parseInt(each.getField("votes_given")) < 3);
            }
        }
    }

    /** The numbers of a NumPy file, behind its header. */
    private static ByteBuffer numbers(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        return bytes.position(10 + bytes.getShort(8)).slice().order(ByteOrder.LITTLE_ENDIAN);
    }
}
