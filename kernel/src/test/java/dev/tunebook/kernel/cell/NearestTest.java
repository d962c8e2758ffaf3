package dev.tunebook.kernel.cell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
    private static final List<String> NAMES = List.of("train", "evaluate", "predict", "lr-find");

    @Test
    void findsWhatWasMeant() {
        assertThat(Nearest.to("trian", NAMES)).contains("train");
        assertThat(Nearest.to("evalute", NAMES)).contains("evaluate");
        assertThat(Nearest.to("lrfind", NAMES)).contains("lr-find");
    }

    @Test
    void findsNothingFarAway() {
        assertThat(Nearest.to("unicorn", NAMES)).isEmpty();
        assertThat(Nearest.to("x", List.of())).isEmpty();
    }
}
