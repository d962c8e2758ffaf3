package dev.tunebook.engine.model.architectures;

import dev.tunebook.engine.spec.UserException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Low-rank adaptation (Hu et al. 2021, arXiv:2106.09685): a frozen matrix W is used as W + α/r · B·A, and A and B are
 * trained.
 *
 * <p>A is {@code [rank, in]}, uniform in ±1/√in; B is {@code [out, rank]}, zero at first, so that training starts from
 * the base model. Every linear layer of the trunk is adapted, or those that are named. A classifier's head, which is new, is
 * trained whole; that of a language model came with the base model and stays as it is, as PEFT leaves it.
 *
 * @param rank r, at least 1
 * @param alpha α
 * @param dropout probability that an input of the adapters is left out of a step, for all of its tokens alike
 * @param targets ends of the names of the layers that are adapted, such as {@code query}; all when there are none
 */
public record Lora(int rank, double alpha, double dropout, List<String> targets) {
    private static final String A = ".lora_A.weight";
    private static final String B = ".lora_B.weight";

    /** Adapters of all linear layers, without dropout. */
    public Lora(int rank, double alpha) {
        this(rank, alpha, 0, List.of());
    }

    private boolean isTarget(String weight) {
        String layer = weight.substring(0, weight.length() - ".weight".length());
        return targets.isEmpty()
                || targets.stream().anyMatch(target -> layer.equals(target) || layer.endsWith("." + target));
    }

    /** The name of A or B for a matrix. */
    private static String name(String weight, String suffix) {
        return weight.substring(0, weight.length() - ".weight".length()) + suffix;
    }

    /**
     * A model's parameters with the adapters' among them, and everything else frozen but a classifier's head.
     *
     * @throws UserException when there is no layer to adapt
     */
    public List<Parameter> adapt(Architecture architecture, Head head, List<Parameter> parameters) {
        List<Parameter> adapted = new ArrayList<>();
        for (Parameter parameter : parameters) {
            boolean stays = !head.classifies() || architecture.isTrunk(parameter.name());
            adapted.add(stays ? parameter.asFrozen() : parameter);
            if (architecture.isLinear(parameter) && isTarget(parameter.name())) {
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
        if (adapted.size() == parameters.size() && !targets.isEmpty()) {
            throw new UserException(
                    "lora-targets (" + String.join(",", targets) + ") must name linear layers of this model: "
                            + parameters.stream()
                                    .filter(architecture::isLinear)
                                    .map(parameter -> parameter
                                            .name()
                                            .replaceAll("\\.weight$", "")
                                            .replaceAll(".*\\.", ""))
                                    .distinct()
                                    .collect(Collectors.joining(", "))
                            + ".",
                    "no --lora-targets, which adapts all of them.");
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

    /**
     * The TorchScript expression for an adapted matrix.
     *
     * @param training whether it stands where {@code train} says if inputs are dropped
     */
    public String expression(String weight, boolean transposed, List<String> names, String name, boolean training) {
        int a = names.indexOf(name(name, A));
        int b = names.indexOf(name(name, B));
        String read = training && dropout > 0
                ? "torch.mul(ps[%1$d], __torch__.drop(torch.ones_like(torch.select(ps[%1$d], 0, 0)), %2$s, train))"
                        .formatted(a, dropout)
                : "ps[" + a + "]";
        String product = "torch.matmul(ps[" + b + "], " + read + ")";
        return "torch.add(%s, %s, alpha=%s)"
                .formatted(weight, transposed ? "torch.t(" + product + ")" : product, alpha / rank);
    }

    /** Whether a matrix of that name has an adapter among these names. */
    public static boolean adapts(List<String> names, String name) {
        return name.endsWith(".weight") && names.contains(name(name, A));
    }
}
