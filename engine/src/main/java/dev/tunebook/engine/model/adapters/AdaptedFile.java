package dev.tunebook.engine.model.adapters;

import dev.tunebook.engine.model.files.ElementType;
import dev.tunebook.engine.model.files.TensorFile;
import dev.tunebook.engine.spec.UserException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * A checkpoint's tensors with adapters added to them, or taken out again: W ± scale · B·A (Hu et al. 2021,
 * arXiv:2106.09685).
 *
 * <p>Layers that were trained whole beside the adapters stand in the place of the checkpoint's when they are merged.
 */
public final class AdaptedFile implements TensorFile {
    private final TensorFile base;
    private final AdapterFolder adapter;
    private final double sign;
    private final Map<String, String> layers = new HashMap<>();
    private final Map<String, String> whole = new HashMap<>();

    private AdaptedFile(TensorFile base, AdapterFolder adapter, double sign) {
        this.base = base;
        this.adapter = adapter;
        this.sign = sign;
        for (String name : adapter.tensors().names()) {
            String bare = name.startsWith(AdapterFolder.PREFIX) ? name.substring(AdapterFolder.PREFIX.length()) : name;
            if (bare.endsWith(AdapterFolder.A)) {
                layers.put(
                        spelled(bare.substring(0, bare.length() - AdapterFolder.A.length()) + ".weight"),
                        name.substring(0, name.length() - AdapterFolder.A.length()));
            } else if (bare.contains(".lora_") && !bare.endsWith(AdapterFolder.B)) {
                throw new UserException(
                        "adapter_model.safetensors: tensor (" + name + ") must be A or B of a linear layer.",
                        "merging the adapter where it was made, and saving the whole model.");
            } else if (!bare.endsWith(AdapterFolder.B)) {
                whole.put(bare, name);
            }
        }
    }

    /** A checkpoint with adapters merged into it. */
    public static TensorFile merged(TensorFile base, AdapterFolder adapter) {
        return new AdaptedFile(base, adapter, 1);
    }

    /** A checkpoint that adapters were merged into, without them; layers that were trained whole stay as they are. */
    public static TensorFile unmerged(TensorFile merged, AdapterFolder adapter) {
        AdaptedFile file = new AdaptedFile(merged, adapter, -1);
        file.whole.clear();
        return file;
    }

    /** As the checkpoint spells a name: a trunk's may lack its prefix there. */
    private String spelled(String name) {
        String rest = name;
        while (!base.names().contains(rest)) {
            int dot = rest.indexOf('.');
            if (dot < 0 || rest.indexOf('.', dot + 1) < 0) {
                throw new UserException(
                        "adapter_model.safetensors: layer (" + name + ") must be one of "
                                + base.path().getFileName() + ".",
                        "the base model that the adapter was trained on.");
            }
            rest = rest.substring(dot + 1);
        }
        return rest;
    }

    @Override
    public Path path() {
        return base.path();
    }

    @Override
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>(base.names());
        names.addAll(whole.keySet());
        return names;
    }

    @Override
    public long[] shape(String name) {
        return whole.containsKey(name) ? adapter.tensors().shape(whole.get(name)) : base.shape(name);
    }

    @Override
    public ElementType type(String name) {
        return whole.containsKey(name) ? adapter.tensors().type(whole.get(name)) : base.type(name);
    }

    @Override
    public float[] floats(String name, long... shape) {
        if (whole.containsKey(name)) {
            return adapter.tensors().floats(whole.get(name), shape);
        }
        float[] values = base.floats(name, shape);
        if (layers.containsKey(name)) {
            add(values, shape, layers.get(name));
        }
        return values;
    }

    /** Adds scale · B·A, turned round where the matrix is {@code [in, out]}. */
    private void add(float[] values, long[] shape, String layer) {
        boolean turned = adapter.turned();
        int out = (int) shape[turned ? 1 : 0];
        int in = (int) shape[turned ? 0 : 1];
        int rank = (int) adapter.tensors().shape(layer + AdapterFolder.A)[0];
        float[] a = adapter.tensors().floats(layer + AdapterFolder.A, rank, in);
        float[] b = adapter.tensors().floats(layer + AdapterFolder.B, out, rank);
        double scale = sign * adapter.scale();
        for (int o = 0; o < out; o++) {
            for (int i = 0; i < in; i++) {
                double sum = 0;
                for (int r = 0; r < rank; r++) {
                    sum += (double) b[o * rank + r] * a[r * in + i];
                }
                values[turned ? i * out + o : o * in + i] += (float) (scale * sum);
            }
        }
    }
}
