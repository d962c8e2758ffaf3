package dev.tunebook.engine.model;

import dev.tunebook.engine.model.architectures.Architecture;
import dev.tunebook.engine.model.architectures.Architectures;
import dev.tunebook.engine.model.architectures.Config;
import dev.tunebook.engine.model.architectures.Head;
import dev.tunebook.engine.model.architectures.Lora;
import dev.tunebook.engine.model.architectures.Parameter;
import java.util.List;
import java.util.Optional;

/**
 * The unit of a number that a model says: while it learns, its head says deviations from the training rows' mean, so that
 * any unit is learnt equally fast; what is saved has mean and deviation in the weights of its last layer, so that any
 * tool reads the number itself.
 *
 * <p>A last layer without a bias cannot hold a mean: there the numbers are only divided by their root mean square.
 */
final class NumberScale {
    private NumberScale() {}

    /** The head that a question needs on an architecture. */
    static Head head(Question question, Config config) {
        return switch (question.kind()) {
            case MULTI_LABEL -> Head.labels(question.labels().size());
            case REGRESSION -> number(question, config);
            default -> Head.classes(question.labels().size());
        };
    }

    private static Head number(Question question, Config config) {
        Architecture architecture = Architectures.of(config);
        List<Parameter> parameters = architecture.parameters(config, Head.number(0, 1));
        boolean biased = lastLayer(architecture, parameters).stream()
                .anyMatch(
                        stem -> parameters.stream().anyMatch(each -> each.name().equals(stem + ".bias")));
        return biased
                ? Head.number(question.mean(), question.deviation())
                : Head.number(0, Math.hypot(question.mean(), question.deviation()));
    }

    /** The name of the layer that says the number, without {@code .weight}: the head's only matrix of one row. */
    private static Optional<String> lastLayer(Architecture architecture, List<Parameter> parameters) {
        return parameters.stream()
                .filter(each -> !architecture.isTrunk(each.name()) && !Lora.isAdapter(each.name()))
                .filter(each -> each.shape().length == 2 && each.shape()[0] == 1)
                .map(Parameter::name)
                .filter(name -> name.endsWith(".weight"))
                .map(name -> name.substring(0, name.length() - ".weight".length()))
                .findFirst();
    }

    /** A tensor's values as they are saved, in the targets' own unit; others than the last layer's are as they are. */
    static float[] saved(
            Head head, Architecture architecture, List<Parameter> all, Parameter parameter, float[] values) {
        return moved(architecture, all, parameter, values, head.scale(), head.centre());
    }

    /** A tensor's values as they are trained, of values in the targets' own unit. */
    static float[] trained(
            Head head, Architecture architecture, List<Parameter> all, Parameter parameter, float[] values) {
        return moved(architecture, all, parameter, values, 1 / head.scale(), -head.centre() / head.scale());
    }

    private static float[] moved(
            Architecture architecture,
            List<Parameter> all,
            Parameter parameter,
            float[] values,
            double factor,
            double shift) {
        Optional<String> layer = lastLayer(architecture, all);
        boolean weight =
                layer.filter(stem -> parameter.name().equals(stem + ".weight")).isPresent();
        boolean bias =
                layer.filter(stem -> parameter.name().equals(stem + ".bias")).isPresent();
        if (!weight && !bias) {
            return values;
        }
        float[] moved = new float[values.length];
        for (int i = 0; i < moved.length; i++) {
            moved[i] = (float) (values[i] * factor + (bias ? shift : 0));
        }
        return moved;
    }
}
