package dev.tunebook.engine.torch;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import com.sun.jna.Memory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.Consumer;

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
        return make(
                values.length,
                DataType.FLOAT32,
                shape,
                buffer -> buffer.asFloatBuffer().put(values));
    }

    /** An int64 tensor. */
    public Tensor longs(long[] values, long... shape) {
        return make(
                values.length,
                DataType.INT64,
                shape,
                buffer -> buffer.asLongBuffer().put(values));
    }

    /** A float32 tensor of zeros. */
    public Tensor zeros(long... shape) {
        return new Tensor((PtNDArray) arrays.zeros(new Shape(shape), DataType.FLOAT32));
    }

    /**
     * By way of memory that is given back at once. On the CPU a tensor that DJL makes of a buffer keeps its values there,
     * and the garbage collector alone would free them, whenever it runs.
     */
    private Tensor make(int values, DataType type, long[] shape, Consumer<ByteBuffer> fill) {
        return Gate.PROCESS.inside(() -> copied((long) values * type.getNumOfBytes(), type, shape, fill));
    }

    private Tensor copied(long bytes, DataType type, long[] shape, Consumer<ByteBuffer> fill) {
        try (Memory staging = new Memory(Math.max(1, bytes))) {
            ByteBuffer buffer = staging.getByteBuffer(0, bytes).order(ByteOrder.nativeOrder());
            fill.accept(buffer);
            try (PtNDArray borrowed = arrays.create(buffer, new Shape(shape), type)) {
                return new Tensor((PtNDArray) borrowed.duplicate());
            }
        }
    }

    @Override
    public void close() {
        arrays.close();
    }
}
