package dev.tunebook.engine.model.architectures;

import dev.tunebook.engine.spec.Task;
import dev.tunebook.engine.spec.UserException;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** BERT (Devlin et al. 2019, arXiv:1810.04805), with a classification or a masked-language-modelling head. */
final class Bert implements Architecture {
    static final PostNorm LAYER = new PostNorm(
            "attention.self.query",
            "attention.self.key",
            "attention.self.value",
            "attention.output.dense",
            "attention.output.LayerNorm",
            "intermediate.dense",
            "output.dense",
            "output.LayerNorm");

    private static final MaskedHead MASKED = new MaskedHead(
            "cls.predictions.transform.dense",
            "cls.predictions.transform.LayerNorm",
            "bert.embeddings.word_embeddings.weight",
            "cls.predictions.bias");

    @Override
    public List<Parameter> parameters(Config config, Head head) {
        ParameterList parameters = new ParameterList(config);
        trunk(parameters, config, "bert.");
        long width = config.integer("hidden_size");
        if (head.classifies()) {
            return parameters
                    .linear("bert.pooler.dense", width, width, true)
                    .linear("classifier", head.classes(), width, true)
                    .list();
        }
        MASKED.add(parameters, width, config.integer("vocab_size"));
        return parameters.list();
    }

    static void trunk(ParameterList parameters, Config config, String prefix) {
        long width = config.integer("hidden_size");
        parameters
                .weight(prefix + "embeddings.word_embeddings.weight", config.integer("vocab_size"), width)
                .weight(
                        prefix + "embeddings.position_embeddings.weight",
                        config.integer("max_position_embeddings"),
                        width)
                .weight(prefix + "embeddings.token_type_embeddings.weight", config.integer("type_vocab_size", 2), width)
                .norm(prefix + "embeddings.LayerNorm", width, true);
        for (int i = 0; i < config.integer("num_hidden_layers"); i++) {
            LAYER.add(parameters, prefix + "encoder.layer." + i + ".", width, config.integer("intermediate_size"));
        }
    }

    /** Ids to hidden states {@code [batch, time, width]}. Positions begin at an offset. */
    static String trunkText(Config config, String prefix, int firstPosition, UnaryOperator<String> parameter) {
        String positions = config.text("position_embedding_type", "absolute");
        if (!positions.equals("absolute")) {
            throw new UserException(
                    "config.json: position_embedding_type (" + positions + ") must be absolute.",
                    "another checkpoint of this model.");
        }
        int width = config.integer("hidden_size");
        double epsilon = config.number("layer_norm_eps", 1e-12);
        StringBuilder text = new StringBuilder(Text.HEADS + Text.PRESENT);
        text.append(PostNorm.function(
                config.integer("num_attention_heads"),
                width,
                epsilon,
                Text.activation(config, "hidden_act", "gelu", "h")));
        text.append("""
                def enter(ps: List[Tensor], ids: Tensor, lengths: Tensor, dropout: float, train: bool) -> List[Tensor]:
                  mask = __torch__.present(ids, lengths)
                  places = torch.arange(%d, %d + torch.size(ids, 1), device=ids.device)
                  x = torch.add(torch.embedding(%s, ids), torch.embedding(%s, places))
                %s
                  x = __torch__.drop(torch.layer_norm(x, [%d], %s, %s, %s), dropout, train)
                  return [x, mask]
                """.formatted(
                        firstPosition,
                        firstPosition,
                        parameter.apply(prefix + "embeddings.word_embeddings.weight"),
                        parameter.apply(prefix + "embeddings.position_embeddings.weight"),
                        segments(config, parameter.apply(prefix + "embeddings.token_type_embeddings.weight")),
                        width,
                        parameter.apply(prefix + "embeddings.LayerNorm.weight"),
                        parameter.apply(prefix + "embeddings.LayerNorm.bias"),
                        epsilon));
        return text.append(PostNorm.stack(
                        config.integer("num_hidden_layers"),
                        i -> LAYER.call(parameter, prefix + "encoder.layer." + i + ".")))
                .toString();
    }

    /** Everything is in the first segment; of a pair, what comes after the first separator is in the second. */
    private static String segments(Config config, String types) {
        if (!hasSegments(config)) {
            return "  x = torch.add(x, torch.select(%s, 0, 0))".formatted(types);
        }
        String text = "  separators = torch.eq(ids, %d).to(4)\n"
                + "  segments = torch.clamp(torch.sub(torch.cumsum(separators, 1), separators), 0, 1)\n"
                + "  x = torch.add(x, torch.embedding(%s, segments))";
        return text.formatted(config.integer("sep_token_id"), types);
    }

    static boolean hasSegments(Config config) {
        return config.has("sep_token_id") && config.integer("type_vocab_size", 2) >= 2;
    }

    @Override
    public String program(Config config, Head head, UnaryOperator<String> parameter) {
        String trunk = trunkText(config, "bert.", 0, parameter);
        if (head.classifies()) {
            return trunk
                    + """
                    def answer(ps: List[Tensor], h: Tensor, lengths: Tensor, dropout: float, train: bool) -> Tensor:
                      pooled = torch.tanh(torch.linear(torch.select(h, 1, 0), %s, %s))
                      return torch.linear(__torch__.drop(pooled, dropout, train), %s, %s)
                    """.formatted(
                                    parameter.apply("bert.pooler.dense.weight"),
                                    parameter.apply("bert.pooler.dense.bias"),
                                    parameter.apply("classifier.weight"),
                                    parameter.apply("classifier.bias"));
        }
        return trunk
                + MASKED.functions(
                        parameter,
                        Text.activation(config, "hidden_act", "gelu", "h"),
                        config.integer("hidden_size"),
                        config.number("layer_norm_eps", 1e-12));
    }

    @Override
    public Activations activations(Config config) {
        return PostNorm.activations(config);
    }

    @Override
    public String family() {
        return "Bert";
    }

    @Override
    public Set<Task> tasks() {
        return Set.of(Task.CLASSIFICATION, Task.MASKED_LM);
    }

    @Override
    public int positions(Config config) {
        return config.integer("max_position_embeddings");
    }

    /** Separators tell segments apart. */
    @Override
    public boolean looksUpOnly(Config config, Head head) {
        return head.classifies() && !hasSegments(config);
    }

    @Override
    public String prefix() {
        return "bert.";
    }

    /** A checkpoint that was made for masked language modelling has no pooler. */
    @Override
    public boolean isTrunk(String parameter) {
        return parameter.startsWith(prefix()) && !isOptional(parameter);
    }

    @Override
    public boolean isOptional(String parameter) {
        return parameter.contains(".pooler.");
    }
}
