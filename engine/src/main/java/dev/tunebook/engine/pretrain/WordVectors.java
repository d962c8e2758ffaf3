package dev.tunebook.engine.pretrain;

import java.util.List;

/**
 * A direction and an importance for each token; a text is the sum of its tokens' directions, each as long as it is
 * important.
 *
 * @param vectors {@code [size, width]}, row by row, each row of length 1
 * @param importance natural logarithms of the factors
 */
record WordVectors(float[] vectors, float[] importance) {
    /** Where a token is as frequent as this share of all, it counts half (Arora, Liang and Ma, 2017). */
    private static final double HALF = 1e-3;

    private static final double LEAST = 0.02;

    /** Directions of embeddings, without what is common to all of them, and the less important the more frequent. */
    static WordVectors of(float[] embeddings, List<Document> documents, int size) {
        double[] frequencies = frequencies(documents, size);
        int width = embeddings.length / size;
        float[] vectors = embeddings.clone();
        center(vectors, frequencies, width);
        float[] importance = new float[size];
        for (int id = 0; id < size; id++) {
            importance[id] = (float) Math.log(Math.max(HALF / (HALF + frequencies[id]), LEAST));
            normalize(vectors, id * width, width);
        }
        return new WordVectors(vectors, importance);
    }

    int size() {
        return importance.length;
    }

    int width() {
        return vectors.length / importance.length;
    }

    private static double[] frequencies(List<Document> documents, int size) {
        double[] counts = new double[size];
        double all = 0;
        for (Document document : documents) {
            for (int id : document.ids()) {
                counts[id] += document.weight();
                all += document.weight();
            }
        }
        for (int id = 0; id < size; id++) {
            counts[id] /= Math.max(all, 1);
        }
        return counts;
    }

    private static void center(float[] vectors, double[] frequencies, int width) {
        double[] mean = new double[width];
        int known = 0;
        for (int id = 0; id < frequencies.length; id++) {
            known += frequencies[id] > 0 ? 1 : 0;
            for (int i = 0; i < width && frequencies[id] > 0; i++) {
                mean[i] += vectors[id * width + i];
            }
        }
        for (int i = 0; i < vectors.length; i++) {
            vectors[i] -= (float) (mean[i % width] / Math.max(known, 1));
        }
    }

    private static void normalize(float[] values, int from, int length) {
        double squares = 0;
        for (int i = from; i < from + length; i++) {
            squares += (double) values[i] * values[i];
        }
        float factor = (float) (1 / Math.sqrt(Math.max(squares, 1e-18)));
        for (int i = from; i < from + length; i++) {
            values[i] *= factor;
        }
    }
}
