package dev.tunebook.engine.behave;

import dev.tunebook.engine.evaluate.LabelAnswers;
import dev.tunebook.engine.evaluate.TextClassifier;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What numbers a model gives a text, and when two of its answers are the same. */
public interface AnswerKind {
    /** What may be answered, by id; none where answers are a number. */
    List<String> labels();

    /** Whether a user would see no difference. */
    boolean isSame(float[] one, float[] other);

    /** Whether an answer is one at all. */
    boolean isValid(float[] answer);

    /** Whether it gives a label; where answers are numbers, a number near it. */
    boolean gives(String label, float[] answer);

    /** The number that a direction or a gap is about: of a label, or of {@code before}'s own answer when it is empty. */
    double of(String label, float[] before, float[] answer);

    /** An answer in words. */
    String words(float[] answer);

    /** One class of several, with probabilities of all. */
    static AnswerKind classes(List<String> labels) {
        return new Classes(List.copyOf(labels));
    }

    /** Any number of labels, each with its probability. */
    static AnswerKind severalLabels(List<String> labels) {
        return new SeveralLabels(List.copyOf(labels));
    }

    /**
     * A number.
     *
     * @param tolerance how far apart two numbers may be that are much the same
     */
    static AnswerKind number(double tolerance) {
        return new Number(tolerance);
    }

    /** See {@link #classes}. */
    record Classes(List<String> labels) implements AnswerKind {
        @Override
        public boolean isSame(float[] one, float[] other) {
            return TextClassifier.likeliest(one) == TextClassifier.likeliest(other);
        }

        @Override
        public boolean isValid(float[] answer) {
            double sum = 0;
            for (float probability : answer) {
                sum += probability;
            }
            return areShares(answer) && Math.abs(sum - 1) <= 1e-3;
        }

        @Override
        public boolean gives(String label, float[] answer) {
            return labels.get(TextClassifier.likeliest(answer)).equals(label);
        }

        @Override
        public double of(String label, float[] before, float[] answer) {
            return answer[label.isEmpty() ? TextClassifier.likeliest(before) : labels.indexOf(label)];
        }

        @Override
        public String words(float[] answer) {
            int likeliest = TextClassifier.likeliest(answer);
            return String.format(Locale.ROOT, "%s %.2f", labels.get(likeliest), answer[likeliest]);
        }
    }

    /** See {@link #severalLabels}. */
    record SeveralLabels(List<String> labels) implements AnswerKind {
        @Override
        public boolean isSame(float[] one, float[] other) {
            return answered(one).equals(answered(other));
        }

        private static BitSet answered(float[] answer) {
            BitSet answered = new BitSet();
            IntStream.range(0, answer.length).forEach(id -> answered.set(id, answer[id] >= LabelAnswers.THRESHOLD));
            return answered;
        }

        @Override
        public boolean isValid(float[] answer) {
            return areShares(answer);
        }

        @Override
        public boolean gives(String label, float[] answer) {
            return answered(answer).get(labels.indexOf(label));
        }

        @Override
        public double of(String label, float[] before, float[] answer) {
            return answer[label.isEmpty() ? TextClassifier.likeliest(before) : labels.indexOf(label)];
        }

        @Override
        public String words(float[] answer) {
            String all = answered(answer).stream()
                    .mapToObj(id -> String.format(Locale.ROOT, "%s %.2f", labels.get(id), answer[id]))
                    .collect(Collectors.joining(", "));
            return all.isEmpty() ? "none" : all;
        }
    }

    /** See {@link #number}. */
    record Number(double tolerance) implements AnswerKind {
        @Override
        public List<String> labels() {
            return List.of();
        }

        @Override
        public boolean isSame(float[] one, float[] other) {
            return Math.abs(one[0] - (double) other[0]) <= tolerance;
        }

        @Override
        public boolean isValid(float[] answer) {
            return Float.isFinite(answer[0]);
        }

        @Override
        public boolean gives(String label, float[] answer) {
            return Math.abs(Double.parseDouble(label) - answer[0]) <= tolerance;
        }

        @Override
        public double of(String label, float[] before, float[] answer) {
            return answer[0];
        }

        @Override
        public String words(float[] answer) {
            return String.format(Locale.ROOT, "%.4g", answer[0]);
        }
    }

    private static boolean areShares(float[] answer) {
        for (float probability : answer) {
            if (!(probability >= 0 && probability <= 1)) {
                return false;
            }
        }
        return true;
    }
}
