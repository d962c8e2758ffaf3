package dev.tunebook.dsl.views;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * A line chart as SVG: curves by XChart, texts as texts, in the page's own colour and on its own background.
 *
 * <p>Colours are of Okabe and Ito's palette, which colour-blind people can tell apart, and are legible on white and on
 * black.
 */
final class LineChart {
    static final Color BLUE = new Color(0x00, 0x72, 0xb2);
    /** For what lies behind a curve: it fades into a light page and into a dark one. */
    static final Color FAINT_BLUE = new Color(0x00, 0x72, 0xb2, 0x99);

    static final Color VERMILLION = new Color(0xd5, 0x5e, 0x00);
    static final Color GREEN = new Color(0x00, 0x9e, 0x73);

    /** Points that a curve may have; more cannot be seen and make a page heavy. */
    static final int MOST_POINTS = 400;

    private static final int WIDTH = 720;
    private static final int USUAL_HEIGHT = 280;
    private static final int LEFT = 56;
    private static final int RIGHT = 16;
    private static final int TOP = 30;
    private static final int BOTTOM = 44;
    /** Of one label of the upright axis, with room around it. */
    private static final int LABEL_HEIGHT = 24;

    private static final int PLOT_WIDTH = WIDTH - LEFT - RIGHT;
    /** More than any chart is wide: XChart then makes no ticks and measures no text. */
    private static final int NO_TICKS = 1 << 24;

    private final String title;
    private final Axis x;
    private final Axis y;
    private final int height;
    private final int plotHeight;
    private final XYChart chart;
    private final StringBuilder behind = new StringBuilder();
    private final StringBuilder inFront = new StringBuilder();
    private double legend = LEFT + 12;
    private int curves;

    /**
     * Makes a chart without curves.
     *
     * @param title what it shows, for those who cannot see it
     */
    LineChart(String title, Axis x, Axis y) {
        this(title, x, y, USUAL_HEIGHT);
    }

    /** The same with a height in pixels. */
    LineChart(String title, Axis x, Axis y, int height) {
        this.height = height;
        this.plotHeight = height - TOP - BOTTOM;
        this.chart = new XYChart(PLOT_WIDTH, plotHeight);
        this.title = title;
        this.x = x;
        this.y = y;
        XYStyler styler = chart.getStyler();
        styler.setChartTitleVisible(false).setLegendVisible(false).setChartPadding(0);
        styler.setPlotContentSize(1).setPlotBorderVisible(false);
        styler.setPlotMargin(0).setPlotGridLinesVisible(false);
        styler.setXAxisTicksVisible(false).setYAxisTicksVisible(false);
        styler.setXAxisTitleVisible(false).setYAxisTitleVisible(false);
        styler.setXAxisTickMarkSpacingHint(NO_TICKS).setYAxisTickMarkSpacingHint(NO_TICKS);
        styler.setXAxisLogarithmic(x.logarithmic()).setYAxisLogarithmic(y.logarithmic());
        styler.setXAxisMin(x.from()).setXAxisMax(x.to()).setYAxisMin(y.from()).setYAxisMax(y.to());
        Color nothing = new Color(0, 0, 0, 0);
        styler.setChartBackgroundColor(nothing);
        styler.setPlotBackgroundColor(nothing);
    }

    /** Adds a curve; points that are no finite numbers are left out, heights beyond the axis are drawn at its end. */
    LineChart curve(String name, double[] xs, double[] ys, Color color, double width) {
        return series(name, xs, ys, color, width, false);
    }

    /** Adds dots without a line; so is a curve of a single point drawn. */
    LineChart dots(String name, double[] xs, double[] ys, Color color) {
        return series(name, xs, ys, color, 0, true);
    }

    private LineChart series(String name, double[] xs, double[] ys, Color color, double width, boolean dots) {
        int[] kept = IntStream.range(0, xs.length)
                .filter(i -> Double.isFinite(ys[i]) && x.contains(xs[i]))
                .toArray();
        int every = Math.max(1, (kept.length + MOST_POINTS - 1) / MOST_POINTS);
        int[] shown = IntStream.range(0, kept.length)
                .filter(i -> i % every == 0 || i == kept.length - 1)
                .map(i -> kept[i])
                .toArray();
        if (shown.length == 0) {
            return this;
        }
        double[] heights = IntStream.of(shown).mapToDouble(i -> y.clamp(ys[i])).toArray();
        double[] places = IntStream.of(shown).mapToDouble(i -> xs[i]).toArray();
        XYSeries added = chart.addSeries("series " + ++curves, places, heights);
        boolean marked = dots || shown.length == 1;
        added.setMarker(marked ? SeriesMarkers.CIRCLE : SeriesMarkers.NONE).setMarkerColor(color);
        added.setLineColor(dots ? new Color(0, 0, 0, 0) : color);
        added.setLineStyle(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        if (!name.isEmpty()) {
            legend(name, color);
        }
        return this;
    }

    /** Marks a place on the horizontal axis by a dashed line with a label beside it. */
    LineChart mark(double value, String label, Color color) {
        if (!Double.isFinite(value) || !x.contains(value)) {
            return this;
        }
        double place = left(value);
        boolean leftwards = x.place(value) > 0.7;
        behind.append(element(
                "<line x1=\"%s\" x2=\"%s\" y1=\"%d\" y2=\"%d\" stroke=\"%s\" stroke-width=\"1.5\" stroke-dasharray=\"5 4\"/>",
                number(place), number(place), TOP, TOP + plotHeight, hex(color)));
        inFront.append(text(
                place + (leftwards ? -6 : 6), TOP + 12, leftwards ? "end" : "start", label, " font-weight=\"600\""));
        return this;
    }

    /** Shades a part of the horizontal axis, and says in the legend what it is. */
    LineChart band(double from, double to, String name, Color color) {
        double start = left(x.clamp(from));
        double end = left(x.clamp(to));
        behind.append(element(
                "<rect x=\"%s\" width=\"%s\" y=\"%d\" height=\"%d\" fill=\"%s\" fill-opacity=\".12\"/>",
                number(start), number(end - start), TOP, plotHeight, hex(color)));
        legend(name, new Color(color.getRed(), color.getGreen(), color.getBlue(), 0x44));
        return this;
    }

    /** Draws an upright line at a place of the horizontal axis: its name above it, its lowest and highest value at its ends. */
    LineChart upright(double value, String name, String lowest, String highest) {
        double place = left(value);
        behind.append(element(
                "<line x1=\"%s\" x2=\"%s\" y1=\"%d\" y2=\"%d\" stroke=\"currentColor\" stroke-opacity=\".4\"/>",
                number(place), number(place), TOP, TOP + plotHeight));
        inFront.append(text(place, TOP - 18, "middle", name, " font-weight=\"600\""));
        inFront.append(text(place, TOP - 3, "middle", highest, " opacity=\".75\""));
        inFront.append(text(place, TOP + plotHeight + 14, "middle", lowest, " opacity=\".75\""));
        return this;
    }

    /** Adds very many points as one short path; those beyond the axes are left out. */
    LineChart cloud(String name, double[] xs, double[] ys, Color color) {
        StringBuilder path = new StringBuilder();
        int every = Math.max(1, xs.length / (5 * MOST_POINTS));
        for (int i = 0; i < xs.length; i += every) {
            if (x.contains(xs[i]) && y.contains(ys[i])) {
                path.append('M')
                        .append(number(left(xs[i])))
                        .append(' ')
                        .append(number(TOP + plotHeight - y.place(ys[i]) * plotHeight))
                        .append("h0");
            }
        }
        behind.append(element(
                "<path d=\"%s\" stroke=\"%s\" stroke-width=\"5\" stroke-linecap=\"round\" stroke-opacity=\".5\"/>",
                path, hex(color)));
        legend(name, color);
        return this;
    }

    /** Widths of letters are not known here: seven units each are enough in every usual font. */
    private void legend(String name, Color color) {
        inFront.append(element(
                "<rect x=\"%s\" y=\"9\" width=\"14\" height=\"4\" rx=\"2\" fill=\"%s\"%s/>",
                number(legend), hex(color), opacity(color)));
        inFront.append(text(legend + 20, 15, "start", name, ""));
        legend += 20 + 7 * name.length() + 18;
    }

    /** The chart as one SVG element that shrinks with the page. */
    String svg() {
        StringBuilder svg = new StringBuilder();
        svg.append(element(
                "<svg class=\"chart\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\" "
                        + "font-family=\"system-ui,sans-serif\" font-size=\"12\" fill=\"currentColor\" "
                        + "style=\"width:100%%;max-width:%dpx;height:auto\">",
                WIDTH, height, WIDTH));
        svg.append("<title>").append(Html.escapedSentence(title)).append("</title>");
        axes(svg);
        svg.append(behind);
        if (curves > 0) {
            ChartCanvas canvas = ChartCanvas.empty();
            canvas.translate(LEFT, TOP);
            chart.paint(canvas, PLOT_WIDTH, plotHeight);
            svg.append(canvas.elements());
        }
        return svg.append(inFront).append("</svg>").toString();
    }

    private void axes(StringBuilder svg) {
        int bottom = TOP + plotHeight;
        List<String> grid = new ArrayList<>();
        for (double tick : y.ticks(Math.max(2, Math.min(5, plotHeight / LABEL_HEIGHT)))) {
            double place = bottom - y.place(tick) * plotHeight;
            grid.add("M" + LEFT + " " + number(place) + "h" + PLOT_WIDTH);
            svg.append(text(LEFT - 8, place + 4, "end", label(y, tick), " opacity=\".75\""));
        }
        for (double tick : x.ticks(8)) {
            grid.add("M" + number(left(tick)) + " " + bottom + "v4");
            svg.append(text(left(tick), bottom + 17, "middle", label(x, tick), " opacity=\".75\""));
        }
        svg.append("<path fill=\"none\" stroke=\"currentColor\" stroke-opacity=\".18\" d=\"")
                .append(String.join("", grid))
                .append("\"/>");
        svg.append(text(LEFT + PLOT_WIDTH / 2.0, height - 8, "middle", x.title(), " opacity=\".75\""));
        svg.append(text(LEFT - 8, 15, "end", y.title(), " opacity=\".75\""));
    }

    private double left(double value) {
        return LEFT + x.place(value) * PLOT_WIDTH;
    }

    private static String label(Axis axis, double tick) {
        return Numbers.shortest(Math.abs(tick) < (axis.to() - axis.from()) * 1e-9 && !axis.logarithmic() ? 0 : tick);
    }

    private static String text(double x, double y, String anchor, String text, String more) {
        return "<text x=\"" + number(x) + "\" y=\"" + number(y) + "\" text-anchor=\"" + anchor + "\"" + more + ">"
                + Html.escape(text) + "</text>";
    }

    private static String element(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    private static String number(double value) {
        String fixed = String.format(Locale.ROOT, "%.1f", value);
        return fixed.endsWith(".0") ? fixed.substring(0, fixed.length() - 2) : fixed;
    }

    private static String opacity(Color color) {
        return color.getAlpha() == 255
                ? ""
                : String.format(Locale.ROOT, " fill-opacity=\"%.1f\"", color.getAlpha() / 255.0);
    }

    static String hex(Color color) {
        return String.format(Locale.ROOT, "#%06x", color.getRGB() & 0xffffff);
    }
}
