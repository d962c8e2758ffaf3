package dev.tunebook.engine.model.architectures;

import java.util.function.UnaryOperator;

/**
 * The masked-language-modelling head of BERT and its kin: a hidden layer, normalised, and the word embeddings turned
 * round (Devlin et al. 2019, arXiv:1810.04805).
 *
 * @param dense name of the hidden layer
 * @param norm name of its norm
 * @param words name of the word embeddings, which are the output's weights too
 * @param bias name of the output's bias
 */
record MaskedHead(String dense, String norm, String words, String bias) {
    /** The head's parameters; the embeddings belong to the trunk. */
    void add(ParameterList parameters, long width, long vocabulary) {
        parameters.linear(dense, width, width, true).norm(norm, width, true).bias(bias, vocabulary);
    }

    /**
     * The function {@code words}.
     *
     * @param activation the expression for the activation of {@code h}
     */
    String functions(UnaryOperator<String> parameter, String activation, long width, double epsilon) {
        return """
                def words(ps: List[Tensor], x: Tensor) -> Tensor:
                  h = torch.linear(x, %s, %s)
                  h = torch.layer_norm(%s, [%d], %s, %s, %s)
                  return torch.linear(h, %s, %s)
                """.formatted(
                        parameter.apply(dense + ".weight"),
                        parameter.apply(dense + ".bias"),
                        activation,
                        width,
                        parameter.apply(norm + ".weight"),
                        parameter.apply(norm + ".bias"),
                        epsilon,
                        parameter.apply(words),
                        parameter.apply(bias));
    }
}
