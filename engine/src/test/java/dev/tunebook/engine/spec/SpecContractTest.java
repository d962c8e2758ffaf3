package dev.tunebook.engine.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every spec record promises, component by component: an option cannot be half-wired. */
class SpecContractTest {
    /** Another legal value for each type that a component may have; records with narrower rules are listed below. */
    private static final Map<Class<?>, Object> OTHERS = Map.of(
            int.class,
            77,
            long.class,
            77L,
            double.class,
            0.0625,
            String.class,
            "other",
            List.class,
            List.of("a b", "c\"d"),
            Shares.class,
            new Shares(70, 20, 10),
            Range.class,
            new Range("1e-5..1e-3"),
            Keep.class,
            new Keep(Keep.Rule.HIGHEST, "date"),
            LearningRate.class,
            new LearningRate(OptionalDouble.of(3e-4)));

    private static final Map<String, Object> NARROWER = Map.ofEntries(
            Map.entry("AugmentSpec.by", List.of("typo", "swap")),
            Map.entry("DatasetSpec.fold", 7),
            Map.entry("DatasetSpec.sha256", "ab".repeat(32)),
            Map.entry("EvaluateSpec.digits", 4),
            Map.entry("FixSpec.correct", List.of("17=refund")),
            Map.entry("GenerateSpec.device", "cuda:1"),
            Map.entry("LrFindSpec.highest", 2.5),
            Map.entry("TuneSpec.epochs", new Range("3..30")),
            Map.entry("LrFindSpec.device", "cuda:1"),
            Map.entry("TicketSpec.rows", 700),
            Map.entry("TrainSpec.device", "cuda:1"),
            Map.entry("TuneSpec.learningRate", "1e-5..1e-3"),
            Map.entry("TuneSpec.device", "cuda:1"),
            Map.entry("PretrainSpec.vocabulary", 700),
            Map.entry("PretrainSpec.width", 128),
            Map.entry("PretrainSpec.maxTokens", 32),
            Map.entry("PretrainSpec.learningRate", LearningRate.of(3e-4)));

    @SuppressWarnings("unchecked")
    static List<Class<? extends Record>> specs() {
        return new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("dev.tunebook.engine.spec")
                        .stream()
                        .filter(each -> each.getSimpleName().endsWith("Spec"))
                        .map(JavaClass::reflect)
                        .filter(Class::isRecord)
                        .<Class<? extends Record>>map(type -> (Class<? extends Record>) type)
                        .toList();
    }

    private static Object other(Class<?> record, RecordComponent component, Object standard) {
        Object narrower = NARROWER.get(record.getSimpleName() + "." + component.getName());
        if (narrower != null) {
            return narrower;
        }
        if (component.getType().isEnum()) {
            return Arrays.stream(component.getType().getEnumConstants())
                    .filter(constant -> constant != standard)
                    .findFirst()
                    .orElseThrow();
        }
        return standard instanceof Boolean given ? (Object) !given : OTHERS.get(component.getType());
    }

    /** One record per component that differs from the standard in it, and the standard one. */
    private static <S extends Record> Set<S> variants(Class<S> type) {
        S standard = Specs.defaults(type);
        Set<S> variants = new LinkedHashSet<>(List.of(standard));
        for (RecordComponent component : type.getRecordComponents()) {
            Object other = other(type, component, Specs.value(standard, component));
            assertThat(other).as("another value for " + component).isNotNull();
            variants.add(Specs.with(standard, component.getName(), other));
        }
        return variants;
    }

    @Test
    void findsTheRecords() {
        assertThat(specs())
                .contains(DatasetSpec.class, LrFindSpec.class, TrainSpec.class, EvaluateSpec.class, PredictSpec.class);
    }

    @ParameterizedTest
    @MethodSource("specs")
    void everyComponentSaysWhatItIsForInOneSentence(Class<? extends Record> type) {
        assertThat(Specs.options(type))
                .hasSize(type.getRecordComponents().length)
                .allSatisfy(option -> assertThat(option.doc())
                        .matches("[A-Z].*\\.")
                        .doesNotContain("\n")
                        .hasSizeLessThan(140));
    }

    @ParameterizedTest
    @MethodSource("specs")
    void everyComponentHasAWither(Class<? extends Record> type) throws Exception {
        Record standard = Specs.defaults(type);
        for (RecordComponent component : type.getRecordComponents()) {
            Method wither = type.getMethod(component.getName(), component.getType());
            assertThat(wither.getReturnType()).isEqualTo(type);
            Object other = other(type, component, Specs.value(standard, component));
            assertThat(wither.invoke(standard, other))
                    .isEqualTo(Specs.with(standard, component.getName(), other))
                    .isNotEqualTo(standard);
        }
    }

    @ParameterizedTest
    @MethodSource("specs")
    void aCopyDiffersInItsComponentAlone(Class<? extends Record> type) {
        assertThat(variants(type)).hasSize(type.getRecordComponents().length + 1);
    }

    @ParameterizedTest
    @MethodSource("specs")
    void everyVariantComesBackFromJson(Class<? extends Record> type) {
        assertThat(variants(type))
                .allSatisfy(variant -> assertThat((Record) SpecJson.read(type, SpecJson.write(variant)))
                        .isEqualTo(variant));
    }

    @ParameterizedTest
    @MethodSource("specs")
    void anEmptyObjectMeansTheStandardValues(Class<? extends Record> type) {
        assertThat((Record) SpecJson.read(type, "{}")).isEqualTo(Specs.defaults(type));
    }

    @ParameterizedTest
    @MethodSource("specs")
    void everyVariantComesBackFromWhatAUserWouldType(Class<? extends Record> type) {
        for (Record variant : variants(type)) {
            List<String> words = new ArrayList<>();
            for (Option option : Specs.options(type)) {
                Object value = Arrays.stream(type.getRecordComponents())
                        .filter(component -> component.getName().equals(option.component()))
                        .map(component -> Specs.value(variant, component))
                        .findFirst()
                        .orElseThrow();
                if (option.positional() && value instanceof List<?> list) {
                    list.forEach(each -> words.add((String) each));
                } else if (option.positional()) {
                    words.add(Values.text(value));
                } else if (value instanceof Boolean) {
                    words.add("--" + option.name() + "=" + Values.text(value));
                } else {
                    words.addAll(List.of("--" + option.name(), Values.text(value)));
                }
            }
            assertThat(parse(type, words)).isEqualTo(variant);
        }
    }

    private static <S extends Record> S parse(Class<S> type, List<String> words) {
        return Specs.parse(Specs.defaults(type), words);
    }

    @ParameterizedTest
    @MethodSource("specs")
    void everyOptionStandsInHelpWithItsStandardValue(Class<? extends Record> type) {
        String help = SpecHelp.text(
                "%magic",
                "Does it.",
                type,
                Stream.<String[]>of(new String[] {"--as NAME", "Name."}).toList());

        assertThat(help).startsWith("%magic").contains("\nDoes it.\n", "  --as NAME");
        String unwrapped = help.replaceAll("\n {3,}", " ");
        for (Option option : Specs.options(type)) {
            assertThat(unwrapped).contains(option.doc());
            if (!option.positional()) {
                assertThat(unwrapped).contains("  --" + option.name());
                assertThat(unwrapped).contains(option.standardText());
            }
        }
        assertThat(help.lines()).allMatch(line -> !line.endsWith(" ")).allMatch(line -> line.length() <= 100);
    }

    @ParameterizedTest
    @MethodSource("specs")
    void namesAndAliasesAreUnique(Class<? extends Record> type) {
        List<String> names = new ArrayList<>();
        for (Option option : Specs.options(type)) {
            names.add(option.name());
            if (!option.alias().isEmpty()) {
                names.add(option.alias());
            }
        }
        assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.matches("[a-z][a-z0-9-]*"));
        assertThat(Specs.options(type).stream().filter(Option::positional)).hasSizeLessThanOrEqualTo(1);
    }
}
