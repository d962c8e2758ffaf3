package dev.tunebook.engine.pretrain;

import dev.tunebook.engine.torch.Program;
import dev.tunebook.engine.torch.Scope;
import dev.tunebook.engine.torch.Tensor;
import dev.tunebook.engine.torch.Torch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Teaches word vectors to tell which span of a text follows which, among many: spans that follow each other are about
 * the same.
 *
 * <p>The loss is InfoNCE (van den Oord, Li and Vinyals 2018, arXiv:1807.03748) in both directions, over the cosines of
 * the spans of a batch divided by the temperature .05; a span's vector is the sum of its tokens'. The optimizer is Adam.
 */
final class NeighbouringSpans {
    private static final int BATCH = 1024;
    private static final int SHORTEST = 5;
    private static final int LONGEST = 40;
    private static final double VECTOR_RATE = 3e-3;
    private static final double IMPORTANCE_RATE = 5e-3;
    private static final double WARM_UP = 50;
    private static final int TELL_EVERY = 100;

    /** Lists of tensors that a group of the optimizer takes. */
    private static final int GROUP = 4;

    private static final String PROGRAM = """
              def step(self: __torch__.Program, vectors: List[Tensor], vector_means: List[Tensor], vector_squares: List[Tensor], vector_counts: List[Tensor], importance: List[Tensor], importance_means: List[Tensor], importance_squares: List[Tensor], importance_counts: List[Tensor], ids: Tensor, lengths: Tensor, vector_rate: float, importance_rate: float) -> List[float]:
                v = torch.requires_grad_(torch.detach(vectors[0]))
                w = torch.requires_grad_(torch.detach(importance[0]))
                cost = __torch__.cost(v, w, ids, lengths)
                found = torch.autograd.grad([cost], [v, w], None, None, False, False)
                torch.set_grad_enabled(False)
                __torch__.adam(vectors, found[0], vector_means, vector_squares, vector_counts, vector_rate)
                __torch__.adam(importance, found[1], importance_means, importance_squares, importance_counts, importance_rate)
                torch.set_grad_enabled(True)
                return [float(cost)]
              def directions(self: __torch__.Program, vectors: Tensor) -> Tensor:
                return __torch__.unit(vectors)
            def unit(x: Tensor) -> Tensor:
              return torch.div(x, torch.clamp(torch.linalg_vector_norm(x, 2, [-1], True), 1e-09))
            def cost(vectors: Tensor, importance: Tensor, ids: Tensor, lengths: Tensor) -> Tensor:
              here = torch.lt(torch.unsqueeze(torch.arange(torch.size(ids, 1)), 0), torch.unsqueeze(lengths, 1)).to(6)
              factors = torch.mul(torch.exp(torch.embedding(torch.unsqueeze(importance, 1), ids)), torch.unsqueeze(here, 2))
              spans = __torch__.unit(torch.sum(torch.mul(torch.embedding(__torch__.unit(vectors), ids), factors), [1]))
              half = torch.floordiv(torch.size(ids, 0), 2)
              alike = torch.mul(torch.matmul(torch.slice(spans, 0, 0, half), torch.t(torch.slice(spans, 0, half))), 20.0)
              own = torch.arange(half)
              there = torch.cross_entropy_loss(alike, own, None, 1, -100, 0.0)
              back = torch.cross_entropy_loss(torch.t(alike), own, None, 1, -100, 0.0)
              return torch.mul(torch.add(there, back), 0.5)
            def adam(ps: List[Tensor], g: Optional[Tensor], means: List[Tensor], squares: List[Tensor], counts: List[Tensor], rate: float) -> NoneType:
              if g is None:
                return None
              torch._foreach_add_(counts, 1)
              torch._fused_adam_(ps, [g], means, squares, annotate(List[Tensor], []), counts, lr=rate, beta1=0.9, beta2=0.999, weight_decay=0.0, eps=1e-08, amsgrad=False, maximize=False)
              return None
            """;

    private final Sampler books;
    private final Sampler domain;
    private final double domainShare;
    private final Random random;

    /**
     * Spans of some documents.
     *
     * @param domainShare of the spans are of the domain, if there is one
     */
    NeighbouringSpans(List<Document> documents, double domainShare, long seed) {
        this.books = new Sampler(
                documents.stream().filter(each -> !each.isOfDomain()).toList());
        this.domain =
                new Sampler(documents.stream().filter(Document::isOfDomain).toList());
        this.domainShare = domain.isEmpty() ? 0 : domainShare;
        this.random = new Random(seed);
    }

    /**
     * Teaches; texts that are all too short for two spans teach nothing.
     *
     * @param steps of 1,024 pairs of spans of 5 to 40 tokens
     * @param say is told the loss now and then
     */
    WordVectors teach(Torch torch, WordVectors start, int steps, Consumer<String> say) {
        if (books.isEmpty()) {
            return start;
        }
        try (Program program = Program.compile(torch, PROGRAM);
                Scope scope = torch.scope()) {
            int size = start.size();
            List<Object> state = new ArrayList<>(group(scope, start.vectors(), size, start.width()));
            state.addAll(group(scope, start.importance(), size));
            double sum = 0;
            for (int step = 0; step < steps; step++) {
                sum += step(program, scope, state, share(step, steps));
                if ((step + 1) % TELL_EVERY == 0) {
                    say.accept("spans: step %d of %d  loss %.3f".formatted(step + 1, steps, sum / TELL_EVERY));
                    sum = 0;
                }
            }
            return new WordVectors(
                    program.tensor(scope, "directions", tensor(state, 0)).floats(),
                    tensor(state, GROUP).floats());
        }
    }

    /** What Adam keeps of one tensor, each in a list of its own: itself, two moments, a counter of steps. */
    private static List<List<Tensor>> group(Scope scope, float[] values, long... shape) {
        return List.of(
                List.of(scope.floats(values, shape)),
                List.of(scope.zeros(shape)),
                List.of(scope.zeros(shape)),
                List.of(scope.zeros(1)));
    }

    private static Tensor tensor(List<Object> state, int place) {
        return (Tensor) ((List<?>) state.get(place)).get(0);
    }

    private double step(Program program, Scope owner, List<Object> state, double share) {
        try (Scope scope = owner.inner()) {
            long[] ids = new long[2 * BATCH * LONGEST];
            long[] lengths = new long[2 * BATCH];
            for (int pair = 0; pair < BATCH; pair++) {
                (random.nextDouble() < domainShare ? domain : books).draw(pair, ids, lengths, random);
            }
            List<Object> arguments = new ArrayList<>(state);
            arguments.addAll(List.of(
                    scope.longs(ids, 2 * BATCH, LONGEST),
                    scope.longs(lengths, 2 * BATCH),
                    share * VECTOR_RATE,
                    share * IMPORTANCE_RATE));
            return program.numbers("step", arguments.toArray())[0];
        }
    }

    /** Of the peak rates: up in the warm-up, then down in a line. */
    private static double share(int step, int steps) {
        return Math.min((step + 1) / WARM_UP, Math.min(1, (double) (steps - step) / steps * 1.05));
    }

    /** Draws pairs of spans, each place in the documents alike. */
    private static final class Sampler {
        private final List<int[]> documents;
        private final long[] ends;

        Sampler(List<Document> documents) {
            this.documents = documents.stream()
                    .map(Document::ids)
                    .filter(ids -> ids.length >= 2 * SHORTEST)
                    .toList();
            this.ends = new long[this.documents.size()];
            long end = 0;
            for (int i = 0; i < ends.length; i++) {
                end += this.documents.get(i).length;
                ends[i] = end;
            }
        }

        boolean isEmpty() {
            return documents.isEmpty();
        }

        void draw(int pair, long[] ids, long[] lengths, Random random) {
            int found = Arrays.binarySearch(ends, (long) (random.nextDouble() * ends[ends.length - 1]) + 1);
            int[] document = documents.get(found < 0 ? -found - 1 : found);
            int cut = SHORTEST + random.nextInt(document.length - 2 * SHORTEST + 1);
            int before = Math.min(cut, length(random));
            int behind = Math.min(document.length - cut, length(random));
            put(document, cut - before, before, pair, ids, lengths);
            put(document, cut, behind, BATCH + pair, ids, lengths);
        }

        private static int length(Random random) {
            return SHORTEST + random.nextInt(LONGEST - SHORTEST + 1);
        }

        private static void put(int[] document, int from, int length, int row, long[] ids, long[] lengths) {
            for (int i = 0; i < length; i++) {
                ids[row * LONGEST + i] = document[from + i];
            }
            lengths[row] = length;
        }
    }
}
