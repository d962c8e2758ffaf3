package dev.tunebook.engine.evaluate.text;

/**
 * BLEU's precisions by n-gram length, smoothed.
 *
 * @param percents 0 to 100
 * @param orders how many of them count
 */
record BleuPrecisions(double[] percents, int orders) {

    static BleuPrecisions of(long[] matches, long[] totals, BleuSpec spec) {
        double[] percents = new double[matches.length];
        int orders = matches.length;
        double halves = 1;
        for (int order = 0; order < matches.length && anyOf(matches); order++) {
            double added = spec.smoothing() == BleuSpec.Smoothing.ADD && order > 0 ? spec.smoothingValue() : 0;
            double matched = matches[order] + added;
            double total = totals[order] + added;
            if (total == 0) {
                break;
            }
            orders = spec.effectiveOrder() ? order + 1 : orders;
            if (matched == 0) {
                halves *= 2;
                matched = instead(spec, halves);
            }
            percents[order] = 100 * matched / total;
        }
        return new BleuPrecisions(percents, orders);
    }

    /** What no match counts. */
    private static double instead(BleuSpec spec, double halves) {
        return switch (spec.smoothing()) {
            case EXPONENTIAL -> 1 / halves;
            case FLOOR -> spec.smoothingValue();
            default -> 0;
        };
    }

    double geometricMean() {
        double logs = 0;
        for (int order = 0; order < orders; order++) {
            logs += Math.log(percents[order]);
        }
        return Math.exp(logs / orders);
    }

    private static boolean anyOf(long[] matches) {
        for (long each : matches) {
            if (each > 0) {
                return true;
            }
        }
        return false;
    }
}
