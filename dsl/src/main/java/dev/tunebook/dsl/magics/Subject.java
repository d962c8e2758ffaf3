package dev.tunebook.dsl.magics;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.runs.Run;

/** What a magic's first word names. */
enum Subject {
    /** Nothing: the magic has options alone. */
    NONE("", "", Object.class, ""),
    /** A variable that the magic makes. */
    NEW("NAME", "a name", Object.class, ""),
    /** A variable that holds a dataset. */
    DATASET("DATASET", "dataset", Dataset.class, "%%dataset %s FILE.csv first."),
    /** A variable that holds a run. */
    RUN("RUN", "run", Run.class, "%%train DATASET --as %s first."),
    /** A variable that holds a run, or the folder or the hub's name of a model. */
    RUN_OR_MODEL("RUN|MODEL", "run or a model", Run.class, "%%train DATASET --task causal-lm --as %s first.");

    private final String placeholder;
    private final String noun;
    private final Class<?> type;
    private final String remedy;

    Subject(String placeholder, String noun, Class<?> type, String remedy) {
        this.placeholder = placeholder;
        this.noun = noun;
        this.type = type;
        this.remedy = remedy;
    }

    /** As it stands in help. */
    String placeholder() {
        return placeholder;
    }

    /** As it stands in errors, without an article. */
    String noun() {
        return noun;
    }

    Class<?> type() {
        return type;
    }

    /** How to make one of that name. */
    String remedy(String name) {
        return remedy.formatted(name);
    }
}
