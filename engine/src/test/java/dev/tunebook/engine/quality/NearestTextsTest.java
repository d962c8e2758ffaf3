package dev.tunebook.engine.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTextsTest {
    private static final List<String> MANY =
            List.of("my card was charged twice", "where is my parcel", "please reset my password", "where is my card");

    @Test
    void findsTheTextWithTheRarestWordsInCommon() {
        List<NearestTexts.Nearest> nearest =
                NearestTexts.find(List.of("the parcel, where is it", "password reset"), MANY.size(), MANY::get);

        assertThat(nearest.get(0).index()).isEqualTo(1);
        assertThat(nearest.get(1).index()).isEqualTo(2);
    }

    @Test
    void theSameTextIsAsSimilarAsCanBe() {
        NearestTexts.Nearest same = NearestTexts.find(List.of("Where is my card"), MANY.size(), MANY::get)
                .get(0);

        assertThat(same.index()).isEqualTo(3);
        assertThat(same.similarity()).isCloseTo(1, within(1e-6));
    }

    @Test
    void saysWhenNoWordIsShared() {
        assertThat(NearestTexts.find(List.of("xyzzy", ""), MANY.size(), MANY::get))
                .containsExactly(new NearestTexts.Nearest(-1, 0), new NearestTexts.Nearest(-1, 0));
    }
}
