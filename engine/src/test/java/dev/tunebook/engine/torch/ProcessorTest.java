package dev.tunebook.engine.torch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessorTest {
    @Test
    void readsItsAbilitiesAsLinuxTellsThem() {
        assertThat(Processor.multipliesBfloat16("processor\t: 0\nflags\t\t: fpu avx2 avx512_bf16 sha_ni\n"))
                .contains(true);
        assertThat(Processor.multipliesBfloat16("flags\t\t: fpu avx2 amx_bf16\n"))
                .contains(true);
        assertThat(Processor.multipliesBfloat16("Features\t: fp asimd bf16 i8mm\n"))
                .contains(true);
        assertThat(Processor.multipliesBfloat16("processor\t: 0\nflags\t\t: fpu avx2 avx512f\nbugs\t: bf16\n"))
                .contains(false);
        assertThat(Processor.multipliesBfloat16("Features\t: fp asimd\n")).contains(false);
        assertThat(Processor.multipliesBfloat16("model name\t: some\n"))
                .as("where nothing is told")
                .isEmpty();
    }
}
