package dev.tunebook.kernel.run.page;

/** Text made safe for HTML. */
final class Html {
    private Html() {}

    /** For element content and for attribute values in double quotes. */
    static String escape(String text) {
        StringBuilder html = new StringBuilder(text.length() + 16);
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            switch (character) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                default -> html.append(allowed(character) ? character : '\uFFFD');
            }
        }
        return html.toString();
    }

    /** HTML forbids control characters other than white space. */
    private static boolean allowed(char character) {
        return character >= ' ' && character != '\u007f' || character == '\n' || character == '\t' || character == '\r';
    }

    /** {@code <name class="…">text</name>}, the text escaped. */
    static String span(String cssClass, String text) {
        return "<span class=\"" + cssClass + "\">" + escape(text) + "</span>";
    }
}
