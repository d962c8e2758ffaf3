package dev.tunebook.engine.torch;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import java.nio.Buffer;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;

/** Owns the native memory of the tensors made in it, and frees it when closed. */
public final class Scope implements AutoCloseable {
    private final PtNDManager arrays;

    Scope(PtNDManager arrays) {
        this.arrays = arrays;
    }

    PtNDManager arrays() {
        return arrays;
    }

    /** A scope inside this one, closed at the latest with it. */
    public Scope inner() {
        return new Scope((PtNDManager) arrays.newSubManager());
    }

    /** A float32 tensor. */
    public Tensor floats(float[] values, long... shape) {
        return make(FloatBuffer.wrap(values), DataType.FLOAT32, shape);
    }

    /** An int64 tensor. */
    public Tensor longs(long[] values, long... shape) {
        return make(LongBuffer.wrap(values), DataType.INT64, shape);
    }

    /** A float32 tensor of zeros. */
    public Tensor zeros(long... shape) {
        return new Tensor((PtNDArray) arrays.zeros(new Shape(shape), DataType.FLOAT32));
    }

    private Tensor make(Buffer values, DataType type, long... shape) {
        return new Tensor(arrays.create(values, new Shape(shape), type));
    }

    @Override
    public void close() {
        arrays.close();
    }
}
