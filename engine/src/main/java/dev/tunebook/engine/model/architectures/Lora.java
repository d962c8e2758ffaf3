package dev.tunebook.engine.model.architectures;

import dev.tunebook.engine.spec.UserException;
import java.util.ArrayList;
import java.util.List;

/**
 * Low-rank adaptation (Hu et al. 2021, arXiv:2106.09685): a frozen matrix W is used as W + α/r · B·A, and A and B are
 * trained.
 *
 * <p>A is {@code [rank, in]}, uniform in ±1/√in; B is {@code [out, rank]}, zero at first, so that training starts from
 * the base model. Every linear layer of the trunk is adapted; the head is trained whole.
 *
 * @param rank r, at least 1
 * @param alpha α
 */
public record Lora(int rank, double alpha) {
    private static final String A = ".lora_A.weight";
    private static final String B = ".lora_B.weight";

    /** The name of A or B for a matrix. */
    private static String name(String weight, String suffix) {
        return weight.substring(0, weight.length() - ".weight".length()) + suffix;
    }

    /**
     * A model's parameters with the adapters' among them, and everything else of its trunk frozen.
     *
     * @throws UserException when there is no layer to adapt
     */
    public List<Parameter> adapt(Architecture architecture, List<Parameter> parameters) {
        List<Parameter> adapted = new ArrayList<>();
        for (Parameter parameter : parameters) {
            adapted.add(architecture.isTrunk(parameter.name()) ? parameter.asFrozen() : parameter);
            if (architecture.isLinear(parameter)) {
                boolean turned = architecture.isTransposed(parameter.name());
                long out = parameter.shape()[turned ? 1 : 0];
                long in = parameter.shape()[turned ? 0 : 1];
                adapted.add(new Parameter(
                        name(parameter.name(), A),
                        new long[] {rank, in},
                        new Parameter.Initial.Uniform(1 / Math.sqrt(in)),
                        true));
                adapted.add(new Parameter(
                        name(parameter.name(), B), new long[] {out, rank}, new Parameter.Initial.Constant(0), true));
            }
        }
        if (adapted.size() == parameters.size()) {
            throw new UserException(
                    "lora-rank (" + rank + ") must be 0 for a model that has no linear layer to adapt.",
                    "--lora-rank 0.");
        }
        return adapted;
    }

    /** Whether a parameter is an adapter's. */
    public static boolean isAdapter(String name) {
        return name.endsWith(A) || name.endsWith(B);
    }

    /** The TorchScript expression for an adapted matrix. */
    public String expression(String weight, boolean transposed, List<String> names, String name) {
        int a = names.indexOf(name(name, A));
        int b = names.indexOf(name(name, B));
        String product = "torch.matmul(ps[" + b + "], ps[" + a + "])";
        return "torch.add(%s, %s, alpha=%s)"
                .formatted(weight, transposed ? "torch.t(" + product + ")" : product, alpha / rank);
    }

    /** Whether a matrix of that name has an adapter among these names. */
    public static boolean adapts(List<String> names, String name) {
        return name.endsWith(".weight") && names.contains(name(name, A));
    }
}
