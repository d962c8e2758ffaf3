package dev.tunebook.dsl.views;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Colours are seen on light and dark pages, and told apart by those who do not see all colours. */
class ColoursTest {
    /** Of what is no small text: WCAG 2.2, 1.4.11; whatever is said in colour is said in bold words too. */
    private static final double ENOUGH_CONTRAST = 3;

    /** In CIE 1976 units, of which about 2 can just be seen. */
    private static final double FAR_APART = 15;

    /** A light page, JupyterLab's dark one, and black. */
    private static final List<Color> PAGES = List.of(Color.WHITE, new Color(0x111111), Color.BLACK);

    /** Linear light without one kind of cones: Machado, Oliveira and Fernandes, 2009, severity 1. */
    private static final Map<String, double[][]> EYES = Map.of(
            "all cones", new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
            "no red cones",
                    new double[][] {
                        {.152286, 1.052583, -.204868}, {.114503, .786281, .099216}, {-.003882, -.048116, 1.051998}
                    },
            "no green cones",
                    new double[][] {
                        {.367322, .860646, -.227968}, {.280085, .672501, .047413}, {-.011820, .042940, .968881}
                    },
            "no blue cones",
                    new double[][] {
                        {1.255528, -.076749, -.178779}, {-.078411, .930809, .147602}, {.004733, .691367, .303900}
                    });

    static Stream<Map.Entry<String, Color>> colours() {
        Map<String, Color> colours = new LinkedHashMap<>();
        colours.put("blue curve", LineChart.BLUE);
        colours.put("vermillion curve", LineChart.VERMILLION);
        colours.put("green curve", LineChart.GREEN);
        colours.put("good", ofStyle("good"));
        colours.put("bad", ofStyle("bad"));
        return colours.entrySet().stream();
    }

    private static Color ofStyle(String name) {
        Matcher rule = Pattern.compile("\\." + name + "\\{color:(#[0-9a-f]{6})").matcher(Page.STYLE);
        assertThat(rule.find()).as(name).isTrue();
        return Color.decode(rule.group(1));
    }

    @ParameterizedTest
    @MethodSource("colours")
    void standsOutOnEveryPage(Map.Entry<String, Color> colour) {
        assertThat(PAGES).allSatisfy(page -> {
            double one = light(colour.getValue()) + .05;
            double other = light(page) + .05;
            assertThat(Math.max(one, other) / Math.min(one, other)).isGreaterThan(ENOUGH_CONTRAST);
        });
    }

    @Test
    void isToldApartWhateverConesAreMissing() {
        List<Color> together = List.of(LineChart.BLUE, LineChart.VERMILLION, LineChart.GREEN);
        EYES.forEach((name, cones) -> {
            for (int one = 0; one < together.size(); one++) {
                for (int other = 0; other < one; other++) {
                    assertThat(distance(seen(together.get(one), cones), seen(together.get(other), cones)))
                            .as(name + ", colours " + other + " and " + one)
                            .isGreaterThan(FAR_APART);
                }
            }
        });
    }

    private static double[] linear(Color colour) {
        return Stream.of(colour.getRed(), colour.getGreen(), colour.getBlue())
                .mapToDouble(each -> each / 255.0)
                .map(each -> each <= .04045 ? each / 12.92 : Math.pow((each + .055) / 1.055, 2.4))
                .toArray();
    }

    private static double light(Color colour) {
        double[] linear = linear(colour);
        return .2126 * linear[0] + .7152 * linear[1] + .0722 * linear[2];
    }

    private static double[] seen(Color colour, double[][] cones) {
        double[] linear = linear(colour);
        return Stream.of(cones)
                .mapToDouble(row -> row[0] * linear[0] + row[1] * linear[1] + row[2] * linear[2])
                .map(each -> Math.max(0, Math.min(1, each)))
                .toArray();
    }

    /** In CIE L*a*b* under D65. */
    private static double distance(double[] one, double[] other) {
        double[] first = lab(one);
        double[] second = lab(other);
        return Math.sqrt(Math.pow(first[0] - second[0], 2)
                + Math.pow(first[1] - second[1], 2)
                + Math.pow(first[2] - second[2], 2));
    }

    private static double[] lab(double[] rgb) {
        double x = root((.4124 * rgb[0] + .3576 * rgb[1] + .1805 * rgb[2]) / .95047);
        double y = root(.2126 * rgb[0] + .7152 * rgb[1] + .0722 * rgb[2]);
        double z = root((.0193 * rgb[0] + .1192 * rgb[1] + .9505 * rgb[2]) / 1.08883);
        return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
    }

    private static double root(double value) {
        return value > .008856 ? Math.cbrt(value) : 7.787 * value + 16 / 116.0;
    }
}
