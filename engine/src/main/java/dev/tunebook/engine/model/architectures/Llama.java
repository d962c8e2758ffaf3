package dev.tunebook.engine.model.architectures;

import dev.tunebook.engine.spec.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Llama (Touvron et al. 2023, arXiv:2302.13971) and what differs from it in one line: Qwen2 (arXiv:2407.10671) has biases
 * on query, key and value; Qwen3 (arXiv:2505.09388) normalises queries and keys. Grouped-query attention, rotary
 * positions, RMS norm, SwiGLU.
 */
final class Llama implements Architecture {
    /** Which of the family. */
    enum Kind {
        LLAMA("Llama"),
        QWEN2("Qwen2"),
        QWEN3("Qwen3");

        private final String family;

        Kind(String family) {
            this.family = family;
        }
    }

    private final Kind kind;

    Llama(Kind kind) {
        this.kind = kind;
    }

    private static int headSize(Config config) {
        return config.integer("head_dim", config.integer("hidden_size") / config.integer("num_attention_heads"));
    }

    private static int keyHeads(Config config) {
        return config.integer("num_key_value_heads", config.integer("num_attention_heads"));
    }

    private boolean projectionBias(Config config) {
        return config.flag("attention_bias", kind == Kind.QWEN2);
    }

    private boolean outputBias(Config config) {
        return kind == Kind.LLAMA && config.flag("attention_bias", false);
    }

    private static boolean tied(Config config) {
        return config.flag("tie_word_embeddings", false);
    }

    private static String layer(int number) {
        return "model.layers." + number + ".";
    }

    @Override
    public List<Parameter> parameters(Config config, Head head) {
        long width = config.integer("hidden_size");
        long vocabulary = config.integer("vocab_size");
        ParameterList parameters = new ParameterList(config).weight("model.embed_tokens.weight", vocabulary, width);
        for (int i = 0; i < config.integer("num_hidden_layers"); i++) {
            layerParameters(parameters, config, layer(i), width);
        }
        parameters.norm("model.norm", width, false);
        if (head.classifies()) {
            return parameters.weight("score.weight", head.classes(), width).list();
        }
        return tied(config)
                ? parameters.list()
                : parameters.weight("lm_head.weight", vocabulary, width).list();
    }

    private void layerParameters(ParameterList parameters, Config config, String layer, long width) {
        long size = headSize(config);
        long queries = config.integer("num_attention_heads") * size;
        long keys = keyHeads(config) * size;
        long inner = config.integer("intermediate_size");
        boolean mlpBias = config.flag("mlp_bias", false);
        parameters
                .norm(layer + "input_layernorm", width, false)
                .linear(layer + "self_attn.q_proj", queries, width, projectionBias(config))
                .linear(layer + "self_attn.k_proj", keys, width, projectionBias(config))
                .linear(layer + "self_attn.v_proj", keys, width, projectionBias(config))
                .linear(layer + "self_attn.o_proj", width, queries, outputBias(config));
        if (kind == Kind.QWEN3) {
            parameters.norm(layer + "self_attn.q_norm", size, false).norm(layer + "self_attn.k_norm", size, false);
        }
        parameters
                .norm(layer + "post_attention_layernorm", width, false)
                .linear(layer + "mlp.gate_proj", inner, width, mlpBias)
                .linear(layer + "mlp.up_proj", inner, width, mlpBias)
                .linear(layer + "mlp.down_proj", width, inner, mlpBias);
    }

    @Override
    public String program(Config config, Head head, UnaryOperator<String> parameter) {
        String weight =
                head.classifies() ? "score.weight" : tied(config) ? "model.embed_tokens.weight" : "lm_head.weight";
        StringBuilder text = new StringBuilder(Text.HEADS + Text.ROTARY)
                .append(Decoding.heads(head, parameter.apply(weight)))
                .append(functions(config))
                .append("""
                        def open(ps: List[Tensor], ids: Tensor, begin: int, dropout: float, train: bool) -> List[Tensor]:
                          x = torch.embedding(%s, ids)
                          return [x, __torch__.angles(torch.size(ids, 1), begin, %s, x)]
                        """.formatted(
                                parameter.apply("model.embed_tokens.weight"),
                                Text.floats(Rotary.frequencies(config, headSize(config)))));
        text.append(Stack.decoder(
                config.integer("num_hidden_layers"), "  angle = begun[1]\n", i -> call(config, layer(i), parameter)));
        return text.append("def close(ps: List[Tensor], x: Tensor) -> Tensor:\n  return __torch__.norm(x, "
                        + parameter.apply("model.norm.weight") + ")\n")
                .toString();
    }

    /** RMS norm (Zhang and Sennrich 2019, arXiv:1910.07467) in float32, and attention with its groups of queries. */
    private static String functions(Config config) {
        int groups = config.integer("num_attention_heads") / keyHeads(config);
        return """
                def norm(x: Tensor, weight: Tensor) -> Tensor:
                  f = torch.to(x, 6)
                  f = torch.mul(f, torch.rsqrt(torch.add(torch.mean(torch.pow(f, 2), [-1], True), %1$s)))
                  return torch.mul(weight, f.to(x.dtype))
                def grouped(q: Tensor, k: Tensor, v: Tensor, angle: Tensor, past: List[Tensor], now: List[Tensor], dropout: float, train: bool) -> Tensor:
                  time = torch.size(q, 2)
                  keys = __torch__.recall(__torch__.rotate(k, angle, 1.0), past, now)
                  values = __torch__.recall(v, past, now)
                  if %2$d > 1:
                    keys = torch.repeat_interleave(keys, %2$d, 1)
                    values = torch.repeat_interleave(values, %2$d, 1)
                  return __torch__.attend(__torch__.rotate(q, angle, 1.0), keys, values, None, dropout, train, time > 1)
                """.formatted(config.number("rms_norm_eps", 1e-6), groups);
    }

    private String call(Config config, String layer, UnaryOperator<String> parameter) {
        Writer writer = new Writer(layer, parameter);
        int heads = config.integer("num_attention_heads");
        int keyHeads = keyHeads(config);
        boolean bias = projectionBias(config);
        boolean mlpBias = config.flag("mlp_bias", false);
        List<String> lines = new ArrayList<>();
        lines.add("h = __torch__.norm(x, " + writer.weight("input_layernorm") + ")");
        lines.add("q = __torch__.split(" + writer.linear("h", "self_attn.q_proj", bias) + ", " + heads + ")");
        lines.add("k = __torch__.split(" + writer.linear("h", "self_attn.k_proj", bias) + ", " + keyHeads + ")");
        lines.add("v = __torch__.split(" + writer.linear("h", "self_attn.v_proj", bias) + ", " + keyHeads + ")");
        if (kind == Kind.QWEN3) {
            lines.add("q = __torch__.norm(q, " + writer.weight("self_attn.q_norm") + ")");
            lines.add("k = __torch__.norm(k, " + writer.weight("self_attn.k_norm") + ")");
        }
        lines.add("h = __torch__.grouped(q, k, v, angle, past, now, dropout, train)");
        lines.add("x = torch.add(x, " + writer.linear("h", "self_attn.o_proj", outputBias(config)) + ")");
        lines.add("h = __torch__.norm(x, " + writer.weight("post_attention_layernorm") + ")");
        lines.add("g = " + writer.linear("h", "mlp.gate_proj", mlpBias));
        lines.add("h = torch.mul(" + Text.activation(config, "hidden_act", "silu", "g") + ", "
                + writer.linear("h", "mlp.up_proj", mlpBias) + ")");
        lines.add("x = torch.add(x, __torch__.drop(" + writer.linear("h", "mlp.down_proj", mlpBias)
                + ", dropout, train))");
        return "  " + String.join("\n  ", lines) + "\n";
    }

    /** Expressions over one layer's parameters. */
    private record Writer(String layer, UnaryOperator<String> parameter) {
        String weight(String name) {
            return parameter.apply(layer + name + ".weight");
        }

        String linear(String argument, String name, boolean bias) {
            String added = bias ? ", " + parameter.apply(layer + name + ".bias") : "";
            return "torch.linear(" + argument + ", " + weight(name) + added + ")";
        }
    }

    @Override
    public Activations activations(Config config) {
        return new Activations(
                config.integer("num_hidden_layers"),
                config.integer("hidden_size"),
                config.integer("intermediate_size"),
                config.integer("num_attention_heads"),
                11,
                4);
    }

    @Override
    public String family() {
        return kind.family;
    }

    @Override
    public Set<Task> tasks() {
        return Set.of(Task.CLASSIFICATION, Task.CAUSAL_LM);
    }

    /** Within a sliding window, attention is what it is without. */
    @Override
    public int positions(Config config) {
        int most = config.integer("max_position_embeddings");
        return config.flag("use_sliding_window", false) ? Math.min(most, config.integer("sliding_window", most)) : most;
    }

    @Override
    public boolean looksUpOnly(Config config, Head head) {
        return head.classifies() || !tied(config);
    }

    @Override
    public String prefix() {
        return "model.";
    }
}
