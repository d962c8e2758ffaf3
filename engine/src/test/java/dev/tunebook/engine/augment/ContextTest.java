package dev.tunebook.engine.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunebook.engine.spec.UserException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Replacement by a masked language model; the shared one has random weights, so what it says makes no sense. */
class ContextTest {
    private static Path model(String name) {
        Path folder = Path.of(System.getProperty("tunebook.shared", "../shared"), "fixtures", "parity", name);
        Assumptions.assumeTrue(Files.isDirectory(folder), "skipped: no checkpoint at " + folder);
        return folder;
    }

    @Test
    void replacesWordsByWordsAndLeavesTheRest() {
        String text = "The film was a GREAT success on 12 May, 2003!";
        try (Context context = new Context(model("distilbert").toString(), .4)) {
            Set<String> made = new HashSet<>();
            for (int seed = 0; seed < 6; seed++) {
                context.augment(text, new Random(seed)).ifPresent(made::add);
                assertThat(context.augment(text, new Random(seed))).isEqualTo(context.augment(text, new Random(seed)));
            }
            assertThat(made).isNotEmpty().allSatisfy(changed -> {
                assertThat(changed.split(" ")).hasSameSizeAs(text.split(" "));
                assertThat(changed.replaceAll("[\\p{L}\\s]", "")).isEqualTo("12,2003!");
            });
            assertThat(context.augment("12 !!", new Random(1))).isEmpty();
        }
    }

    @Test
    void asksForAModelThatFillsMasks() {
        String causal = model("gpt2").toString();
        assertThatThrownBy(() -> new Context(causal, .1)).isInstanceOf(UserException.class);
    }
}
