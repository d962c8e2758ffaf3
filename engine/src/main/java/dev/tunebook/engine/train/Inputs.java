package dev.tunebook.engine.train;

import dev.tunebook.engine.model.Batch;
import dev.tunebook.engine.model.TextModel;
import dev.tunebook.engine.spec.Kind;
import dev.tunebook.engine.torch.Scope;
import dev.tunebook.engine.torch.Tensor;
import java.util.Arrays;
import java.util.List;

/**
 * Examples side by side as tensors.
 *
 * @param batch their ids
 * @param targets int64 {@code [batch]} of classes, or {@code [batch, time]} of tokens, −100 where none counts; float32
 *     {@code [batch, labels]} or {@code [batch, 1]} of numbers
 */
record Inputs(Batch batch, Tensor targets) {
    private static final int IGNORED = -100;

    static Inputs of(Scope owner, TextModel model, List<Examples.Example> examples) {
        List<int[]> ids = examples.stream().map(Examples.Example::ids).toList();
        Batch batch = Batch.of(owner, ids, model.tokens().padding());
        boolean classifies = model.network().head().classifies();
        if (!classifies) {
            return new Inputs(batch, tokens(owner, examples, batch));
        }
        boolean one = model.network().head().kind() == Kind.SINGLE_LABEL;
        return new Inputs(batch, one ? classes(owner, examples) : values(owner, examples));
    }

    private static Tensor values(Scope owner, List<Examples.Example> examples) {
        int each = examples.get(0).values().length;
        float[] values = new float[examples.size() * each];
        for (int i = 0; i < examples.size(); i++) {
            System.arraycopy(examples.get(i).values(), 0, values, i * each, each);
        }
        return owner.floats(values, examples.size(), each);
    }

    private static Tensor classes(Scope owner, List<Examples.Example> examples) {
        long[] classes =
                examples.stream().mapToLong(example -> example.targets()[0]).toArray();
        return owner.longs(classes, classes.length);
    }

    private static Tensor tokens(Scope owner, List<Examples.Example> examples, Batch batch) {
        int time = (int) batch.ids().shape()[1];
        long[] targets = new long[examples.size() * time];
        Arrays.fill(targets, IGNORED);
        for (int i = 0; i < examples.size(); i++) {
            long[] row = examples.get(i).targets();
            System.arraycopy(row, 0, targets, i * time, row.length);
        }
        return owner.longs(targets, examples.size(), time);
    }
}
