package dev.tunebook.engine.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunebook.engine.spec.UserException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are damaged at random load whole or fail with a message; nothing else, and never a hang. */
class MalformedFilesTest {
    private static final List<String> PIECES = List.of(
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
        for (int seed = from; seed < to; seed++) {
            folder.with("t.csv", damaged(new SplittableRandom(seed)));
            failed += loads(folder, seed) ? 0 : 1;
        }
        assertThat(failed)
                .as("damage that is damage, and damage that is not")
                .isBetween((to - from) / 5, to - from - 5);
    }

    private static boolean loads(CsvFolder folder, int seed) {
        return Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> {
                    try {
                        Dataset dataset = folder.load(spec -> spec.maxCell(300));
                        assertThat(dataset.card().rows()).isEqualTo(dataset.size());
                        assertThat(dataset.sources().get(0).rows())
                                .isEqualTo(dataset.size() + dataset.leftOut().size());
                        return true;
                    } catch (UserException told) {
                        assertThat(told.getMessage())
                                .as("seed %d", seed)
                                .containsAnyOf("t.csv", "split (")
                                .containsPattern("\nMaybe \\S")
                                .doesNotContain("null", "\0", "Exception");
                        return false;
                    }
                },
                "seed " + seed);
    }

    private static byte[] damaged(SplittableRandom random) {
        byte[] bytes = CsvFolder.GOOD.repeat(3).getBytes(StandardCharsets.UTF_8);
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
