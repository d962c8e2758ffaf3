package dev.tunebook.kernel.cell;

/** A built-in magic in one line: name, usage, what it does, and the code. */
record Simple(String name, String usage, String summary, Code code) implements LineMagic {
    /** What the magic does with its line and body. */
    interface Code {
        Object run(String line, String body) throws Exception;
    }

    @Override
    public String help() {
        return usage + "\n\n" + summary;
    }

    @Override
    public Object runLine(String line, String body) throws Exception {
        return code.run(line, body);
    }
}
