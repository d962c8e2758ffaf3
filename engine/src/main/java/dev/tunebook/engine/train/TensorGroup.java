package dev.tunebook.engine.train;

import dev.tunebook.engine.model.Network;
import dev.tunebook.engine.model.Weights;
import dev.tunebook.engine.model.architectures.Parameter;
import dev.tunebook.engine.model.files.SafetensorsWriter;
import dev.tunebook.engine.model.files.TensorFile;
import dev.tunebook.engine.torch.Scope;
import dev.tunebook.engine.torch.Tensor;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Tensors that are kept together, and put back together.
 *
 * @param names one per tensor
 * @param tensors float32, any shape
 */
record TensorGroup(List<String> names, List<Tensor> tensors) {
    /** Those of a network's weights that are trained; the others never change. */
    static TensorGroup trained(Weights weights) {
        int trained = weights.trained();
        List<String> names = weights.parameters().subList(0, trained).stream()
                .map(Parameter::name)
                .toList();
        return new TensorGroup(names, weights.tensors().subList(0, trained));
    }

    List<SafetensorsWriter.Named> named() {
        return IntStream.range(0, names.size())
                .mapToObj(i ->
                        new SafetensorsWriter.Named(names.get(i), tensors.get(i).shape(), tensors.get(i)::floats))
                .toList();
    }

    /** Puts a file's values in the place of these. */
    void restore(Network network, TensorFile file) {
        for (int i = 0; i < names.size(); i++) {
            Tensor tensor = tensors.get(i);
            try (Scope scope = network.torch().scope()) {
                Tensor values = scope.floats(file.floats(names.get(i), tensor.shape()), tensor.shape());
                network.overwrite(List.of(tensor), List.of(values));
            }
        }
    }
}
