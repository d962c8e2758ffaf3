package dev.tunebook.engine.pretrain;

import dev.tunebook.engine.torch.Program;
import dev.tunebook.engine.torch.Scope;
import dev.tunebook.engine.torch.Torch;
import java.util.List;
import java.util.Random;

/**
 * Embeddings that know which words keep the same company before anything is trained: the mutual information of
 * neighbours, in as few dimensions as a model has (Levy and Goldberg, 2014).
 *
 * <p>The decomposition is the randomised one of Halko, Martinsson and Tropp (2011), with orthonormal bases between its
 * power iterations; a left singular vector counts with the square root of its singular value.
 */
final class CooccurrenceEmbeddings {
    /** Farthest neighbour, in tokens. */
    static final int WINDOW = 8;

    /** More dimensions than asked for, so that the last ones are right too. */
    private static final int OVERSAMPLING = 32;

    private static final long POWER_ITERATIONS = 4;

    private static final String PROGRAM = """
              def embed(self: __torch__.Program, m: Tensor, start: Tensor, iterations: int, width: int) -> Tensor:
                y = torch.matmul(m, start)
                for _0 in range(iterations):
                  q, _1, = torch.linalg_qr(y)
                  z, _2, = torch.linalg_qr(torch.matmul(torch.t(m), q))
                  y = torch.matmul(m, z)
                q2, _3, = torch.linalg_qr(y)
                u, s, _4, = torch.linalg_svd(torch.matmul(torch.t(q2), m), False)
                left = torch.matmul(q2, torch.slice(u, 1, 0, width))
                return torch.contiguous(torch.mul(left, torch.sqrt(torch.slice(s, 0, 0, width))))
            """;

    private CooccurrenceEmbeddings() {}

    /**
     * Learns embeddings.
     *
     * @param documents whose ids are below size
     * @param size number of ids
     * @param width dimensions, less than size
     * @param deviation standard deviation of all values together
     * @return {@code [size, width]}, row by row
     */
    static float[] learn(Torch torch, List<Document> documents, int size, int width, double deviation, long seed) {
        float[] information = Cooccurrences.count(documents, size, WINDOW).positiveMutualInformation();
        int wide = Math.min(size, width + OVERSAMPLING);
        try (Program program = Program.compile(torch, PROGRAM);
                Scope scope = torch.scope()) {
            float[] embeddings = program.tensor(
                            scope,
                            "embed",
                            scope.floats(information, size, size),
                            scope.floats(gaussian(size * wide, seed), size, wide),
                            POWER_ITERATIONS,
                            (long) width)
                    .floats();
            return scaled(embeddings, deviation);
        }
    }

    private static float[] gaussian(int length, long seed) {
        Random random = new Random(seed);
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    private static float[] scaled(float[] values, double deviation) {
        double sum = 0;
        double squares = 0;
        for (float value : values) {
            sum += value;
            squares += (double) value * value;
        }
        double mean = sum / values.length;
        double factor = deviation / Math.sqrt(Math.max(squares / values.length - mean * mean, 1e-12));
        for (int i = 0; i < values.length; i++) {
            values[i] *= (float) factor;
        }
        return values;
    }
}
