package dev.tunebook.engine.runs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.files.Sha256;
import dev.tunebook.engine.spec.Part;
import dev.tunebook.engine.spec.UserException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * How often the same rows were looked at, by which runs: {@code looks.jsonl} beside the runs, one line a look.
 *
 * @param times all looks, this one included
 * @param runs different runs that were looked at
 */
public record Looks(int times, int runs) {
    /** From so many runs on, the best of them is noticeably lucky. */
    static final int MANY_RUNS = 5;

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String FILE = "looks.jsonl";

    /** Notes that a run was judged by a part of a dataset, and counts the looks at the same rows. */
    public static Looks note(Run run, Dataset dataset, Part part) {
        return note(run.folder().getParent(), fingerprint(dataset, part), part.toString(), run.id());
    }

    /** SHA-256 of the rows' texts and labels: the same for any dataset that has this part. */
    private static String fingerprint(Dataset dataset, Part part) {
        MessageDigest digest = Sha256.digest();
        for (int row : dataset.indices(part)) {
            digest.update(dataset.text(row).getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            digest.update(dataset.target(row).shown().getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 1);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /**
     * Notes a look and counts those at the same rows.
     *
     * @param store the folder that holds the ledger
     * @param rows what tells these rows from any others
     */
    static Looks note(Path store, String rows, String part, String runId) {
        Path ledger = store.resolve(FILE);
        try {
            ObjectNode line = MAPPER.createObjectNode()
                    .put("time", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString())
                    .put("rows", rows)
                    .put("part", part)
                    .put("run", runId);
            Files.writeString(ledger, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            return count(Files.readAllLines(ledger), rows);
        } catch (IOException refused) {
            throw new UserException(
                    ledger + " cannot be written: " + refused.getMessage() + ".",
                    "free some space there, or allow writing.",
                    refused);
        }
    }

    /** A line that cannot be read, such as one of a killed process, is no look. */
    private static Looks count(List<String> lines, String rows) {
        int times = 0;
        Set<String> runs = new HashSet<>();
        for (String line : lines) {
            try {
                JsonNode look = MAPPER.readTree(line);
                if (look.path("rows").asText().equals(rows)) {
                    times++;
                    runs.add(look.path("run").asText());
                }
            } catch (IOException broken) {
                continue;
            }
        }
        return new Looks(times, runs.size());
    }

    /** How often these rows were looked at, from the second time on. */
    Optional<String> note() {
        return times < 2
                ? Optional.empty()
                : Optional.of("These test rows were looked at %d times, for %d %s."
                        .formatted(times, runs, runs == 1 ? "run" : "runs"));
    }

    /**
     * What to say when many runs were judged by the same test rows.
     *
     * @param margin half the width of accuracy's interval
     */
    Optional<String> warning(double margin) {
        if (runs < MANY_RUNS) {
            return Optional.empty();
        }
        // the best of n equal systems is about sqrt(2 ln n) standard errors above their true figure
        double luck = Math.sqrt(2 * Math.log(runs)) * margin / 1.96;
        return Optional.of(String.format(
                Locale.ROOT,
                "These test rows were looked at %d times, for %d runs. The best of so many may owe up to %.3f of its "
                        + "accuracy to luck: choose by --on validation, and look here once.",
                times,
                runs,
                luck));
    }
}
