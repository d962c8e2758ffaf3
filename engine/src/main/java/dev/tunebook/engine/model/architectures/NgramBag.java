package dev.tunebook.engine.model.architectures;

import dev.tunebook.engine.spec.Task;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The mean of learned embeddings of words, word pairs and character n-grams, classified by one hidden layer.
 *
 * <p>After Joulin et al. 2016, Bag of Tricks for Efficient Text Classification (arXiv:1607.01759), with the character
 * n-grams of Bojanowski et al. 2017 (arXiv:1607.04606), and a residual hidden layer on top. Dropout leaves out whole words
 * and n-grams too (Iyyer et al. 2015, Deep Unordered Composition Rivals Syntactic Methods), but never a text's first. It
 * starts from nothing, reads no word order beyond pairs, and learns in seconds.
 */
final class NgramBag implements Architecture {
    @Override
    public List<Parameter> parameters(Config config, Head head) {
        int size = config.integer("vocab_size");
        int width = config.integer("hidden_size");
        return List.of(
                Parameter.weight("embedding.weight", 1.0 / Math.sqrt(width), size, width),
                Parameter.weight("hidden.weight", 1.0 / Math.sqrt(width), width, width),
                Parameter.bias("hidden.bias", width),
                Parameter.scale("norm.weight", width),
                Parameter.bias("norm.bias", width),
                Parameter.weight("classifier.weight", 0.02, head.classes(), width),
                Parameter.bias("classifier.bias", head.classes()));
    }

    @Override
    public String program(Config config, Head head, UnaryOperator<String> parameter) {
        return """
                def forward(ps: List[Tensor], ids: Tensor, lengths: Tensor, dropout: float, train: bool) -> Tensor:
                  places = torch.unsqueeze(torch.arange(torch.size(ids, 1), device=ids.device), 0)
                  present = torch.lt(places, torch.unsqueeze(lengths, 1))
                  if train and dropout > 0.0:
                    stays = torch.gt(torch.rand([torch.size(ids, 0), torch.size(ids, 1)], device=ids.device), dropout)
                    present = torch.logical_and(present, torch.logical_or(stays, torch.eq(places, 0)))
                    lengths = torch.sum(present, 1)
                  bags = torch.embedding_bag(%s, torch.masked_select(ids, present), torch.sub(torch.cumsum(lengths, 0), lengths), False, 1)
                  mean = torch.layer_norm(bags[0], [%d], %s, %s)
                  mean = __torch__.drop(mean, dropout, train)
                  hidden = torch.gelu(torch.linear(mean, %s, %s))
                  return torch.linear(__torch__.drop(torch.add(mean, hidden), dropout, train), %s, %s)
                """.formatted(
                        parameter.apply("embedding.weight"),
                        config.integer("hidden_size"),
                        parameter.apply("norm.weight"),
                        parameter.apply("norm.bias"),
                        parameter.apply("hidden.weight"),
                        parameter.apply("hidden.bias"),
                        parameter.apply("classifier.weight"),
                        parameter.apply("classifier.bias"));
    }

    @Override
    public String family() {
        return "";
    }

    @Override
    public Set<Task> tasks() {
        return Set.of(Task.CLASSIFICATION);
    }

    @Override
    public int positions(Config config) {
        return Integer.MAX_VALUE;
    }

    @Override
    public String prefix() {
        return "";
    }

    /** All but the classifier itself. */
    @Override
    public boolean isTrunk(String parameter) {
        return !parameter.startsWith("classifier.");
    }
}
