package dev.tunebook.engine.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StopTextsTest {
    @Test
    void cutsAtTheFirstStopTextEvenWhenItComesInPieces() {
        StopTexts text = new StopTexts(List.of("END", "\n\n"));
        assertThat(text.add("one E")).isFalse();
        assertThat(text.add("N")).isFalse();
        assertThat(text.add("D two\n\n")).isTrue();
        assertThat(text.whole()).isEqualTo("one ");
    }

    @Test
    void holdsBackWhatMayBecomeAStopText() {
        StopTexts text = new StopTexts(List.of("END"));
        text.add("one E");
        assertThat(text.sure()).isEqualTo("one ");
        text.add("N");
        assertThat(text.sure()).isEqualTo("one ");
        text.add("X");
        assertThat(text.sure()).isEqualTo("one ENX");
    }

    @Test
    void letsEverythingPassWithoutStopTexts() {
        StopTexts text = new StopTexts(List.of());
        assertThat(text.add("anything")).isFalse();
        assertThat(text.sure()).isEqualTo("anything").isEqualTo(text.whole());
    }
}
