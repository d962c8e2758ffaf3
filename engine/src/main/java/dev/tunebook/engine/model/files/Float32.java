package dev.tunebook.engine.model.files;

import java.nio.ByteBuffer;

/** Conversions between float32 and the other floating-point types of a checkpoint, little-endian. */
final class Float32 {
    private Float32() {}

    /** Reads as many values as the buffer holds into an array. */
    static void read(ElementType type, ByteBuffer bytes, float[] into, int at) {
        switch (type) {
            case F32 -> bytes.asFloatBuffer().get(into, at, bytes.remaining() / Float.BYTES);
            case F16 -> {
                for (int i = at; bytes.hasRemaining(); i++) {
                    into[i] = ofHalf(bytes.getShort());
                }
            }
            case BF16 -> {
                for (int i = at; bytes.hasRemaining(); i++) {
                    into[i] = Float.intBitsToFloat(bytes.getShort() << 16);
                }
            }
            case F64 -> {
                for (int i = at; bytes.hasRemaining(); i++) {
                    into[i] = (float) bytes.getDouble();
                }
            }
            default -> throw new IllegalArgumentException(type + " is not readable");
        }
    }

    /** The value of an IEEE 754 binary16. */
    static float ofHalf(short half) {
        int sign = (half & 0x8000) << 16;
        int exponent = half >>> 10 & 0x1F;
        int fraction = half & 0x3FF;
        if (exponent == 0) {
            float magnitude = fraction * 0x1p-24f;
            return sign == 0 ? magnitude : -magnitude;
        }
        int wide = exponent == 0x1F ? 0xFF : exponent + 112;
        return Float.intBitsToFloat(sign | wide << 23 | fraction << 13);
    }

    /** The nearest bfloat16, ties to even; a NaN stays one. */
    static short toBrain(float value) {
        int bits = Float.floatToRawIntBits(value);
        if (Float.isNaN(value)) {
            return (short) (bits >>> 16 | 0x40);
        }
        return (short) (bits + 0x7FFF + (bits >>> 16 & 1) >>> 16);
    }
}
