package dev.tunebook.dsl.views;

import dev.tunebook.kernel.extension.MimeBundle;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.function.Function;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGraphics2D;
import org.knowm.xchart.internal.chartpart.Chart;
import org.w3c.dom.Document;

/** A chart that the author made with XChart: as SVG, sharp at every size; XChart draws its letters as shapes. */
public final class ChartView implements Function<Chart<?, ?>, MimeBundle> {
    private static final String SVG = "http://www.w3.org/2000/svg";

    @Override
    public MimeBundle apply(Chart<?, ?> chart) {
        String text = "Chart: " + (chart.getTitle().isEmpty() ? "no title" : chart.getTitle());
        try {
            return MimeBundle.text(text).with("image/svg+xml", svg(chart));
        } catch (RuntimeException | Error withoutFonts) {
            if (!fontless(withoutFonts)) {
                throw withoutFonts;
            }
            return MimeBundle.text(
                    text
                            + "\nIt cannot be drawn: this machine has no fonts.\nMaybe apt install fontconfig fonts-dejavu-core.");
        }
    }

    private static boolean fontless(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (String.valueOf(cause).matches("(?is).*(fontconfig|sun\\.font|sun\\.awt).*")) {
                return true;
            }
        }
        return false;
    }

    private static String svg(Chart<?, ?> chart) {
        SVGGraphics2D canvas = new SVGGraphics2D(document());
        chart.paint(canvas, chart.getWidth(), chart.getHeight());
        canvas.setSVGCanvasSize(new java.awt.Dimension(chart.getWidth(), chart.getHeight()));
        StringWriter out = new StringWriter();
        try {
            canvas.stream(out, true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString().replaceFirst("(?s)^.*?(?=<svg)", "");
    }

    private static Document document() {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .createDocument(SVG, "svg", null);
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
