package dev.tunebook.engine.evaluate.text;

/**
 * Which TER is meant.
 *
 * @param caseSensitive whether "The" and "the" are different words; by default they are not
 */
public record TerSpec(boolean caseSensitive) {
    public static final TerSpec DEFAULT = new TerSpec(false);

    /** What to print beside every score; {@code references} is how many each row has, or {@code var}. */
    public String signature(String references) {
        return "nrefs:%s|case:%s|tok:tercom|norm:no|punct:yes|asian:no|version:%s"
                .formatted(references, caseSensitive ? "mixed" : "lc", BleuSpec.SACREBLEU_VERSION);
    }
}
