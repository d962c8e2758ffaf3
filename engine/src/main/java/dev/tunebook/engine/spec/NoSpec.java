package dev.tunebook.engine.spec;

/** No options at all. */
public record NoSpec() {
    /** The only one. */
    public static NoSpec defaults() {
        return new NoSpec();
    }
}
