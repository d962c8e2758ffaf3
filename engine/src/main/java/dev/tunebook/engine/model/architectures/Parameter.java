package dev.tunebook.engine.model.architectures;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * One tensor that a model learns.
 *
 * @param name as in the checkpoint
 * @param shape its dimensions
 * @param initial its values before training, where no checkpoint gives them
 * @param decays whether weight decay applies: not to biases and norms
 * @param frozen whether training leaves it as it is
 */
public record Parameter(String name, long[] shape, Initial initial, boolean decays, boolean frozen) {
    /** A parameter that is trained. */
    public Parameter(String name, long[] shape, Initial initial, boolean decays) {
        this(name, shape, initial, decays, false);
    }

    /** The same, to be left as it is. */
    public Parameter asFrozen() {
        return new Parameter(name, shape, initial, decays, true);
    }

    /** How values are made up. */
    public sealed interface Initial {
        /** All the same. */
        record Constant(float value) implements Initial {}

        /** Independent and uniform between −bound and bound. */
        record Uniform(double bound) implements Initial {}

        /** Independent and normal around 0. */
        record Normal(double deviation) implements Initial {}
    }

    /** A weight matrix or embedding, normal around 0. */
    public static Parameter weight(String name, double deviation, long... shape) {
        return new Parameter(name, shape, new Initial.Normal(deviation), true);
    }

    /** A bias or a norm's shift: zeros, exempt from decay. */
    public static Parameter bias(String name, long size) {
        return new Parameter(name, new long[] {size}, new Initial.Constant(0), false);
    }

    /** A norm's scale: ones, exempt from decay. */
    public static Parameter scale(String name, long size) {
        return new Parameter(name, new long[] {size}, new Initial.Constant(1), false);
    }

    /** Number of elements. */
    public long size() {
        return Arrays.stream(shape).reduce(1, Math::multiplyExact);
    }

    /** Made-up values, in row-major order. */
    public float[] values(RandomGenerator random) {
        float[] values = new float[Math.toIntExact(size())];
        if (initial instanceof Initial.Normal normal) {
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (random.nextGaussian() * normal.deviation());
            }
        } else if (initial instanceof Initial.Uniform uniform) {
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) ((2 * random.nextDouble() - 1) * uniform.bound());
            }
        } else if (initial instanceof Initial.Constant constant) {
            Arrays.fill(values, constant.value());
        }
        return values;
    }
}
