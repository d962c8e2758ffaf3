package dev.tunebook.engine.evaluate.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class MultinomialDrawTest {
    private static final int DRAWS = 50_000;

    /** A cell of share p in n rows has mean np, variance np(1 − p); two cells have covariance −npq. */
    @Test
    void hasTheMomentsOfDrawingRows() {
        checkMoments(3, 5, 4);
        checkMoments(1, 1, 18, 30, 150);
        checkMoments(20_000, 70_000, 10_000);
    }

    private static void checkMoments(long... counts) {
        long rows = LongStream.of(counts).sum();
        SplittableRandom random = new SplittableRandom(5);
        MultinomialDraw multinomial = new MultinomialDraw(counts);
        long[] drawn = new long[counts.length];
        double[] sums = new double[counts.length];
        double[] squares = new double[counts.length];
        double products = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            multinomial.next(random, drawn);
            assertThat(LongStream.of(drawn).sum()).isEqualTo(rows);
            for (int cell = 0; cell < drawn.length; cell++) {
                sums[cell] += drawn[cell];
                squares[cell] += Math.pow(drawn[cell] - counts[cell], 2);
            }
            products += (double) (drawn[0] - counts[0]) * (drawn[1] - counts[1]);
        }
        for (int cell = 0; cell < counts.length; cell++) {
            double variance = counts[cell] * (1 - counts[cell] / (double) rows);
            assertThat(sums[cell] / DRAWS).isCloseTo(counts[cell], within(5 * Math.sqrt(variance / DRAWS)));
            assertThat(squares[cell] / DRAWS / variance).isCloseTo(1, within(.05));
        }
        double covariance = -counts[0] * (double) counts[1] / rows;
        double spread = Math.sqrt((double) counts[0] * counts[1] / DRAWS);
        assertThat(products / DRAWS).isCloseTo(covariance, within(5 * spread));
    }

    @Test
    void drawsPoissonNumbersOfTheRightShape() {
        for (double mean : new double[] {.3, 4, 250.5}) {
            SplittableRandom random = new SplittableRandom(9);
            PoissonTable table = new PoissonTable(mean);
            int[] seen = new int[(int) (mean + 20 * Math.sqrt(mean) + 20)];
            for (int draw = 0; draw < DRAWS; draw++) {
                seen[table.next(random)]++;
            }
            checkShape(mean, seen);
        }
    }

    private static void checkShape(double mean, int[] seen) {
        double chiSquare = 0;
        int values = 0;
        double logMass = -mean;
        for (int value = 0; value < seen.length; value++) {
            double expected = DRAWS * Math.exp(logMass);
            if (expected >= 5) {
                chiSquare += Math.pow(seen[value] - expected, 2) / expected;
                values++;
            }
            logMass += Math.log(mean / (value + 1));
        }
        assertThat(chiSquare).isLessThan(values + 4 * Math.sqrt(2.0 * values));
    }
}
