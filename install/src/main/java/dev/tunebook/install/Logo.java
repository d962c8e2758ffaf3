package dev.tunebook.install;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;

/** The kernel's sign in Jupyter's launcher: an open book whose pages are a tuning curve, drawn when installed. */
final class Logo {
    /** The sign is drawn on a square of this many units. */
    private static final int UNITS = 64;

    private static final Color COVER = new Color(0x1F4E79);
    private static final Color CURVE = new Color(0xF2A93B);
    private static final double[][] CURVE_POINTS = {{10, 22}, {20, 44}, {30, 49}, {34, 49}, {44, 44}, {54, 18}};
    private static final double THICKNESS = 5;

    private Logo() {}

    /** Writes the files that Jupyter looks for, and returns their names. */
    static List<String> write(Path folder) throws IOException {
        Files.writeString(folder.resolve("logo-svg.svg"), svg());
        for (int size : new int[] {32, 64}) {
            ImageIO.write(png(size), "png", folder.resolve(pngName(size)).toFile());
        }
        return List.of("logo-svg.svg", pngName(32), pngName(64));
    }

    private static String pngName(int size) {
        return "logo-" + size + "x" + size + ".png";
    }

    private static String svg() {
        return String.format(Locale.ROOT, """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %1$d" width="%1$d" height="%1$d">
                  <rect x="2" y="6" width="60" height="52" rx="8" fill="%2$s"/>
                  <path d="%3$s" fill="none" stroke="%4$s" stroke-width="%5$s" stroke-linecap="round"/>
                  <path d="M32 10V40" stroke="#ffffff" stroke-opacity=".55" stroke-width="2"/>
                </svg>
                """, UNITS, hexadecimal(COVER), path(), hexadecimal(CURVE), THICKNESS);
    }

    private static String path() {
        double[][] p = CURVE_POINTS;
        return String.format(
                Locale.ROOT,
                "M%.0f %.0fC%.0f %.0f %.0f %.0f 32 49S%.0f %.0f %.0f %.0f",
                p[0][0],
                p[0][1],
                p[1][0],
                p[1][1],
                p[2][0],
                p[2][1],
                p[4][0],
                p[4][1],
                p[5][0],
                p[5][1]);
    }

    private static String hexadecimal(Color color) {
        return String.format("#%06x", color.getRGB() & 0xFFFFFF);
    }

    private static BufferedImage png(int size) {
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.scale((double) size / UNITS, (double) size / UNITS);
        graphics.setColor(COVER);
        graphics.fill(new RoundRectangle2D.Double(2, 6, 60, 52, 16, 16));
        graphics.setColor(CURVE);
        graphics.setStroke(stroke(THICKNESS));
        graphics.draw(curve());
        graphics.setColor(new Color(255, 255, 255, 140));
        graphics.setStroke(stroke(2));
        graphics.drawLine(32, 10, 32, 40);
        graphics.dispose();
        return image;
    }

    private static java.awt.BasicStroke stroke(double width) {
        return new java.awt.BasicStroke((float) width, java.awt.BasicStroke.CAP_ROUND, java.awt.BasicStroke.JOIN_ROUND);
    }

    private static Path2D curve() {
        double[][] p = CURVE_POINTS;
        Path2D curve = new Path2D.Double();
        curve.moveTo(p[0][0], p[0][1]);
        curve.curveTo(p[1][0], p[1][1], p[2][0], p[2][1], 32, 49);
        curve.curveTo(p[3][0], p[3][1], p[4][0], p[4][1], p[5][0], p[5][1]);
        return curve;
    }
}
