package dev.tunebook.engine.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunebook.engine.spec.UserException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of every format that are damaged at random load whole or fail with a message; nothing else, and never a hang. */
class MalformedFilesTest {
    private static final String JSON =
            "{\"text\": \"where is my parcel\", \"intent\": \"parcel\"}\n{\"text\": \"please pay me back\", \"intent\": \"refund\"}\n"
                    .repeat(18);
    private static final String CHAT =
            "{\"messages\": [{\"role\": \"user\", \"content\": \"hi\"}, {\"role\": \"assistant\", \"content\": \"ho\"}]}\n"
                    .repeat(20);
    private static final String PROSE = "One paragraph here.\nIt goes on.\n\nAnd another.\n\n".repeat(10);

    /** A file of each format, whole. */
    private static final Map<String, byte[]> FILES = Map.of(
            "t.csv", utf8(CsvFolder.GOOD.repeat(3)),
            "t.tsv", utf8(CsvFolder.GOOD.replace(',', '\t').repeat(3)),
            "t.jsonl", utf8(JSON),
            "t.json", utf8("[" + JSON.strip().replace("}\n", "},\n") + "]"),
            "chat.jsonl", utf8(CHAT),
            "t.txt", utf8(PROSE),
            "t.csv.gz", Packed.gzip(CsvFolder.GOOD.repeat(3)),
            "t.zip", Packed.zip("t.csv", CsvFolder.GOOD.repeat(3), "README", "about"));

    private static final List<String> PIECES = List.of(
            "{",
            "}",
            "[",
            "[".repeat(100),
            "\\",
            "\\ud800",
            ":",
            "\n\n",
            "\"",
            "\"\"",
            ",",
            ";",
            "\t",
            "\n",
            "\r",
            "\r\n",
            "\0",
            "\ufeff",
            "x,y\n",
            " ",
            "a".repeat(50),
            "\u00e9",
            "🙂");

    @TempDir
    Path root;

    @Test
    void loadWholeOrFailWithAMessage() {
        fuzz(0, 100);
    }

    @Test
    @Tag("slow")
    void loadWholeOrFailWithAMessageAThousandTimes() {
        fuzz(100, 1_100);
    }

    private void fuzz(int from, int to) {
        CsvFolder folder = new CsvFolder(root);
        int failed = 0;
        List<String> names = FILES.keySet().stream().sorted().toList();
        for (int seed = from; seed < to; seed++) {
            String name = names.get(seed % names.size());
            folder.with(name, damaged(FILES.get(name), new SplittableRandom(seed)));
            failed += loads(folder, name, seed) ? 0 : 1;
        }
        assertThat(failed)
                .as("damage that is damage, and damage that is not")
                .isBetween((to - from) / 5, to - from - 5);
    }

    private static boolean loads(CsvFolder folder, String name, int seed) {
        return Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> {
                    try {
                        Dataset dataset = folder.load(spec ->
                                spec.path(name).maxCell(300).label(name.startsWith("chat") ? "label" : "intent"));
                        assertThat(dataset.card().rows()).isEqualTo(dataset.size());
                        assertThat(dataset.sources().get(0).rows())
                                .isEqualTo(dataset.size() + dataset.leftOut().size());
                        return true;
                    } catch (UserException told) {
                        assertThat(told.getMessage())
                                .as("seed %d", seed)
                                .containsAnyOf("t.", name, "split (", "label (")
                                .containsPattern("\nMaybe \\S")
                                .doesNotContain("null", "\0", "Exception");
                        return false;
                    }
                },
                "seed " + seed);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] damaged(byte[] whole, SplittableRandom random) {
        byte[] bytes = whole.clone();
        for (int damages = 1 + random.nextInt(4); damages > 0; damages--) {
            int at = random.nextInt(bytes.length);
            byte[] piece = switch (random.nextInt(8)) {
                case 0 -> new byte[] {(byte) random.nextInt(256)};
                case 1 -> new byte[0];
                default -> PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.UTF_8);
            };
            int cut = Math.min(bytes.length, at + random.nextInt(4));
            byte[] damaged = new byte[at + piece.length + bytes.length - cut];
            System.arraycopy(bytes, 0, damaged, 0, at);
            System.arraycopy(piece, 0, damaged, at, piece.length);
            System.arraycopy(bytes, cut, damaged, at + piece.length, bytes.length - cut);
            bytes = damaged;
        }
        return bytes;
    }
}
