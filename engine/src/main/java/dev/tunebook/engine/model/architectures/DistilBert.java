package dev.tunebook.engine.model.architectures;

import dev.tunebook.engine.spec.Task;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** DistilBERT (Sanh et al. 2019, arXiv:1910.01108): BERT without token types and pooler. */
final class DistilBert implements Architecture {
    private static final double EPSILON = 1e-12;

    private static final PostNorm LAYER = new PostNorm(
            "attention.q_lin",
            "attention.k_lin",
            "attention.v_lin",
            "attention.out_lin",
            "sa_layer_norm",
            "ffn.lin1",
            "ffn.lin2",
            "output_layer_norm");

    private static final MaskedHead MASKED = new MaskedHead(
            "vocab_transform",
            "vocab_layer_norm",
            "distilbert.embeddings.word_embeddings.weight",
            "vocab_projector.bias");

    @Override
    public List<Parameter> parameters(Config config, Head head) {
        long width = config.integer("dim");
        long vocabulary = config.integer("vocab_size");
        ParameterList parameters = new ParameterList(config)
                .weight("distilbert.embeddings.word_embeddings.weight", vocabulary, width)
                .weight("distilbert.embeddings.position_embeddings.weight", positions(config), width)
                .norm("distilbert.embeddings.LayerNorm", width, true);
        for (int i = 0; i < config.integer("n_layers"); i++) {
            LAYER.add(parameters, layer(i), width, config.integer("hidden_dim"));
        }
        if (head.classifies()) {
            return parameters
                    .linear("pre_classifier", width, width, true)
                    .linear("classifier", head.classes(), width, true)
                    .list();
        }
        MASKED.add(parameters, width, vocabulary);
        return parameters.list();
    }

    private static String layer(int number) {
        return "distilbert.transformer.layer." + number + ".";
    }

    @Override
    public String program(Config config, Head head, UnaryOperator<String> parameter) {
        int width = config.integer("dim");
        StringBuilder text = new StringBuilder(Text.HEADS + Text.PRESENT);
        text.append(PostNorm.function(
                config.integer("n_heads"), width, EPSILON, Text.activation(config, "activation", "gelu", "h")));
        text.append("""
                def enter(ps: List[Tensor], ids: Tensor, lengths: Tensor, dropout: float, train: bool) -> List[Tensor]:
                  mask = __torch__.present(ids, lengths)
                  places = torch.arange(torch.size(ids, 1), device=ids.device)
                  x = torch.add(torch.embedding(%s, ids), torch.embedding(%s, places))
                  x = __torch__.drop(torch.layer_norm(x, [%d], %s, %s, %s), dropout, train)
                  return [x, mask]
                """.formatted(
                        parameter.apply("distilbert.embeddings.word_embeddings.weight"),
                        parameter.apply("distilbert.embeddings.position_embeddings.weight"),
                        width,
                        parameter.apply("distilbert.embeddings.LayerNorm.weight"),
                        parameter.apply("distilbert.embeddings.LayerNorm.bias"),
                        EPSILON));
        return text.append(PostNorm.stack(config.integer("n_layers"), i -> LAYER.call(parameter, layer(i))))
                .append(head(config, head, parameter))
                .toString();
    }

    private static String head(Config config, Head head, UnaryOperator<String> parameter) {
        if (head.classifies()) {
            return """
                    def answer(ps: List[Tensor], h: Tensor, lengths: Tensor, dropout: float, train: bool) -> Tensor:
                      h = torch.relu(torch.linear(torch.select(h, 1, 0), %s, %s))
                      return torch.linear(__torch__.drop(h, dropout, train), %s, %s)
                    """.formatted(
                            parameter.apply("pre_classifier.weight"),
                            parameter.apply("pre_classifier.bias"),
                            parameter.apply("classifier.weight"),
                            parameter.apply("classifier.bias"));
        }
        return MASKED.functions(
                parameter, Text.activation(config, "activation", "gelu", "h"), config.integer("dim"), EPSILON);
    }

    @Override
    public Activations activations(Config config) {
        return new Activations(
                config.integer("n_layers"),
                config.integer("dim"),
                config.integer("hidden_dim"),
                config.integer("n_heads"),
                PostNorm.WIDTHS,
                PostNorm.INNERS);
    }

    @Override
    public String family() {
        return "DistilBert";
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
        return "distilbert.";
    }
}
