package dev.tunebook.engine.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TextsTest {
    private static final List<String> HARD =
            List.of("", "plain", "caf\u00e9", "\ud83d\ude42", "half \ud83d of a pair", "\0", "line\nline");

    private static Texts of(long mostBytes, List<String> texts) {
        Texts made = new Texts(mostBytes);
        made.addAll(texts);
        return made.done();
    }

    @Test
    void givesBackWhatItTookInMemoryOrNot() {
        List<String> many = new ArrayList<>();
        IntStream.range(0, 3000).forEach(i -> many.add(HARD.get(i % HARD.size()) + i));
        for (long mostBytes : new long[] {0, 57, 5_000, 1L << 40}) {
            Texts texts = of(mostBytes, many);
            assertThat(texts.isOnDisk()).isEqualTo(mostBytes < 1L << 40);
            assertThat(texts).as("%d bytes in memory", mostBytes).isEqualTo(many);
        }
    }

    @Test
    void selectsAndJoinsWithoutBringingThemIntoMemory() {
        Texts texts = of(0, HARD);
        List<String> some = Texts.select(texts, new int[] {5, 1, 1, 4});
        assertThat(some).containsExactly("\0", "plain", "plain", "half \ud83d of a pair");
        assertThat(Texts.select(some, new int[] {3, 0})).containsExactly("half \ud83d of a pair", "\0");
        assertThat(Texts.concatenated(List.of(some, List.of("last"))))
                .hasSize(5)
                .endsWith("last");
    }

    @Test
    void keepsTextsReadableWhateverInterrupts() {
        Texts texts = of(0, HARD);
        Thread.currentThread().interrupt();
        try {
            assertThat(texts.get(2)).isEqualTo("caf\u00e9");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(texts.get(1)).isEqualTo("plain");
    }
}
