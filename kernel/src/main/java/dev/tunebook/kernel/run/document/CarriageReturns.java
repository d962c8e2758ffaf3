package dev.tunebook.kernel.run.document;

/** Does to a stream's text what a terminal does at a carriage return and a backspace. */
public final class CarriageReturns {
    private CarriageReturns() {}

    /** The text as it stands at the end: later text on the same line has replaced earlier text. */
    public static String settle(String text) {
        if (text.indexOf('\r') < 0 && text.indexOf('\b') < 0) {
            return text;
        }
        StringBuilder settled = new StringBuilder();
        StringBuilder line = new StringBuilder();
        int column = 0;
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            switch (character) {
                case '\r' -> column = 0;
                case '\b' -> column = Math.max(0, column - 1);
                case '\n' -> {
                    settled.append(line).append('\n');
                    line.setLength(0);
                    column = 0;
                }
                default -> {
                    line.replace(column, Math.min(column + 1, line.length()), String.valueOf(character));
                    column++;
                }
            }
        }
        return settled.append(line).toString();
    }
}
