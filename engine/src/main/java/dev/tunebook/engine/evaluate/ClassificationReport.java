package dev.tunebook.engine.evaluate;

import dev.tunebook.engine.spec.UserException;
import java.util.HashSet;
import java.util.List;

/** The class-wise table, byte for byte as scikit-learn's {@code classification_report} prints it. */
public final class ClassificationReport {
    private static final int DEFAULT_DIGITS = 2;
    private static final int NUMBER_WIDTH = 9;
    private static final List<String> HEADERS = List.of("precision", "recall", "f1-score", "support");

    private final StringBuilder text = new StringBuilder();
    private final int digits;
    private final int nameWidth;

    private ClassificationReport(int nameWidth, int digits) {
        this.nameWidth = nameWidth;
        this.digits = digits;
    }

    public static String text(Metrics metrics) {
        return text(metrics, DEFAULT_DIGITS);
    }

    /** With {@code digits} decimals, at least 0. */
    public static String text(Metrics metrics, int digits) {
        if (digits < 0) {
            throw new UserException("digits (%d) must be at least 0.".formatted(digits), "digits=2, the default.");
        }
        int longest = metrics.classes().stream()
                .mapToInt(each -> length(each.label()))
                .max()
                .orElse(0);
        int nameWidth = Math.max(longest, Math.max(metrics.weighted().name().length(), digits));
        return new ClassificationReport(nameWidth, digits).write(metrics);
    }

    /** The same of rows with several labels: all four averages, no accuracy. */
    public static String text(MultiLabelMetrics metrics, int digits) {
        int longest = metrics.classes().stream()
                .mapToInt(each -> length(each.label()))
                .max()
                .orElse(0);
        int nameWidth = Math.max(longest, Math.max(metrics.weighted().name().length(), digits));
        ClassificationReport report = new ClassificationReport(nameWidth, digits);
        report.header();
        metrics.classes().forEach(report::row);
        report.text.append('\n');
        report.row(metrics.micro());
        report.row(metrics.macro());
        report.row(metrics.weighted());
        report.row(metrics.samples());
        return report.text.toString();
    }

    private void header() {
        name("");
        HEADERS.forEach(this::cell);
        text.append("\n\n");
    }

    private void row(ClassMetrics each) {
        row(each.label(), each.precision(), each.recall(), each.f1(), each.support());
    }

    private String write(Metrics metrics) {
        header();
        metrics.classes().forEach(this::row);
        text.append('\n');
        if (coversAllPresent(metrics)) {
            accuracy(metrics.micro());
        } else {
            row(metrics.micro());
        }
        row(metrics.macro());
        row(metrics.weighted());
        return text.toString();
    }

    /** Only then is the micro average the accuracy. */
    private static boolean coversAllPresent(Metrics metrics) {
        List<String> reported =
                metrics.classes().stream().map(ClassMetrics::label).toList();
        return new HashSet<>(reported).equals(new HashSet<>(metrics.confusion().presentLabels()));
    }

    private void accuracy(Average micro) {
        name("accuracy");
        cell("");
        cell("");
        cell(rounded(micro.f1()));
        cell(Long.toString(micro.support()));
        text.append('\n');
    }

    private void row(Average average) {
        row(average.name(), average.precision(), average.recall(), average.f1(), average.support());
    }

    private void row(String label, double precision, double recall, double f1, long support) {
        name(label);
        cell(rounded(precision));
        cell(rounded(recall));
        cell(rounded(f1));
        cell(Long.toString(support));
        text.append('\n');
    }

    private void name(String label) {
        text.append(" ".repeat(nameWidth - length(label))).append(label).append(' ');
    }

    private void cell(String value) {
        text.append(' ')
                .append(" ".repeat(Math.max(0, NUMBER_WIDTH - value.length())))
                .append(value);
    }

    private String rounded(double value) {
        return FixedDecimals.of(value, digits);
    }

    private static int length(String label) {
        return label.codePointCount(0, label.length());
    }
}
