package dev.tunebook.kernel.jupyter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OutputCapTest {
    @Test
    void dropsWhatIsBeyondTheCapAndSaysSoOnce() {
        OutputCap cap = new OutputCap(10);
        Object cell = new Object();
        assertThat(cap.count(cell, 4)).isEqualTo(new OutputCap.Verdict(true, null));
        assertThat(cap.count(cell, 6).notice()).contains("The rest of this cell's output is dropped");
        assertThat(cap.count(cell, 1)).isEqualTo(new OutputCap.Verdict(false, null));
        assertThat(cap.count(new Object(), 1)).isEqualTo(new OutputCap.Verdict(true, null));
    }

    @Test
    void warnsOnceBeforeTheCap() {
        OutputCap cap = new OutputCap(0);
        Object cell = new Object();
        assertThat(cap.count(cell, (int) OutputCap.WARNING_CHARS).notice()).contains("has printed more than");
        assertThat(cap.count(cell, 1)).isEqualTo(new OutputCap.Verdict(true, null));
    }
}
