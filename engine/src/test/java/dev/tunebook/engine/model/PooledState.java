package dev.tunebook.engine.model;

import dev.tunebook.engine.model.architectures.Config;
import dev.tunebook.engine.model.architectures.Head;
import dev.tunebook.engine.model.files.Checkpoint;
import dev.tunebook.engine.torch.Scope;
import dev.tunebook.engine.torch.Torch;
import java.nio.file.Path;
import java.util.List;

/** What an encoder's pooler gives, as a classifier shows it whose head is the identity; and how alike two of these are. */
public final class PooledState {
    private PooledState() {}

    public static float[] of(Torch torch, Path folder, int... ids) {
        Checkpoint checkpoint = Checkpoint.open(folder);
        Config config = Config.parse(Checkpoint.CONFIG, checkpoint.config());
        int width = config.integer("hidden_size");
        try (Network network = Network.load(torch, config, Head.classes(width), checkpoint, true, Tuning.WHOLE);
                Scope scope = torch.scope()) {
            float[] identity = new float[width * width];
            for (int i = 0; i < width; i++) {
                identity[i * width + i] = 1;
            }
            int place = network.weights().parameters().stream()
                    .map(parameter -> parameter.name())
                    .toList()
                    .indexOf("classifier.weight");
            network.overwrite(
                    List.of(network.weights().tensors().get(place)), List.of(scope.floats(identity, width, width)));
            return network.logits(scope, Batch.of(scope, List.of(ids), 0)).floats();
        }
    }

    /** Over as many places as the second has. */
    public static double cosine(float[] some, float[] others) {
        double product = 0;
        double squares = 0;
        double otherSquares = 0;
        for (int i = 0; i < others.length; i++) {
            product += some[i] * others[i];
            squares += some[i] * some[i];
            otherSquares += others[i] * others[i];
        }
        return product / Math.sqrt(squares * otherSquares);
    }
}
