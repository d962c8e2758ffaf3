package dev.tunebook.dsl.views;

import java.util.ArrayList;
import java.util.List;

/**
 * One axis of a chart: its range and where its labels stand.
 *
 * @param title what is measured, with its unit
 * @param from the lowest value, above 0 when logarithmic
 * @param to the highest value, above the lowest
 * @param scale how values lie along it
 */
record Axis(String title, double from, double to, Scale scale) {
    /** A logarithmic axis with fewer powers of ten than this has labels between them. */
    private static final int FEW_DECADES = 3;

    /** How values lie along an axis. */
    enum Scale {
        /** Equal distances are equal differences. */
        LINEAR,
        /** The same, and only whole numbers are labelled. */
        WHOLE,
        /** The same, and nothing is labelled. */
        BARE,
        /** Equal distances are equal ratios. */
        LOGARITHMIC
    }

    /** A linear axis. */
    static Axis linear(String title, double from, double to) {
        return new Axis(title, from, to, Scale.LINEAR);
    }

    boolean logarithmic() {
        return scale == Scale.LOGARITHMIC;
    }

    /** A linear axis that spans some values, with round ends; 0 to 1 when there are none. */
    static Axis around(String title, double lowest, double highest) {
        if (!(highest >= lowest) || !Double.isFinite(highest - lowest)) {
            return linear(title, 0, 1);
        }
        double span = highest > lowest ? highest - lowest : Math.max(1e-3, Math.abs(highest) * 0.1);
        double step = step(span, 5);
        double from = Math.floor(lowest / step) * step;
        double to = Math.ceil(highest / step) * step;
        return linear(title, from, to > from ? to : from + step);
    }

    /** A logarithmic axis from one value to another; both must be above 0. */
    static Axis logarithmic(String title, double from, double to) {
        return new Axis(title, from, to > from ? to : from * 10, Scale.LOGARITHMIC);
    }

    /** Where a value lies, 0 at the beginning of the axis and 1 at its end. */
    double place(double value) {
        return logarithmic()
                ? (Math.log10(value) - Math.log10(from)) / (Math.log10(to) - Math.log10(from))
                : (value - from) / (to - from);
    }

    /** The value, or the nearer end of the axis. */
    double clamp(double value) {
        return Math.max(from, Math.min(to, value));
    }

    boolean contains(double value) {
        return value >= from && value <= to;
    }

    /** Round values to label, about so many. */
    List<Double> ticks(int about) {
        if (logarithmic()) {
            return decades(about);
        }
        if (scale == Scale.BARE) {
            return List.of();
        }
        double step = step(to - from, about);
        return multiples(scale == Scale.WHOLE ? Math.max(1, step) : step);
    }

    private List<Double> multiples(double step) {
        List<Double> ticks = new ArrayList<>();
        double slack = step * 1e-6;
        for (long i = (long) Math.ceil((from - slack) / step); i * step <= to + slack; i++) {
            ticks.add(i * step);
        }
        return ticks;
    }

    private List<Double> decades(int about) {
        int first = (int) Math.ceil(Math.log10(from) - 1e-9);
        int last = (int) Math.floor(Math.log10(to) + 1e-9);
        int every = Math.max(1, (int) Math.ceil((last - first + 1) / (double) about));
        List<Double> ticks = new ArrayList<>();
        for (int exponent = first; exponent <= last; exponent += every) {
            ticks.add(Double.parseDouble("1e" + exponent));
        }
        return ticks.size() < FEW_DECADES ? between(first - 1, last) : ticks;
    }

    /** 1, 2 and 5 times the powers of ten that are on the axis. */
    private List<Double> between(int first, int last) {
        List<Double> ticks = new ArrayList<>();
        for (int exponent = first; exponent <= last; exponent++) {
            for (int factor : new int[] {1, 2, 5}) {
                double tick = Double.parseDouble(factor + "e" + exponent);
                if (contains(tick)) {
                    ticks.add(tick);
                }
            }
        }
        return ticks;
    }

    /** 1, 2 or 5 times a power of ten. */
    private static double step(double span, int about) {
        double raw = span / about;
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        double factor = raw / power;
        return power * (factor < 1.5 ? 1 : factor < 3.5 ? 2 : factor < 7.5 ? 5 : 10);
    }
}
