package dev.tunebook.engine.model.architectures;

import java.util.ArrayList;
import java.util.List;

/** Parameters being listed, with the initial values that the transformer families share. */
final class ParameterList {
    private final List<Parameter> parameters = new ArrayList<>();
    private final double deviation;

    /** Weights will be normal with the config's {@code initializer_range}. */
    ParameterList(Config config) {
        this.deviation = config.number("initializer_range", 0.02);
    }

    /** A matrix alone. */
    ParameterList weight(String name, long... shape) {
        parameters.add(Parameter.weight(name, deviation, shape));
        return this;
    }

    /** A vector of zeros. */
    ParameterList bias(String name, long size) {
        parameters.add(Parameter.bias(name, size));
        return this;
    }

    /** {@code name.weight} {@code [out, in]} and, if asked for, {@code name.bias}. */
    ParameterList linear(String name, long out, long in, boolean bias) {
        weight(name + ".weight", out, in);
        return bias ? bias(name + ".bias", out) : this;
    }

    /** {@code name.weight} of ones and, if asked for, {@code name.bias} of zeros. */
    ParameterList norm(String name, long size, boolean bias) {
        parameters.add(Parameter.scale(name + ".weight", size));
        return bias ? bias(name + ".bias", size) : this;
    }

    List<Parameter> list() {
        return List.copyOf(parameters);
    }
}
