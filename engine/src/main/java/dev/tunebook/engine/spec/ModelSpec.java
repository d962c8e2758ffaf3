package dev.tunebook.engine.spec;

/** Which base model's card is shown. */
public record ModelSpec(
        @Doc(
                value = "The model: a name that %models lists, the folder of a checkpoint, or org/name.",
                positional = true)
        String name) {
    /** The model that training starts from when none is named. */
    public static ModelSpec defaults() {
        return new ModelSpec(TrainSpec.defaults().model());
    }

    public ModelSpec name(String name) {
        return Specs.with(this, "name", name);
    }
}
