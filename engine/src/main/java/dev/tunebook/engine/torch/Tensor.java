package dev.tunebook.engine.torch;

import ai.djl.pytorch.engine.PtNDArray;

/** A tensor in native memory that its {@link Scope} owns. */
public final class Tensor {
    private final PtNDArray array;

    Tensor(PtNDArray array) {
        this.array = array;
    }

    PtNDArray array() {
        return array;
    }

    /** Its shape. */
    public long[] shape() {
        return array.getShape().getShape();
    }

    /** Number of elements. */
    public long size() {
        return array.getShape().size();
    }

    /** Its values, copied, in row-major order; the tensor must be float32. */
    public float[] floats() {
        return Gate.PROCESS.inside(array::toFloatArray);
    }

    /** A copy that another scope owns. */
    public Tensor copyTo(Scope scope) {
        return scope.floats(floats(), shape());
    }
}
