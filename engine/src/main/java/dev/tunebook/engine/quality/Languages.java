package dev.tunebook.engine.quality;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Locale;
import opennlp.tools.langdetect.Language;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;

/** The language of a text, as Apache OpenNLP's detector of 103 languages guesses it; loaded when first asked. */
final class Languages {
    private static final String MODEL = "/langdetect-183.bin";

    private Languages() {}

    /**
     * A guess.
     *
     * @param language ISO 639-3
     * @param probability of it; all languages' add up to 1
     * @param ofMain probability of the language that was expected
     */
    record Guess(String language, double probability, double ofMain) {}

    private static final class Detector {
        private static final LanguageDetectorME IT = load();

        private static LanguageDetectorME load() {
            try (InputStream model = Languages.class.getResourceAsStream(MODEL)) {
                return new LanguageDetectorME(new LanguageDetectorModel(model));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }

    /** A language's English name by its code of three letters; the code itself where Java knows no name. */
    static String name(String code) {
        return Arrays.stream(Locale.getISOLanguages())
                .map(Locale::forLanguageTag)
                .filter(language -> language.getISO3Language().equals(code))
                .findFirst()
                .orElseGet(() -> Locale.forLanguageTag(code))
                .getDisplayLanguage(Locale.ENGLISH);
    }

    /** The likeliest language of a text, and how likely the expected one is beside it. */
    static synchronized Guess of(String text, String expected) {
        Language[] languages = Detector.IT.predictLanguages(text);
        double main = Arrays.stream(languages)
                .filter(language -> language.getLang().equals(expected))
                .mapToDouble(Language::getConfidence)
                .findFirst()
                .orElse(0);
        return new Guess(languages[0].getLang(), languages[0].getConfidence(), main);
    }
}
