package dev.tunebook.engine.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CheckPagesTest {
    @Test
    void everyCheckHasAPageAndEveryPageACheck() {
        assertThat(CheckPages.all().pages())
                .extracting(CheckPages.Page::name)
                .containsExactlyElementsOf(
                        Arrays.stream(Checks.every()).map(Check::name).toList());
        assertThat(CheckPages.all().pages()).allSatisfy(page -> {
            assertThat(page.why()).endsWith(".");
            assertThat(page.paragraphs()).hasSizeGreaterThanOrEqualTo(2);
            assertThat(page.paragraphs()).allSatisfy(text -> assertThat(text).doesNotContain("{@", "<p>"));
        });
    }

    @Test
    void saysTheNearestNameOfACheckThatIsNone() {
        assertThatThrownBy(() -> CheckPages.of("leaked-text"))
                .hasMessageStartingWith("check (leaked-text) must be one of leaked-texts, conflicting-labels, ")
                .hasMessageEndingWith("Maybe leaked-texts.");
    }
}
