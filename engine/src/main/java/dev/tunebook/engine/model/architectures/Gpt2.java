package dev.tunebook.engine.model.architectures;

import dev.tunebook.engine.spec.Task;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** GPT-2 (Radford et al. 2019, Language Models are Unsupervised Multitask Learners). Its matrices are {@code [in, out]}. */
final class Gpt2 implements Architecture {
    private static final List<String> LAYER =
            Text.weightsAndBiases("ln_1", "attn.c_attn", "attn.c_proj", "ln_2", "mlp.c_fc", "mlp.c_proj");

    @Override
    public List<Parameter> parameters(Config config, Head head) {
        long width = config.integer("n_embd");
        long inner = config.integer("n_inner", 4 * config.integer("n_embd"));
        ParameterList parameters = new ParameterList(config)
                .weight("transformer.wte.weight", config.integer("vocab_size"), width)
                .weight("transformer.wpe.weight", positions(config), width);
        for (int i = 0; i < config.integer("n_layer"); i++) {
            String layer = "transformer.h." + i + ".";
            parameters
                    .norm(layer + "ln_1", width, true)
                    .linear(layer + "attn.c_attn", width, 3 * width, false)
                    .bias(layer + "attn.c_attn.bias", 3 * width)
                    .linear(layer + "attn.c_proj", width, width, true)
                    .norm(layer + "ln_2", width, true)
                    .linear(layer + "mlp.c_fc", width, inner, false)
                    .bias(layer + "mlp.c_fc.bias", inner)
                    .linear(layer + "mlp.c_proj", inner, width, false)
                    .bias(layer + "mlp.c_proj.bias", width);
        }
        parameters.norm("transformer.ln_f", width, true);
        return head.classifies()
                ? parameters.weight("score.weight", head.classes(), width).list()
                : untied(config)
                        ? parameters
                                .weight("lm_head.weight", config.integer("vocab_size"), width)
                                .list()
                        : parameters.list();
    }

    private static boolean untied(Config config) {
        return !config.flag("tie_word_embeddings", true);
    }

    @Override
    public String program(Config config, Head head, UnaryOperator<String> parameter) {
        int width = config.integer("n_embd");
        double epsilon = config.number("layer_norm_epsilon", 1e-5);
        String weight =
                head.classifies() ? "score.weight" : untied(config) ? "lm_head.weight" : "transformer.wte.weight";
        StringBuilder text = new StringBuilder(Text.HEADS)
                .append(Decoding.heads(head, parameter.apply(weight)))
                .append(layer(config, width, epsilon))
                .append("""
                        def open(ps: List[Tensor], ids: Tensor, begin: int, dropout: float, train: bool) -> List[Tensor]:
                          places = torch.arange(begin, begin + torch.size(ids, 1), device=ids.device)
                          x = torch.add(torch.embedding(%s, ids), torch.embedding(%s, places))
                          return [__torch__.drop(x, dropout, train)]
                        """.formatted(
                                parameter.apply("transformer.wte.weight"), parameter.apply("transformer.wpe.weight")));
        text.append(Stack.decoder(
                config.integer("n_layer"),
                "",
                i -> "  x = __torch__.layer(x, " + scale(config, i)
                        + Text.list(parameter, "transformer.h." + i + ".", LAYER) + ", past, now, dropout, train)\n"));
        return text.append("""
                        def close(ps: List[Tensor], x: Tensor) -> Tensor:
                          return torch.layer_norm(x, [%d], %s, %s, %s)
                        """.formatted(
                                width,
                                parameter.apply("transformer.ln_f.weight"),
                                parameter.apply("transformer.ln_f.bias"),
                                epsilon))
                .toString();
    }

    private static boolean isScaled(Config config) {
        return !config.flag("scale_attn_weights", true) || config.flag("scale_attn_by_inverse_layer_idx", false);
    }

    /** An argument that makes queries larger, so that attention is divided by what the config says. */
    private static String scale(Config config, int layer) {
        if (!isScaled(config)) {
            return "";
        }
        double size = config.integer("n_embd") / (double) config.integer("n_head");
        double whole = config.flag("scale_attn_weights", true) ? 1 : Math.sqrt(size);
        return whole / (config.flag("scale_attn_by_inverse_layer_idx", false) ? layer + 1 : 1) + ", ";
    }

    private static String layer(Config config, int width, double epsilon) {
        return layerText(config, width, epsilon)
                .replace("SCALE: ", isScaled(config) ? "scale: float, " : "")
                .replace("QUERIES", isScaled(config) ? "torch.mul(parts[0], scale)" : "parts[0]");
    }

    private static String layerText(Config config, int width, double epsilon) {
        return """
                def affine(x: Tensor, weight: Tensor, bias: Tensor) -> Tensor:
                  return torch.add(torch.matmul(x, weight), bias)
                def layer(x: Tensor, SCALE: w: List[Tensor], past: List[Tensor], now: List[Tensor], dropout: float, train: bool) -> Tensor:
                  parts = torch.chunk(__torch__.affine(torch.layer_norm(x, [%1$d], w[0], w[1], %2$s), w[2], w[3]), 3, -1)
                  k = __torch__.recall(__torch__.split(parts[1], %3$d), past, now)
                  v = __torch__.recall(__torch__.split(parts[2], %3$d), past, now)
                  a = __torch__.attend(__torch__.split(QUERIES, %3$d), k, v, None, dropout, train, torch.size(x, 1) > 1)
                  x = torch.add(x, __torch__.drop(__torch__.affine(a, w[4], w[5]), dropout, train))
                  h = __torch__.affine(torch.layer_norm(x, [%1$d], w[6], w[7], %2$s), w[8], w[9])
                  return torch.add(x, __torch__.drop(__torch__.affine(%4$s, w[10], w[11]), dropout, train))
                """.formatted(
                        width,
                        epsilon,
                        config.integer("n_head"),
                        Text.activation(config, "activation_function", "gelu_new", "h"));
    }

    @Override
    public Activations activations(Config config) {
        return new Activations(
                config.integer("n_layer"),
                config.integer("n_embd"),
                config.integer("n_inner", 4 * config.integer("n_embd")),
                config.integer("n_head"),
                12,
                2);
    }

    @Override
    public String family() {
        return "GPT2";
    }

    @Override
    public String causalEnding() {
        return "LMHeadModel";
    }

    @Override
    public Set<Task> tasks() {
        return Set.of(Task.CLASSIFICATION, Task.CAUSAL_LM);
    }

    @Override
    public int positions(Config config) {
        return config.integer("n_positions");
    }

    @Override
    public String prefix() {
        return "transformer.";
    }

    @Override
    public boolean looksUpOnly(Config config, Head head) {
        return head.classifies() || untied(config);
    }

    @Override
    public boolean isTransposed(String parameter) {
        return parameter.matches(".*\\.c_(attn|proj|fc)\\.weight");
    }
}
