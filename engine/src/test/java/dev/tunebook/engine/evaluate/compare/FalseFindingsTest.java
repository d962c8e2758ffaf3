package dev.tunebook.engine.evaluate.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On equal systems at a level of 5%, a verdict is given in at most about 5 of 100 repeats. */
class FalseFindingsTest {
    /** 5% of 1,000 and two standard deviations of that count. */
    private static final int MOST_OF_1000 = 64;

    /** 5% of 100 and three and a half standard deviations of that count. */
    private static final int MOST_OF_100 = 13;

    @Test
    void staysAtTheLevelInASmallSample() {
        assertAllAtMost(MOST_OF_100, new EqualSystems(60, 0, 1_000, 1).count(100));
        assertThat(new EqualScores(60, 0, 1_000, 1).count(100).values())
                .allSatisfy(count -> assertThat(count).isLessThanOrEqualTo(MOST_OF_100));
    }

    @Test
    void findsALargeDifference() {
        Map<EqualSystems.Test, Integer> findings = new EqualSystems(300, .1, 1_000, 1).count(25);
        assertThat(findings.values()).allSatisfy(count -> assertThat(count).isGreaterThan(20));
        assertThat(new EqualScores(300, .3, 1_000, 1).count(25).values())
                .allSatisfy(count -> assertThat(count).isGreaterThan(15));
    }

    @Tag("slow")
    @ParameterizedTest
    @ValueSource(ints = {60, 300, 1_000})
    void staysAtTheLevel(int rows) {
        assertAllAtMost(MOST_OF_1000, new EqualSystems(rows, 0, Randomization.DEFAULT_DRAWS, rows).count(1_000));
    }

    @Tag("slow")
    @ParameterizedTest
    @ValueSource(ints = {60, 300, 1_000})
    void staysAtTheLevelWhereFiguresFollowFromSums(int rows) {
        assertThat(new EqualScores(rows, 0, 2_000, rows).count(1_000))
                .allSatisfy((test, count) -> assertThat(count).as(test.name()).isLessThanOrEqualTo(MOST_OF_1000));
    }

    private static void assertAllAtMost(int most, Map<EqualSystems.Test, Integer> findings) {
        for (EqualSystems.Test test : EqualSystems.VERDICTS) {
            assertThat(findings.get(test)).as(test.name()).isLessThanOrEqualTo(most);
        }
    }
}
