package dev.tunebook.engine.evaluate.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tunebook.engine.evaluate.Golden;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class CalibrationGoldenTest {
    private static final Offset<Double> EXACT = within(1e-9);
    private static final Pattern CURVE = Pattern.compile("calibration_(uniform|quantile)(\\d+)");
    private static final Pattern ERROR = Pattern.compile("(ece|mce)(\\d+)_positive_class_(width|mass)");

    @TestFactory
    Stream<DynamicTest> equalsTheReference() {
        return Golden.each(Golden.json("classification.json").get("proba"))
                .filter(golden -> golden.has("score"))
                .flatMap(golden -> golden.properties().stream()
                        .map(entry -> test(golden, entry))
                        .filter(test -> test != null));
    }

    private static DynamicTest test(JsonNode golden, Map.Entry<String, JsonNode> entry) {
        String name = golden.get("name").asText() + " " + entry.getKey();
        Matcher curve = CURVE.matcher(entry.getKey());
        Matcher error = ERROR.matcher(entry.getKey());
        if (curve.matches()) {
            Reliability ours = reliability(golden, curve.group(1), Integer.parseInt(curve.group(2)));
            return DynamicTest.dynamicTest(name, () -> checkCurve(ours.bins(), entry.getValue()));
        }
        if (error.matches()) {
            Reliability ours = reliability(golden, error.group(3), Integer.parseInt(error.group(2)));
            double value =
                    error.group(1).equals("ece") ? ours.expectedCalibrationError() : ours.maximumCalibrationError();
            return DynamicTest.dynamicTest(
                    name, () -> assertThat(value).isCloseTo(entry.getValue().asDouble(), EXACT));
        }
        return null;
    }

    private static Reliability reliability(JsonNode golden, String kind, int bins) {
        boolean[] truth = Golden.booleans(golden.get("y_true"));
        double[] stated = Golden.doubles(golden.get("score"));
        return switch (kind) {
            case "quantile" -> Reliability.ofQuantiles(truth, stated, bins);
            case "mass" -> Reliability.ofEqualMass(truth, stated, bins);
            default -> Reliability.ofEqualWidth(truth, stated, bins);
        };
    }

    private static void checkCurve(List<Reliability.Bin> bins, JsonNode golden) {
        double[] happened = Golden.doubles(golden.get("prob_true"));
        double[] stated = Golden.doubles(golden.get("prob_pred"));
        assertThat(bins).hasSize(happened.length);
        for (int bin = 0; bin < happened.length; bin++) {
            assertThat(bins.get(bin).happened()).isCloseTo(happened[bin], EXACT);
            assertThat(bins.get(bin).stated()).isCloseTo(stated[bin], EXACT);
        }
    }
}
