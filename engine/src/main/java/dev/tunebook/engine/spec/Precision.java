package dev.tunebook.engine.spec;

/** The numbers that forward and backward computations are made with; weights and loss are always float32. */
public enum Precision {
    /** 32 bits. */
    @AlsoCalled("fp32")
    FLOAT32,
    /** 16 bits with float32's range: faster where the processor has it, with three significant digits. */
    @AlsoCalled("bf16")
    BFLOAT16
}
