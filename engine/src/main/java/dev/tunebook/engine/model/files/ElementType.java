package dev.tunebook.engine.model.files;

import java.util.Arrays;
import java.util.List;

/** The types of numbers that a checkpoint's tensors hold, by their names in safetensors. */
public enum ElementType {
    BOOL(8),
    F4(4),
    F6_E2M3(6),
    F6_E3M2(6),
    U8(8),
    I8(8),
    F8_E5M2(8),
    F8_E4M3(8),
    F8_E8M0(8),
    I16(16),
    U16(16),
    F16(16),
    BF16(16),
    I32(32),
    U32(32),
    F32(32),
    C64(64),
    F64(64),
    I64(64),
    U64(64);

    private final int bits;

    ElementType(int bits) {
        this.bits = bits;
    }

    /** Bits of one number. */
    public int bits() {
        return bits;
    }

    /** Whether {@link TensorFile#floats} can turn it into float32. */
    public boolean readable() {
        return this == F32 || this == F16 || this == BF16 || this == F64;
    }

    /** The names of all types. */
    static List<String> names() {
        return Arrays.stream(values()).map(Enum::name).toList();
    }
}
