package dev.tunebook.kernel.shell;

import java.util.function.Consumer;

/** Tells the user, in a line each, which variables did not keep their values. */
record ToldLosses(Consumer<String> notes) implements Variables.Losses {
    @Override
    public void reset(String name) {
        notes.accept("Variable " + name + " was reset: its value is of the class as it was before this cell.");
    }

    @Override
    public void holdsFormerObjects(String name) {
        notes.accept("Variable " + name + " still holds objects of a class as it was before this cell.\n"
                + "Maybe run the cell again that fills it.");
    }

    @Override
    public void keepsFormerCode(String name) {
        notes.accept("Variable " + name + " still runs code that knows a class as it was before this cell.\n"
                + "Maybe run the cell again that declares it.");
    }
}
