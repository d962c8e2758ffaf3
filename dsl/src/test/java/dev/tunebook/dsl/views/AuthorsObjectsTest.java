package dev.tunebook.dsl.views;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunebook.kernel.extension.MimeBundle;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What an author makes with the libraries that come along. */
class AuthorsObjectsTest {
    @Test
    void showsATableWithItsFirstRows() {
        DoubleColumn price = DoubleColumn.create("price", new double[] {1.5, 2});
        price.appendMissing();
        Table table = Table.create("shop", StringColumn.create("tea", List.of("green <b>", "black", "white")), price);
        assertThat(new TablesawView().text(table)).isEqualTo("""
                shop: 3 rows, 2 columns

                tea        price
                green <b>    1.5
                black          2
                white          –""");
        assertThat(new TablesawView().html(table))
                .contains("green &lt;b&gt;", ">price<")
                .doesNotContain("<b>\"");
    }

    @Test
    void saysHowMuchOfATableIsLeftOut() {
        Table table = Table.create("long", IntColumn.indexColumn("n", 52, 0));
        assertThat(new TablesawView().text(table))
                .endsWith("\n49\n\n… 2 rows more.")
                .contains("52 rows, 1 column");
    }

    @Test
    void showsAChartAsSvgOrSaysWhyNot() {
        XYChart chart =
                new XYChartBuilder().title("Loss").width(300).height(200).build();
        chart.addSeries("train", new double[] {1, 2, 3}, new double[] {3, 2, 1});
        MimeBundle shown = new ChartView().apply(chart);
        assertThat(shown.data().get("text/plain")).startsWith("Chart: Loss");
        String svg = shown.data().get("image/svg+xml");
        if (svg == null) {
            assertThat(shown.data().get("text/plain")).endsWith("Maybe apt install fontconfig fonts-dejavu-core.");
        } else {
            assertThat(svg.startsWith("<svg")).isTrue();
            assertThat(svg.contains("<circle") && svg.contains("</svg")).isTrue();
        }
    }
}
