package dev.tunebook.dsl.views;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class LineChartTest {
    private static final Axis RATES = Axis.logarithmic("learning rate", 1e-5, 1);
    private static final Axis LOSSES = Axis.around("loss", 0, 3);

    private static Element svg(LineChart chart) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(chart.svg())))
                    .getDocumentElement();
        } catch (Exception broken) {
            throw new AssertionError(chart.svg(), broken);
        }
    }

    @Test
    void keepsTextAsText() {
        Element svg = svg(new LineChart("A <title>", RATES, LOSSES)
                .curve("each & every", new double[] {1e-4, 1e-2}, new double[] {2, 1}, LineChart.BLUE, 2)
                .mark(1e-3, "suggested 0.001", LineChart.GREEN));

        assertThat(svg.getElementsByTagName("title").item(0).getTextContent()).isEqualTo("A <title>");
        assertThat(IntStream.range(0, svg.getElementsByTagName("text").getLength())
                        .mapToObj(i -> svg.getElementsByTagName("text").item(i).getTextContent()))
                .contains("each & every", "suggested 0.001", "learning rate", "loss", "1e-5", "0.001", "2.5");
    }

    @Test
    void putsPointsWhereTheirValuesAre() {
        Element svg = svg(new LineChart("t", Axis.linear("x", 0, 10), Axis.linear("y", 0, 2))
                .curve("", new double[] {0, 5, 10}, new double[] {0, 1, 2}, LineChart.BLUE, 2));

        Element path = (Element) ((Element) svg.getElementsByTagName("g").item(0))
                .getElementsByTagName("path")
                .item(0);
        assertThat(path.getAttribute("d")).isEqualTo("M0 206 L324 103 L648 0");
    }

    @Test
    void putsLogarithmicPointsAtEqualRatios() {
        Element svg = svg(new LineChart("t", Axis.logarithmic("x", 0.01, 1), Axis.linear("y", 0, 2))
                .curve("", new double[] {0.01, 0.1, 1}, new double[] {0, 1, 2}, LineChart.BLUE, 2));

        assertThat(((Element) svg.getElementsByTagName("g").item(0))
                        .getElementsByTagName("path")
                        .item(0))
                .extracting(path -> ((Element) path).getAttribute("d"))
                .isEqualTo("M0 206 L324 103 L648 0");
    }

    @Test
    void leavesOutWhatIsNoFiniteNumber() {
        double[] rates = {1e-4, 1e-3, 1e-2, 0, -1, Double.POSITIVE_INFINITY, Double.NaN};
        double[] losses = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1, 1, 1, 1};

        assertThat(svg(new LineChart("t", RATES, LOSSES).curve("c", rates, losses, LineChart.BLUE, 2))
                        .getElementsByTagName("g")
                        .getLength())
                .isZero();
    }

    @Test
    void drawsValuesBeyondTheAxisAtItsEnd() {
        String svg = new LineChart("t", Axis.linear("x", 0, 1), Axis.linear("y", 0, 2))
                .curve("", new double[] {0, 1}, new double[] {-5, 1e30}, LineChart.BLUE, 2)
                .svg();

        assertThat(svg).contains("M0 206 L648 0");
    }

    @Test
    void drawsASinglePointAsADot() {
        Element svg = svg(
                new LineChart("t", RATES, LOSSES).curve("c", new double[] {1e-3}, new double[] {1}, LineChart.BLUE, 2));

        assertThat(svg.getElementsByTagName("circle").getLength()).isEqualTo(1);
    }

    @Test
    void isSmallHoweverManyPointsThereAre() {
        double[] steps = IntStream.range(0, 1_000_000).asDoubleStream().toArray();
        double[] losses = IntStream.of(IntStream.range(0, 1_000_000).toArray())
                .mapToDouble(i -> 1 + Math.sin(i / 1e5))
                .toArray();

        assertThat(new LineChart("t", Axis.linear("x", 0, 1e6), LOSSES)
                        .curve("c", steps, losses, LineChart.BLUE, 2)
                        .svg())
                .hasSizeLessThan(12_000);
    }

    @Test
    void hasNoIdsThatCouldClashOnAPage() {
        assertThat(new LineChart("t", RATES, LOSSES)
                        .curve("c", new double[] {1e-4, 1e-2}, new double[] {2, 1}, LineChart.BLUE, 2)
                        .svg())
                .doesNotContain(" id=", "url(#", "xlink", "http://www.w3.org/TR", "<image");
    }

    @Test
    void drawsAnEmptyChart() {
        assertThat(svg(new LineChart("t", RATES, Axis.around("loss", Double.NaN, Double.NaN)))
                        .getElementsByTagName("text")
                        .getLength())
                .isGreaterThan(8);
    }

    @Test
    void hasRoundTicks() {
        assertThat(Axis.around("y", 0.13, 2.61).ticks(5)).containsExactly(0.0, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0);
        assertThat(Axis.around("y", 5, 5).ticks(5)).contains(5.0);
        assertThat(Axis.linear("x", 0, 8).ticks(8)).hasSize(9);
        assertThat(new Axis("x", 0, 3, Axis.Scale.WHOLE).ticks(8)).containsExactly(0.0, 1.0, 2.0, 3.0);
        assertThat(Axis.logarithmic("x", 1e-6, 10).ticks(8))
                .containsExactly(1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 1e-1, 1.0, 10.0);
        assertThat(Axis.logarithmic("x", 4e-4, 7e-3).ticks(8)).containsExactly(5e-4, 1e-3, 2e-3, 5e-3);
        assertThat(Axis.logarithmic("x", 1e-9, 1e9).ticks(8)).hasSizeLessThanOrEqualTo(8);
    }
}
