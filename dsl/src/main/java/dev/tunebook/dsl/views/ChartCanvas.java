package dev.tunebook.dsl.views;

import java.awt.Color;
import java.awt.Font;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.io.StringWriter;
import java.text.AttributedCharacterIterator.Attribute;
import java.util.Locale;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGGraphics2DIOException;
import org.w3c.dom.Document;

/**
 * Where XChart paints: Batik's SVG canvas, kept away from the JVM's font system.
 *
 * <p>On a machine without fonts the first question to a font (even for its family) ends in {@code Fontconfig head is
 * null}. So no font is ever asked: the only one in use answers by itself, and XChart's requests to set others are
 * ignored. The chart's texts are written beside this canvas, by {@link LineChart}.
 */
final class ChartCanvas extends SVGGraphics2D {
    private static final String SVG = "http://www.w3.org/2000/svg";

    private Path2D.Double line;
    private Color lineColor;
    private Stroke lineStroke;

    private ChartCanvas(SVGGeneratorContext context) {
        super(context, false);
    }

    static ChartCanvas empty() {
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(document());
        SVGGeneratorContext.GraphicContextDefaults defaults = new SVGGeneratorContext.GraphicContextDefaults();
        defaults.setFont(new SilentFont());
        context.setGraphicContextDefaults(defaults);
        context.setPrecision(1);
        return new ChartCanvas(context);
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

    @Override
    public void setFont(Font font) {
        // see the class comment
    }

    /** The charts' data lies within the axes, and a clip path would need an id that is unique on the page. */
    @Override
    public void setClip(Shape clip) {
        // see above
    }

    /** XChart draws a curve segment by segment; joined, it is one path with proper corners, a fifth in size. */
    @Override
    public void draw(Shape shape) {
        if (!(shape instanceof Line2D segment)) {
            flush();
            super.draw(shape);
            return;
        }
        if (line == null || !continues(segment)) {
            flush();
            line = new Path2D.Double();
            line.moveTo(segment.getX1(), segment.getY1());
            lineColor = getColor();
            lineStroke = getStroke();
        }
        line.lineTo(segment.getX2(), segment.getY2());
    }

    private boolean continues(Line2D segment) {
        Point2D end = line.getCurrentPoint();
        return end.equals(segment.getP1()) && lineColor.equals(getColor()) && lineStroke.equals(getStroke());
    }

    @Override
    public void fill(Shape shape) {
        flush();
        if (getColor().getAlpha() > 0) {
            super.fill(shape);
        }
    }

    private void flush() {
        if (line == null) {
            return;
        }
        Color color = getColor();
        Stroke stroke = getStroke();
        setColor(lineColor);
        setStroke(lineStroke);
        super.draw(line);
        setColor(color);
        setStroke(stroke);
        line = null;
    }

    /** What was painted, as SVG elements without a root. */
    String elements() {
        flush();
        StringWriter written = new StringWriter();
        try {
            stream(getTopLevelGroup(), written, false, false);
        } catch (SVGGraphics2DIOException impossible) {
            throw new IllegalStateException(impossible);
        }
        String xml = written.toString();
        return xml.substring(xml.indexOf("<g"))
                .replaceAll(" xmlns(:xlink)?=\"[^\"]*\"", "")
                .replaceAll(" text-rendering=\"[^\"]*\"", "")
                .replaceAll("\\s*\n\\s*", "")
                .replaceAll("<g\\s*/>", "")
                .strip();
    }

    /** A font that answers for itself what Batik asks. */
    private static final class SilentFont extends Font {
        private static final long serialVersionUID = 1;

        SilentFont() {
            super("sans-serif", PLAIN, 12);
        }

        @Override
        public String getFamily() {
            return name;
        }

        @Override
        public String getFamily(Locale locale) {
            return name;
        }

        @Override
        public Font deriveFont(Map<? extends Attribute, ?> attributes) {
            return this;
        }
    }
}
