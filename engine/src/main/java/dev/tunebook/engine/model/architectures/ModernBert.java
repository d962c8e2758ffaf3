package dev.tunebook.engine.model.architectures;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tunebook.engine.spec.Task;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * ModernBERT (Warner et al. 2024, arXiv:2412.13663): normalised before each block, rotary positions, gated feed-forward,
 * and attention that is global in some layers and local in the others.
 */
final class ModernBert implements Architecture {
    @Override
    public List<Parameter> parameters(Config config, Head head) {
        long width = config.integer("hidden_size");
        long inner = config.integer("intermediate_size");
        boolean bias = config.flag("norm_bias", false);
        boolean attentionBias = config.flag("attention_bias", false);
        boolean mlpBias = config.flag("mlp_bias", false);
        ParameterList parameters = new ParameterList(config)
                .weight("model.embeddings.tok_embeddings.weight", config.integer("vocab_size"), width)
                .norm("model.embeddings.norm", width, bias);
        for (int i = 0; i < config.integer("num_hidden_layers"); i++) {
            if (i > 0) {
                parameters.norm(layer(i) + "attn_norm", width, bias);
            }
            parameters
                    .linear(layer(i) + "attn.Wqkv", 3 * width, width, attentionBias)
                    .linear(layer(i) + "attn.Wo", width, width, attentionBias)
                    .norm(layer(i) + "mlp_norm", width, bias)
                    .linear(layer(i) + "mlp.Wi", 2 * inner, width, mlpBias)
                    .linear(layer(i) + "mlp.Wo", width, inner, mlpBias);
        }
        parameters
                .norm("model.final_norm", width, bias)
                .linear("head.dense", width, width, config.flag("classifier_bias", false))
                .norm("head.norm", width, bias);
        return head.classifies()
                ? parameters.linear("classifier", head.classes(), width, true).list()
                : decoder(parameters, config).list();
    }

    private static ParameterList decoder(ParameterList parameters, Config config) {
        return config.flag("decoder_bias", true)
                ? parameters.bias("decoder.bias", config.integer("vocab_size"))
                : parameters;
    }

    private static String layer(int number) {
        return "model.layers." + number + ".";
    }

    private static boolean isGlobal(Config config, int layer) {
        JsonNode types = config.get("layer_types");
        return types.isArray()
                ? types.path(layer).asText().equals("full_attention")
                : layer % config.integer("global_attn_every_n_layers", 3) == 0;
    }

    /** The base of the rotary frequencies; newer configs nest it by kind of layer. */
    private static double base(Config config, boolean global) {
        JsonNode nested = config.get("rope_parameters")
                .path(global ? "full_attention" : "sliding_attention")
                .path("rope_theta");
        return nested.isNumber()
                ? nested.asDouble()
                : config.number(global ? "global_rope_theta" : "local_rope_theta", global ? 160_000 : 10_000);
    }

    @Override
    public String program(Config config, Head head, UnaryOperator<String> parameter) {
        Writer writer = new Writer(config, parameter);
        return Text.HEADS + Text.PRESENT + Text.ROTARY + writer.layerFunction() + writer.trunk() + writer.head(head);
    }

    @Override
    public Activations activations(Config config) {
        return new Activations(
                config.integer("num_hidden_layers"),
                config.integer("hidden_size"),
                config.integer("intermediate_size"),
                config.integer("num_attention_heads"),
                10,
                4);
    }

    @Override
    public String family() {
        return "ModernBert";
    }

    @Override
    public Set<Task> tasks() {
        return Set.of(Task.CLASSIFICATION, Task.MASKED_LM);
    }

    @Override
    public int positions(Config config) {
        return config.integer("max_position_embeddings");
    }

    @Override
    public String prefix() {
        return "model.";
    }

    /** Writes the text for one config. */
    private record Writer(Config config, UnaryOperator<String> parameter) {
        private static final String BESIDE =
                "  mask = begun[1]\n  near = begun[2]\n  global_angle = begun[3]\n  local_angle = begun[4]\n";

        private String optional(String name, boolean there) {
            return there ? parameter.apply(name) : "None";
        }

        private String norm(String argument, String name) {
            return "torch.layer_norm(%s, [%d], %s, %s, %s)"
                    .formatted(
                            argument,
                            config.integer("hidden_size"),
                            parameter.apply(name + ".weight"),
                            optional(name + ".bias", config.flag("norm_bias", false)),
                            config.number("norm_eps", 1e-5));
        }

        private String linear(String argument, String name, boolean bias) {
            return "torch.linear(%s, %s, %s)"
                    .formatted(argument, parameter.apply(name + ".weight"), optional(name + ".bias", bias));
        }

        String layerFunction() {
            return """
                    def mixed(qkv: Tensor, mask: Tensor, angle: Tensor, dropout: float, train: bool) -> Tensor:
                      parts = torch.chunk(qkv, 3, -1)
                      q = __torch__.rotate(__torch__.split(parts[0], %1$d), angle, 1.0)
                      k = __torch__.rotate(__torch__.split(parts[1], %1$d), angle, 1.0)
                      return __torch__.attend(q, k, __torch__.split(parts[2], %1$d), mask, dropout, train, False)
                    """.formatted(config.integer("num_attention_heads"));
        }

        String trunk() {
            int size = config.integer("hidden_size") / config.integer("num_attention_heads");
            String begin = """
                    def enter(ps: List[Tensor], ids: Tensor, lengths: Tensor, dropout: float, train: bool) -> List[Tensor]:
                      mask = __torch__.present(ids, lengths)
                      places = torch.arange(torch.size(ids, 1), device=ids.device)
                      far = torch.abs(torch.sub(torch.unsqueeze(places, 1), torch.unsqueeze(places, 0)))
                      near = torch.logical_and(mask, torch.le(far, %d))
                      x = __torch__.drop(%s, dropout, train)
                      global_angle = __torch__.angles(torch.size(ids, 1), 0, %s, x)
                      local_angle = __torch__.angles(torch.size(ids, 1), 0, %s, x)
                      return [x, mask, near, global_angle, local_angle]
                    """.formatted(
                    config.integer("local_attention", 128) / 2,
                    norm(
                            "torch.embedding(" + parameter.apply("model.embeddings.tok_embeddings.weight") + ", ids)",
                            "model.embeddings.norm"),
                    Text.floats(Rotary.frequencies(base(config, true), size)),
                    Text.floats(Rotary.frequencies(base(config, false), size)));
            return begin
                    + Stack.encoder(config.integer("num_hidden_layers"), BESIDE, this::layerCall)
                    + """
                    def close(ps: List[Tensor], x: Tensor) -> Tensor:
                      return %s
                    """.formatted(norm("x", "model.final_norm"));
        }

        private String layerCall(int number) {
            boolean global = isGlobal(config, number);
            boolean attentionBias = config.flag("attention_bias", false);
            boolean mlpBias = config.flag("mlp_bias", false);
            return """
                      h = __torch__.mixed(%s, %s, %s, dropout, train)
                      x = torch.add(x, __torch__.drop(%s, dropout, train))
                      g = torch.chunk(%s, 2, -1)
                      h = g[0]
                      h = __torch__.drop(torch.mul(%s, g[1]), dropout, train)
                      x = torch.add(x, %s)
                    """.formatted(
                            linear(
                                    number == 0 ? "x" : norm("x", layer(number) + "attn_norm"),
                                    layer(number) + "attn.Wqkv",
                                    attentionBias),
                            global ? "mask" : "near",
                            global ? "global_angle" : "local_angle",
                            linear("h", layer(number) + "attn.Wo", attentionBias),
                            linear(norm("x", layer(number) + "mlp_norm"), layer(number) + "mlp.Wi", mlpBias),
                            Text.activation(config, "hidden_activation", "gelu", "h"),
                            linear("h", layer(number) + "mlp.Wo", mlpBias));
        }

        String head(Head head) {
            return head.classifies() ? classifier() : words();
        }

        private String words() {
            String last = "torch.linear(h, %s, %s)"
                    .formatted(
                            parameter.apply("model.embeddings.tok_embeddings.weight"),
                            optional("decoder.bias", config.flag("decoder_bias", true)));
            return """
                    def words(ps: List[Tensor], x: Tensor) -> Tensor:
                      h = x
                    %s  return %s
                    """.formatted(dense(), last);
        }

        private String classifier() {
            String pooled = config.text("classifier_pooling", "cls").equals("mean")
                    ? "torch.div(torch.sum(torch.mul(h, real), 1), torch.sum(real, 1))"
                    : "torch.select(h, 1, 0)";
            return """
                    def answer(ps: List[Tensor], h: Tensor, lengths: Tensor, dropout: float, train: bool) -> Tensor:
                      real = torch.transpose(torch.squeeze(__torch__.present(h, lengths), 1), 1, 2).to(h.dtype)
                      h = %s
                    %s  return %s
                    """.formatted(pooled, dense(), linear("__torch__.drop(h, dropout, train)", "classifier", true));
        }

        /** The hidden layer that both heads begin with. */
        private String dense() {
            return "  h = %s\n  h = %s\n"
                    .formatted(
                            linear("h", "head.dense", config.flag("classifier_bias", false)),
                            norm(Text.activation(config, "classifier_activation", "gelu", "h"), "head.norm"));
        }
    }
}
