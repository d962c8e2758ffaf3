package dev.tunebook.engine.spec;

/** Which run is gone on with. */
public record ResumeSpec(
        @Doc("Id of the run, which is its folder's name, where an older one of the name is meant.")
        String id) {
    /** The standard values: the newest run of the name. */
    public static ResumeSpec defaults() {
        return new ResumeSpec("");
    }

    public ResumeSpec id(String id) {
        return Specs.with(this, "id", id);
    }
}
