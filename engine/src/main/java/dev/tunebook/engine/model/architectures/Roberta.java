package dev.tunebook.engine.model.architectures;

import dev.tunebook.engine.spec.Task;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** RoBERTa (Liu et al. 2019, arXiv:1907.11692): BERT whose positions begin after the padding id, without a pooler. */
final class Roberta implements Architecture {
    private static final MaskedHead MASKED = new MaskedHead(
            "lm_head.dense", "lm_head.layer_norm", "roberta.embeddings.word_embeddings.weight", "lm_head.bias");

    @Override
    public List<Parameter> parameters(Config config, Head head) {
        ParameterList parameters = new ParameterList(config);
        Bert.trunk(parameters, config, "roberta.");
        long width = config.integer("hidden_size");
        if (head.classifies()) {
            return parameters
                    .linear("classifier.dense", width, width, true)
                    .linear("classifier.out_proj", head.classes(), width, true)
                    .list();
        }
        MASKED.add(parameters, width, config.integer("vocab_size"));
        return parameters.list();
    }

    private static int firstPosition(Config config) {
        return config.integer("pad_token_id", 1) + 1;
    }

    @Override
    public String program(Config config, Head head, UnaryOperator<String> parameter) {
        String trunk = Bert.trunkText(config, "roberta.", firstPosition(config), parameter);
        if (head.classifies()) {
            return trunk
                    + """
                    def answer(ps: List[Tensor], h: Tensor, lengths: Tensor, dropout: float, train: bool) -> Tensor:
                      first = __torch__.drop(torch.select(h, 1, 0), dropout, train)
                      h = torch.tanh(torch.linear(first, %s, %s))
                      return torch.linear(__torch__.drop(h, dropout, train), %s, %s)
                    """.formatted(
                                    parameter.apply("classifier.dense.weight"),
                                    parameter.apply("classifier.dense.bias"),
                                    parameter.apply("classifier.out_proj.weight"),
                                    parameter.apply("classifier.out_proj.bias"));
        }
        return trunk
                + MASKED.functions(
                        parameter,
                        "torch.gelu(h)",
                        config.integer("hidden_size"),
                        config.number("layer_norm_eps", 1e-12));
    }

    @Override
    public Activations activations(Config config) {
        return PostNorm.activations(config);
    }

    @Override
    public String family() {
        return "Roberta";
    }

    @Override
    public Set<Task> tasks() {
        return Set.of(Task.CLASSIFICATION, Task.MASKED_LM);
    }

    @Override
    public int positions(Config config) {
        return config.integer("max_position_embeddings") - firstPosition(config);
    }

    /** Separators tell segments apart. */
    @Override
    public boolean looksUpOnly(Config config, Head head) {
        return head.classifies() && !Bert.hasSegments(config);
    }

    @Override
    public String prefix() {
        return "roberta.";
    }
}
